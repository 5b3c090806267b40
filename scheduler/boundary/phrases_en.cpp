#include "scheduler/boundary/phrases.h"

namespace respite {
namespace {

constexpr Phrases kEnglish{
    .thanks = "Thank you for getting in touch.",
    .could = {.now = "{who} can help you right away; shall we book it?",
              .at = "{who} can help you on {when}; shall we book it?",
              .planned = "{who} can do this on {when}, and we can promise it by {latest}; shall we "
                         "book it?",
              .promised = "We can promise this by {latest}; the time is still to be found. Shall "
                          "we note it?",
              .called = "This is an emergency: {who} would have until {when} to answer it.",
              .agree = "{when} is possible only if somebody agrees to it; shall we ask?",
              .instead = "Without that, {who} can help you on {other}.",
              .lead = "{who} decides on this; shall we pass it on?"},
    .done = {.now = "It is booked: {who} helps you right away.",
             .at = "It is booked: {who} helps you on {when}.",
             .planned = "{who} has {when} set aside for this. The time may still move; it will be "
                        "done by {latest} at the latest.",
             .promised =
                 "It will be done by {latest} at the latest; the time is still to be found.",
             .called = "It is recorded as an emergency for {who}, who has until {when} to answer.",
             .agree = "We are asking whether {when} is possible.",
             .instead = "Until then it is booked that {who} helps you on {other}.",
             .lead = "It is passed on to {who}, who decides."},
    .agree_later = "On {later} we will ask whether {when} is possible.",
    .meanwhile = "Meanwhile this may help: {article} ({link}).",
    .not_an_emergency = "This counts as urgent.",
    .emergency = "If it is an emergency ({criteria}), please say so and we will act at once.",
    .emergency_by =
        "If it is an emergency ({criteria}), please reach us {by} and we will act at once.",
    .reach_us = "Please reach us at once {by}.",
    .ways = {.phone = {"by phone", "by phone on {by}"},
             .mail = {"by e-mail", "by e-mail to {by}"},
             .chat = {"in the chat", "in the chat {by}"},
             .in_person = {"in person", "in person, {by}"},
             .address = "at {by}",
             .other = "by {by}"},
    .policy = "This is how we work: {policy}.",
    .nobody_has_skill = "Nobody knows {skill} yet; {people} might learn it.",
    .too_long = "Within {days} days nobody has that much time in one piece; it needs to be split.",
    .seat_empty = "The call goes to the next person in line.",
    .unskilled_on_duty = "Nobody free on duty knows {skill}; {who} is on duty and finds help.",
    .taken_on_duty = "Everybody on duty is taken; {who} decides what comes first.",
    .date = "{weekday} {day} {month}{year}, {time}",
    .first_of_month = "1",
    .weekdays = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
    .months = {"January", "February", "March", "April", "May", "June", "July", "August",
               "September", "October", "November", "December"},
    .reasons = {"A block that can move gives way and is placed again.",
                "A defended break is given up only by the person.",
                "The week has had its share of interruptions; one more takes the person's consent.",
                "The time is outside the person's hours.",
                "The time is non-negotiable; the person and a lead decide together.",
                "Rest comes first.",
                "The person is not available.",
                "The time is taken.",
                "Personal requests are done in quiet hours within five business days.",
                "Routine work is done together.",
                "A lead decides this one.",
                "None of the criteria for an emergency was given, so it counts as urgent.",
                "It meets the criteria for an emergency.",
                "After two call-outs the next person in line takes over.",
                "It came in outside service hours.",
                "There is always a date, in turn.",
                "A favour gives way to work and keeps its promise.",
                "A colleague with the same skill can help.",
                "Another team that is on shift can help.",
                "The first time that is free for everybody is later than our target.",
                "No time before the deadline is permitted; this is the first one after it.",
                "Nobody may be asked in their time off."},
};

}  // namespace

const Phrases& english() { return kEnglish; }

}  // namespace respite
