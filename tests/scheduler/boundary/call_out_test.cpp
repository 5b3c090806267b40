// What a call-out is worth. Ben works 08:00 to 16:30; evenings weigh 2, nights 3, holidays 4.
#include <gtest/gtest.h>

#include "scheduler/boundary/call_out.h"
#include "tests/support/boundary/duties.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/times.h"

namespace respite::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

Owed owed(std::string_view begin, std::string_view end, std::optional<Interval> turn = {}) {
  OwnDesk firm = law_firm();
  for (unsigned day = 0; day < 7; ++day) {
    firm.desk.bands.evening.push_back({Weekday{day}, hours{18}, hours{22}});
    firm.desk.bands.night.push_back({Weekday{day}, hours{22}, hours{7}});
  }
  const PersonIndex ben = *find_person(firm.desk, "ben");
  if (turn) add_turn(firm, "ben", *turn);
  const Interval span = test::interval(begin, end);
  const Availability known = work_out(std::make_shared<const DeskSnapshot>(firm),
                                      {span.begin - days{14}, span.end + days{14}});
  return owed_for(known, ben, span);
}

TEST(OwedFor, WeighsEachBand) {
  EXPECT_EQ(owed("2026-03-04T21:00:00Z", "2026-03-04T23:00:00Z").load, hours{2} + hours{3});
}

TEST(OwedFor, CountsHalfAnHourAtLeast) {
  EXPECT_EQ(owed("2026-03-04T20:00:00Z", "2026-03-04T20:06:00Z").load, hours{1});
  // Into the night, where the half hour ends.
  EXPECT_EQ(owed("2026-03-04T21:50:00Z", "2026-03-04T22:00:00Z").load, minutes{20} + hours{1});
  EXPECT_EQ(owed("2026-03-04T20:00:00Z", "2026-03-04T20:31:00Z").load, minutes{62});
}

TEST(OwedFor, CountsOnlyWhatLiesOutsidePersonalHours) {
  EXPECT_EQ(owed("2026-03-04T15:30:00Z", "2026-03-04T17:30:00Z").load, hours{1});
  EXPECT_EQ(owed("2026-03-04T16:00:00Z", "2026-03-04T16:40:00Z").load, minutes{30});
  EXPECT_EQ(owed("2026-03-04T10:00:00Z", "2026-03-04T11:00:00Z").load, Seconds{0});
  EXPECT_EQ(owed("2026-03-04T10:00:00Z", "2026-03-04T11:00:00Z").rest, Seconds{0});
}

TEST(OwedFor, AWorkTurnCountsAsPersonalHours) {
  const Interval duty = test::interval("2026-03-04T16:30:00Z", "2026-03-04T22:00:00Z");
  EXPECT_EQ(owed("2026-03-04T20:00:00Z", "2026-03-04T21:00:00Z", duty).load, Seconds{0});
  EXPECT_EQ(owed("2026-03-04T21:00:00Z", "2026-03-04T23:00:00Z", duty).load, hours{3});
}

TEST(OwedFor, AHolidayIsOutside) {
  EXPECT_EQ(owed("2026-04-03T10:00:00Z", "2026-04-03T11:00:00Z").load, hours{4});
}

TEST(OwedFor, GivesBackTheRestThatIsMissing) {
  struct Case {
    const char* begin;
    const char* end;
    Seconds rest;
  };
  const Case cases[] = {
      {"2026-03-04T18:00:00Z", "2026-03-04T20:00:00Z", Seconds{0}},   // twelve hours after it
      {"2026-03-04T18:00:00Z", "2026-03-04T21:00:00Z", Seconds{0}},   // eleven
      {"2026-03-04T18:00:00Z", "2026-03-04T23:00:00Z", hours{2}},     // nine
      {"2026-03-04T16:00:00Z", "2026-03-04T23:00:00Z", hours{2}},     // on from the shift
      {"2026-03-04T02:00:00Z", "2026-03-04T04:00:00Z", minutes{90}},  // nine and a half before
      {"2026-03-04T04:00:00Z", "2026-03-04T09:00:00Z", Seconds{0}},   // eleven and a half before
      {"2026-03-04T02:00:00Z", "2026-03-04T09:00:00Z", minutes{90}},  // into the shift
      {"2026-03-07T02:00:00Z", "2026-03-07T04:00:00Z", Seconds{0}},   // the weekend follows
  };
  for (const Case& each : cases) {
    EXPECT_EQ(owed(each.begin, each.end).rest, each.rest) << each.begin << " to " << each.end;
  }
}

}  // namespace
}  // namespace respite::testing
