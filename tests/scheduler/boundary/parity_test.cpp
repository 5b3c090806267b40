#include "scheduler/boundary/parity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/support/boundary/duties.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/boundary/random_desk.h"
#include "tests/support/times.h"

namespace respite::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using test::instant;
using test::interval;

// A week without holidays: London and Lisbon on UTC, Paris an hour ahead, New York five behind
// (four from 8 March 2026 on).
const Interval kParityWeek = interval("2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z");

Availability known_around(const OwnDesk& snapshot, Interval window) {
  return work_out(std::make_shared<const DeskSnapshot>(snapshot),
                  {window.begin - days{7}, window.end + days{7}});
}
SkillParity parity_in(const OwnDesk& snapshot, std::string_view skill, Interval window) {
  const auto found = std::find(snapshot.desk.skills.begin(), snapshot.desk.skills.end(), skill);
  const auto place = static_cast<std::size_t>(found - snapshot.desk.skills.begin());
  return find_parity(known_around(snapshot, window), window).skills.at(place);
}
PersonIndex who(const OwnDesk& snapshot, std::string_view id) {
  return *find_person(snapshot.desk, id);
}
void give(OwnDesk& snapshot, std::string_view id, std::string_view skill, Level level) {
  const auto& skills = snapshot.desk.skills;
  const auto found = std::find(skills.begin(), skills.end(), skill);
  snapshot.desk.people[at(who(snapshot, id))].skills.push_back(
      {index_of<SkillIndex>(static_cast<std::size_t>(found - skills.begin())), level});
}

std::string text(const std::vector<WeekStretch>& stretches) {
  std::string all;
  for (const WeekStretch& s : stretches) {
    all += std::string(short_name(s.weekday)) + ' ' + to_text(s.from) + '-' + to_text(s.to) + ' ' +
           std::to_string(s.dates) + '/' + std::to_string(s.of) + '\n';
  }
  return all;
}

TEST(Parity, HoursAndLearningOfTheOnlyHolder) {
  const OwnDesk firm = law_firm();
  const SkillParity backup = parity_in(firm, "backup", kParityWeek);
  EXPECT_EQ(std::vector{who(firm, "dinis")}, backup.holders);
  EXPECT_EQ(5 * hours{9} - hours{2}, backup.one);  // from nine; Monday's learning from four
  EXPECT_EQ(Seconds{0}, backup.two);
  EXPECT_EQ(
      "mon 08:00-09:00 1/1\nmon 16:00-18:00 1/1\ntue 08:00-09:00 1/1\nwed 08:00-09:00 1/1\n"
      "thu 08:00-09:00 1/1\nfri 08:00-09:00 1/1\n",
      text(backup.nobody_by_week));
  EXPECT_EQ(hours{7}, backup.wanting.length());
}
TEST(Parity, TwoWhoAreThereTogether) {
  const OwnDesk firm = law_firm();
  // Ben 08:00-16:30 less Thursday 10:00-12:00, Dinis 09:00-18:00 less Monday 16:00-18:00.
  const SkillParity linux_skill = parity_in(firm, "linux", kParityWeek);
  EXPECT_EQ(2U, linux_skill.holders.size());
  EXPECT_EQ(5 * hours{10} - minutes{90}, linux_skill.one);
  EXPECT_EQ(5 * minutes{450} - minutes{30} - hours{2}, linux_skill.two);
  EXPECT_EQ("mon 16:30-18:00 1/1\n", text(linux_skill.nobody_by_week));
}
TEST(Parity, WhoIsThereMostMightLearn) {
  const OwnDesk firm = law_firm();
  const SkillParity backup = parity_in(firm, "backup", kParityWeek);
  // Ben and Chloé are there from eight on, Ben on Monday until half past four as well; Erin from
  // Monday four to six, Asha to half past five.
  const std::vector<Learner> wanted = {{who(firm, "ben"), false, 5 * hours{1} + minutes{30}},
                                       {who(firm, "chloe"), false, 5 * hours{1}},
                                       {who(firm, "erin"), false, hours{2}}};
  EXPECT_EQ(wanted, backup.learners);
}
TEST(Parity, WhoHasBegunComesFirst) {
  OwnDesk firm = law_firm();
  give(firm, "asha", "backup", Level::kNovice);
  const SkillParity backup = parity_in(firm, "backup", kParityWeek);
  EXPECT_EQ((Learner{who(firm, "asha"), true, minutes{90}}), backup.learners.front());
  EXPECT_EQ(1U, backup.holders.size());  // a novice is not able
}
TEST(Parity, LeaveHolidaysDutyAndRestCount) {
  OwnDesk firm = law_firm();
  firm.facts.people.resize(firm.desk.people.size());
  PersonFacts& dinis = firm.facts.people[at(who(firm, "dinis"))];
  dinis.leave = IntervalSet{interval("2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z")};
  add_turn(firm, "dinis", interval("2026-03-04T08:00:00Z", "2026-03-04T09:00:00Z"));
  dinis.work_ended = instant("2026-03-05T04:00:00Z");  // rests until three
  EXPECT_EQ(hours{7} + hours{10} + hours{3} + hours{9}, parity_in(firm, "backup", kParityWeek).one);
}
TEST(Parity, BookingsLunchAndFocusAreNoAbsence) {
  OwnDesk firm = law_firm();
  firm.facts.people.resize(firm.desk.people.size());
  PersonFacts& dinis = firm.facts.people[at(who(firm, "dinis"))];
  dinis.booked = IntervalSet{interval("2026-03-03T09:00:00Z", "2026-03-03T18:00:00Z")};
  dinis.placed = {{interval("2026-03-04T09:00:00Z", "2026-03-04T12:00:00Z"), Firmness::kMovable},
                  {interval("2026-03-04T12:00:00Z", "2026-03-04T15:00:00Z"), Firmness::kDefended}};
  EXPECT_EQ(5 * hours{9} - hours{2}, parity_in(firm, "backup", kParityWeek).one);
}
TEST(Parity, WhoIsAwayAllTheTimeHoldsNothing) {
  OwnDesk firm = law_firm();
  firm.facts.people.resize(firm.desk.people.size());
  firm.facts.people[at(who(firm, "ben"))].leave = IntervalSet{kParityWeek};
  const SkillParity linux_skill = parity_in(firm, "linux", kParityWeek);
  EXPECT_EQ(std::vector{who(firm, "dinis")}, linux_skill.holders);
}
TEST(Parity, OneWhoIsAlwaysThereIsStillAlone) {
  OwnDesk firm = law_firm();
  firm.desk.service_hours = {{std::chrono::Tuesday, hours{9}, hours{17}}};
  const SkillParity backup = parity_in(firm, "backup", kParityWeek);
  EXPECT_TRUE(backup.nobody.empty());
  EXPECT_EQ(hours{8}, backup.wanting.length());
  EXPECT_EQ((Learner{who(firm, "asha"), false, hours{8}}), backup.learners.front());
}
TEST(Parity, ColleaguesOfTheFirstTeamComeFirstAmongEquals) {
  OwnDesk firm = law_firm();
  firm.desk.service_hours = {{std::chrono::Tuesday, hours{9}, hours{16}}};
  std::swap(firm.desk.teams[0], firm.desk.teams[1]);
  std::vector<PersonIndex> order;
  for (const Learner& learner : parity_in(firm, "backup", kParityWeek).learners) {
    EXPECT_EQ(hours{7}, learner.helps);
    order.push_back(learner.person);
  }
  EXPECT_EQ((std::vector{who(firm, "chloe"), who(firm, "asha"), who(firm, "ben")}), order);
}
TEST(Parity, TwoAtAllTimesWantNobody) {
  OwnDesk firm = law_firm();
  firm.desk.service_hours = {{std::chrono::Tuesday, hours{9}, hours{16}}};
  const SkillParity linux_skill = parity_in(firm, "linux", kParityWeek);
  EXPECT_EQ(linux_skill.one, linux_skill.two);
  EXPECT_TRUE(linux_skill.wanting.empty());
  EXPECT_TRUE(linux_skill.learners.empty());
}
TEST(Parity, ASkillNobodyIsAbleIn) {
  OwnDesk firm = law_firm();
  firm.desk.skills.push_back("cobol");
  const SkillParity cobol = parity_in(firm, "cobol", kParityWeek);
  EXPECT_TRUE(cobol.holders.empty());
  EXPECT_EQ(5 * hours{10}, cobol.nobody.length());
  EXPECT_EQ(3U, cobol.learners.size());
}

