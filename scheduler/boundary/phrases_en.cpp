#include "scheduler/boundary/phrases.h"

namespace respite {
namespace {

constexpr Phrases kEnglish{
    .thanks = "Thank you for getting in touch.",
    .now = "{who} can help you right away.",
    .at = "{who} will help you on {when}.",
    .planned = "{who} plans to do this on {when}, and it will be done by {latest} at the latest.",
    .promised = "It will be done by {latest} at the latest; we will tell you the exact time.",
    .called = "{who} has been called and will answer you by {when}.",
    .asking = "We are asking whether {when} is possible. You can count on {who} on {other}.",
    .only_asking = "We are asking whether {when} is possible and will let you know.",
    .lead = "{who} will look at this with you and tell you what we can do.",
    .meanwhile = "Meanwhile this may help: {article} ({link}).",
    .not_an_emergency = "We are treating this as urgent.",
    .emergency = "If it is an emergency ({criteria}), please say so and we will act at once.",
    .emergency_by =
        "If it is an emergency ({criteria}), please reach us by {by} and we will act at once.",
    .policy = "This is how we work: {policy}.",
    .nobody_has_skill = "Nobody knows {skill} yet; {people} might learn it.",
    .too_long = "No day has that much time in one piece; it needs to be split.",
    .seat_empty = "The call goes to the next person in line.",
    .unskilled_on_duty = "Nobody free on duty knows {skill}; {who} is on duty and finds help.",
    .taken_on_duty = "Everybody on duty is taken; {who} decides what comes first.",
    .date = "{weekday} {day} {month}, {time}",
    .weekdays = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
    .months = {"January", "February", "March", "April", "May", "June", "July", "August",
               "September", "October", "November", "December"},
    .reasons = {"A block that can move was moved and will be placed again.",
                "A defended break is given up only by the person.",
                "The week has had its share of interruptions, so the person is asked.",
                "The time is outside the person's hours.",
                "The time is non-negotiable; the person and a lead decide together.",
                "Rest comes first.",
                "The person is not available.",
                "The time is taken.",
                "Personal requests are done in quiet hours within five business days.",
                "Routine work is done together.",
                "A lead decides this one.",
                "None of the criteria for an emergency was given, so it is handled as urgent.",
                "It meets the criteria for an emergency.",
                "After two call-outs the next person in line takes over.",
                "It came in outside service hours.",
                "There is always a date, in turn.",
                "A favour gives way to work and keeps its promise.",
                "A colleague with the same skill helps.",
                "Another team that is on shift helps.",
                "The first time that is free for everybody is later than our target.",
                "No time before the deadline is permitted; this is the first one after it.",
                "Nobody may be asked in their time off."},
};

}  // namespace

const Phrases& english() { return kEnglish; }

}  // namespace respite
