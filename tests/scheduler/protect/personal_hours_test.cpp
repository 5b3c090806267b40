// Hours of people who work shifts, week by week. The control room serves 06:00 to 22:00; its
// shifts are published for the weeks of 9 and 16 March, and early ones alone for that of 23 March.
#include "scheduler/protect/personal_hours.h"

#include <gtest/gtest.h>

#include "tests/support/boundary/duties.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/times.h"

namespace respite::testing {
namespace {

using std::chrono::hours;
using test::instant;
using test::interval;

const Interval kMarch = interval("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");

// Weeks from Monday.
const Interval kFirst = interval("2026-03-09T00:00:00Z", "2026-03-16T00:00:00Z");
const Interval kSecond = interval("2026-03-16T00:00:00Z", "2026-03-23T00:00:00Z");
const Interval kThird = interval("2026-03-23T00:00:00Z", "2026-03-29T00:00:00Z");

OwnDesk room() { return read_desk_file("control_room.json"); }

IntervalSet weekly(const OwnDesk& snapshot, std::string_view id, Interval window) {
  const PersonalHours all(snapshot.desk, snapshot.calendars, snapshot.facts.timeline, kMarch);
  return intersect(all.weekly(*find_person(snapshot.desk, id)), window);
}

TEST(PersonalHours, AreTheTurnsAloneInAWeekThatShiftsCover) {
  const OwnDesk desk = room();
  for (const Interval& week : {kFirst, kSecond}) {  // an open shift is a shift all the same
    EXPECT_TRUE(weekly(desk, "ada", week).empty());
    EXPECT_TRUE(weekly(desk, "fay", week).empty());  // who has no turn in the second at all
  }
  const PersonalHours all(desk.desk, desk.calendars, desk.facts.timeline, kFirst);
  EXPECT_EQ(7 * hours{8}, all.turns(*find_person(desk.desk, "eli")).length());
}

TEST(PersonalHours, AreServiceHoursWhereShiftsDoNotCoverThem) {
  const OwnDesk desk = room();
  const IntervalSet third = weekly(desk, "ada", kThird);
  EXPECT_EQ(6 * hours{16}, third.length());
  EXPECT_TRUE(third.contains(interval("2026-03-23T06:00:00Z", "2026-03-23T22:00:00Z")));
  // Nothing is published before the ninth; the next day is the first of another week.
  EXPECT_TRUE(weekly(desk, "ada", kMarch).contains(instant("2026-03-08T21:59:00Z")));
}

TEST(PersonalHours, AHoleInAWeekGivesServiceHoursToTheWholeOfIt) {
  OwnDesk desk = room();
  std::vector<Duty> duties = duties_of(desk);
  std::erase_if(duties, [](const Duty& duty) {
    return duty.seat == "early" && duty.span.begin == instant("2026-03-12T06:00:00Z");
  });
  desk.facts.timeline = Timeline(duties);
  EXPECT_TRUE(weekly(desk, "ada", kFirst).contains(instant("2026-03-09T21:00:00Z")));
  EXPECT_TRUE(weekly(desk, "ada", kSecond).empty());
}

TEST(PersonalHours, OfOnesOwnAreKept) {
  const OwnDesk desk = room();
  EXPECT_TRUE(weekly(desk, "hal", kFirst)
                  .contains(interval("2026-03-09T09:00:00Z", "2026-03-09T17:00:00Z")));
  EXPECT_TRUE(weekly(desk, "jo", kFirst).empty());
}

TEST(PersonalHours, AreNobodysByTheShiftsOfARotaTheyDoNotStandIn) {
  OwnDesk desk = room();
  desk.desk.rotas[0].people.erase(desk.desk.rotas[0].people.begin());  // Ada
  EXPECT_FALSE(weekly(desk, "ada", kFirst).empty());
  EXPECT_TRUE(weekly(desk, "bo", kFirst).empty());
  desk.desk.rotas[0].counts = Counts::kStandby;
  EXPECT_FALSE(weekly(desk, "bo", kFirst).empty());
}

// Service around the clock: the shift that would hold the night to Monday was never published.
TEST(PersonalHours, ARotaMayBeginInTheMorningOfItsFirstWeek) {
  OwnDesk desk = room();
  desk.desk.service_hours.clear();
  for (unsigned day = 0; day < 7; ++day) {
    desk.desk.service_hours.push_back({Weekday{day}, hours{0}, hours{24}});
  }
  desk.desk.people[at(*find_person(desk.desk, "ada"))].hours = desk.desk.service_hours;
  EXPECT_TRUE(weekly(desk, "ada", kFirst).empty());
  desk.desk.week_start = std::chrono::Sunday;  // a day and a night are missing
  EXPECT_FALSE(weekly(desk, "ada", kFirst).empty());
  EXPECT_TRUE(weekly(desk, "ada", kSecond).contains(instant("2026-03-22T12:00:00Z")));
  EXPECT_FALSE(weekly(desk, "ada", kSecond)
                   .overlaps(interval("2026-03-16T00:00:00Z", "2026-03-22T00:00:00Z")));
}

}  // namespace
}  // namespace respite::testing