TEST(HoursOfWeek, CountsDatesNotHours) {
  // London repeats 01:00 to 02:00 on 25 October 2026.
  const Zone london = test::zone("Europe/London");
  const IntervalSet night{interval("2026-10-24T23:00:00Z", "2026-10-25T03:00:00Z"),
                          interval("2026-11-01T01:00:00Z", "2026-11-01T02:00:00Z")};
  EXPECT_EQ("sun 00:00-01:00 1/1\nsun 01:00-02:00 2/2\nsun 02:00-03:00 1/1\n",
            text(hours_of_week(night, night, london, std::chrono::Monday)));
}
TEST(HoursOfWeek, BeginsWithTheWeek) {
  const IntervalSet all{interval("2026-03-01T08:00:00Z", "2026-03-01T09:00:00Z"),
                        interval("2026-03-02T08:00:00Z", "2026-03-02T09:10:00Z")};
  EXPECT_EQ("sun 08:00-09:00 1/1\nmon 08:00-09:15 1/1\n",
            text(hours_of_week(all, all, Zone::utc(), std::chrono::Sunday)));
}

// On random desks, against a count of the minutes.
TEST(Parity, AgreesWithACountOfTheMinutes) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const Instant first = instant("2026-03-23T00:00:00Z");
    const OwnDesk snapshot = random_desk(6, 14, first, random);
    const Interval window{first, first + days{9}};
    const Availability known = known_around(snapshot, window);
    const Parity parity = find_parity(known, window);
    for (const SkillParity& skill : parity.skills) {
      Seconds one{};
      Seconds two{};
      for (Instant t = window.begin; t < window.end; t += minutes{1}) {
        if (!known.service.is_open(t)) continue;
        int there = 0;
        for (std::size_t i = 0; i < snapshot.desk.people.size(); ++i) {
          const PersonTime& time = *known.people[i];
          const auto& blocks = time.parts.blocks;
          const bool learns = std::any_of(blocks.begin(), blocks.end(), [t](const Block& b) {
            return b.firmness == Firmness::kNonnegotiable && b.span.contains(t);
          });
          const bool rests = time.rested && *time.parts.work_ended <= t && t < *time.rested;
          if (time.shift.contains(t) && !time.parts.leave.contains(t) && !learns && !rests &&
              has_skills(snapshot.desk.people[i], {{skill.skill, Level::kAble}}, t)) {
            ++there;
          }
        }
        if (there > 0) one += minutes{1};
        if (there > 1) two += minutes{1};
      }
      EXPECT_EQ(one, skill.one);
      EXPECT_EQ(two, skill.two);
      EXPECT_EQ(parity.service, skill.one + skill.nobody.length());
    }
  }
}

}  // namespace
}  // namespace respite::testing
