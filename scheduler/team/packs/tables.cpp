// What is not marked as verified was written from memory and only ever warns.
#include "scheduler/team/packs/tables.h"

#include <array>

namespace respite::packs {
namespace {

using enum RuleSeverity;
using Kind = PackBound::Kind;

constexpr PackBound kDailyRest{Kind::kRest, 11};
constexpr PackBound weekly_rest(int hours) { return {Kind::kWeeklyRest, hours}; }
// Four months are seventeen whole weeks.
constexpr PackBound kAverage{Kind::kAverage, 48, 17};
// Eight hours on each day but one of rest a week.
constexpr PackBound kNightAverage{Kind::kNightAverage, 48, 17};

constexpr std::array kDesk = std::to_array<PackRule>({
    {"BLK-MOV", kOff, "1", "", "desk policy",
     "Movable focus time gives way to urgent work within a weekly budget and is placed again.",
     true},
    {"BLK-DEF", kConsentPerson, "1", "", "desk policy",
     "Lunch and drop-in hours are given up only by the person's own consent.", true},
    {"BUDGET-W", kConsentPerson, "1", "", "desk policy",
     "Beyond the week's budget of interruptions the person is asked first.", true},
    {"PER-HOURS", kConsentPerson, "1", "", "desk policy",
     "Outside somebody's personal hours only they can say yes.", true},
    {"BLK-NN", kConsentPersonAndLead, "1", "", "desk policy",
     "Non-negotiable time is moved only with the person and a lead, and given back.", true},
    {"REST-D11", kOff, "1", "", "desk policy",
     "After an intervention the next work starts no earlier than eleven hours later.", true,
     kDailyRest},
    {"LEAVE", kForbid, "1", "", "desk policy", "Time away is time away.", true},
    {"BUSY", kForbid, "1", "", "desk policy", "Time that is booked is not booked twice.", true},
    {"PERS-5BD", kOff, "1", "", "desk policy",
     "Personal requests are done in quiet hours, within five business days.", true},
    {"BATCH-P4", kOff, "1", "", "desk policy",
     "Routine work is done together, within two business days.", true},
    {"SCOPE", kOff, "1", "", "desk policy",
     "What is outside the desk's scope or skills goes to a lead.", true},
    {"EMG-TEST", kOff, "1", "", "desk policy",
     "An emergency meets one of the published criteria; anything else is handled as urgent.", true},
    {"EMG-OK", kOff, "1", "", "desk policy", "This meets the published criteria for an emergency.",
     true},
    {"ONC-2x12", kOff, "1", "2016-04-16",
     "Site Reliability Engineering (O'Reilly 2016), chapter 11",
     "After two incidents in twelve hours the next one goes to the next person on call.", true},
    {"SVC-HOURS", kOff, "1", "", "desk policy", "Received outside service hours.", true},
    {"VIP-NOREFUSE", kOff, "1", "", "desk policy",
     "Always a dated offer, in turn within its priority.", true},
    {"PREEMPT-PERS", kOff, "1", "", "desk policy",
     "Personal favours give way to work and keep their promise.", true},
    {"SHIELD", kOff, "1", "", "desk policy",
     "A colleague with the same skill helps in place of the person asked for.", true},
    {"FOLLOW-SUN", kOff, "1", "", "desk policy", "Another team that is on shift helps.", true},
    {"SLA-RISK", kWarn, "1", "", "desk policy",
     "The first time that costs nobody their boundaries is later than the target.", true},
    {"DEADLINE-MISSED", kWarn, "1", "", "desk policy",
     "No time before the deadline is permitted; the first one after it is offered.", true},
});

constexpr std::array kEu = std::to_array<PackRule>({
    {"REST-D11", kForbid, "2003/88", "2004-08-02", "Directive 2003/88/EC, article 3",
     "Eleven consecutive hours of rest in every twenty-four.", true, kDailyRest},
    {"EU-BRK", kWarn, "2003/88", "2004-08-02", "Directive 2003/88/EC, article 4",
     "A break when the day is longer than six hours.", true},
    {"EU-W24", kForbid, "2003/88", "2004-08-02", "Directive 2003/88/EC, articles 5 and 16(a)",
     "Twenty-four uninterrupted hours in seven days, besides the daily rest.", true,
     weekly_rest(24)},
    {"EU-W35+11", kForbid, "C-477/21", "2023-03-02", "CJEU C-477/21 MAV-START",
     "Daily rest comes on top of weekly rest.", true, weekly_rest(35)},
    {"EU-48", kForbid, "2003/88", "2004-08-02", "Directive 2003/88/EC, articles 6 and 16(b)",
     "Forty-eight hours a week on average over four months.", true, kAverage},
    {"EU-N8", kWarn, "2003/88", "2004-08-02", "Directive 2003/88/EC, article 8",
     "Night work: eight hours on average.", false, kNightAverage},
    {"EU-COMP", kWarn, "2003/88", "2004-08-02", "Directive 2003/88/EC, articles 17 and 18",
     "A derogation is paid back with rest.", false},
});

constexpr std::array kUk = std::to_array<PackRule>({
    {"REST-D11", kConsentPersonAndLead, "1998/1833", "1998-10-01",
     "Working Time Regulations 1998, regulations 10, 21 and 24",
     "Eleven hours of rest a day; less only with the person and a lead, and given back hour for "
     "hour.",
     true, kDailyRest},
    {"UK-48", kForbid, "1998/1833", "1998-10-01",
     "Working Time Regulations 1998, regulations 4 and 5",
     "Forty-eight hours a week over seventeen weeks, unless opted out in writing.", true, kAverage},
    {"UK-W24", kConsentPersonAndLead, "1998/1833", "1998-10-01",
     "Working Time Regulations 1998, regulation 11",
     "Twenty-four hours in seven days, or forty-eight in fourteen.", true, weekly_rest(24)},
    {"UK-N8", kWarn, "1998/1833", "1998-10-01", "Working Time Regulations 1998, regulation 6",
     "Night work: eight hours on average over seventeen weeks.", false, kNightAverage},
});

constexpr std::array kFr = std::to_array<PackRule>({
    {"REST-D11", kForbid, "L3131-1", "2016-08-10", "Code du travail, article L3131-1",
     "Eleven consecutive hours of rest a day; an intervention starts them again.", true,
     kDailyRest},
    {"FR-W35", kForbid, "L3132-2", "2008-05-01", "Code du travail, article L3132-2",
     "Thirty-five consecutive hours of weekly rest.", true, weekly_rest(35)},
    {"FR-NOTICE",
     kWarn,
     "L3121-12",
     "2016-08-10",
     "Code du travail, article L3121-12",
     "Standby is announced fifteen days ahead.",
     true,
     {Kind::kNotice, 15}},
    {"FR-RTD", kWarn, "L2242-17", "2017-01-01", "Code du travail, article L2242-17",
     "The right to disconnect is agreed or chartered.", true},
});

// Portuguese law has a daily rest of its own (article 214), not yet checked: it warns only.
constexpr std::array kPt = std::to_array<PackRule>({
    {"RTD-PT", kForbid, "83/2021", "2022-01-01", "Codigo do Trabalho, article 199-A (Lei 83/2021)",
     "Nobody is contacted in their rest except for force majeure.", true},
    {"PT-D11", kWarn, "7/2009", "2009-02-17", "Codigo do Trabalho, article 214",
     "Eleven consecutive hours of rest a day.", false, kDailyRest},
});

constexpr std::array kBe = std::to_array<PackRule>({
    {"PER-HOURS", kConsentPerson, "2022-10-03", "2023-01-01",
     "Law of 26 March 2018 as amended 3 October 2022",
     "Off-hours contact only for what is unforeseen and cannot wait, and with consent.", true},
    {"BE-D11", kWarn, "1971-03-16", "1997-01-01", "Labour Act of 16 March 1971, article 38ter",
     "Eleven consecutive hours of rest a day.", false, kDailyRest},
});

constexpr std::array kAu = std::to_array<PackRule>({
    {"PER-HOURS", kConsentPerson, "s333M", "2024-08-26", "Fair Work Act 2009, section 333M",
     "Contact outside working hours may be declined unless that is unreasonable.", true},
});

constexpr std::array kSre = std::to_array<PackRule>({
    {"SRE-25",
     kWarn,
     "1",
     "2016-04-16",
     "Site Reliability Engineering (O'Reilly 2016), chapter 11",
     "At most half the time on operations, a quarter on call.",
     true,
     {Kind::kOnCall, 25}},
    {"SRE-8/6",
     kWarn,
     "1",
     "2016-04-16",
     "Site Reliability Engineering (O'Reilly 2016), chapter 11",
     "Eight people for one site, six for each of two.",
     true,
     {Kind::kTeamSize, 8, 6}},
    {"SRE-UNDERLOAD",
     kWarn,
     "1",
     "2016-04-16",
     "Site Reliability Engineering (O'Reilly 2016), chapter 11",
     "Everyone on call at least once or twice a quarter.",
     false,
     {Kind::kIdle, 1, 13}},
});

}  // namespace

std::span<const PackRule> table(PackId pack) {
  switch (pack) {
    case PackId::kNone:
      return kDesk;
    case PackId::kEu:
      return kEu;
    case PackId::kUk:
      return kUk;
    case PackId::kFr:
      return kFr;
    case PackId::kPt:
      return kPt;
    case PackId::kBe:
      return kBe;
    case PackId::kAu:
      return kAu;
    case PackId::kSre:
      return kSre;
  }
  return kDesk;
}

}  // namespace respite::packs
