#include "scheduler/rules/night.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite::test {
namespace {

const WeeklyHours kDark = {{std::chrono::Monday, clock_time("22:00"), clock_time("06:00")},
                           {std::chrono::Tuesday, clock_time("22:00"), clock_time("06:00")}};

std::vector<Day> nights_of(std::string_view begin, std::string_view end) {
  const Zone berlin = zone("Europe/Berlin");
  const auto at = [&](std::string_view text) {
    return berlin.at_transition(parse_wall(text).value());
  };
  return nights_in(IntervalSet{{at(begin), at(end)}}, kDark, berlin);
}

// 2026-12-07 is a Monday.
TEST(NightsIn, CountsThoseOfWhichThreeHoursAreCovered) {
  EXPECT_EQ(nights_of("2026-12-07T18:00", "2026-12-08T00:30"), std::vector<Day>{});
  EXPECT_EQ(nights_of("2026-12-07T18:00", "2026-12-08T01:00"), std::vector<Day>{day("2026-12-07")});
  EXPECT_EQ(nights_of("2026-12-08T03:00", "2026-12-08T14:00"), std::vector<Day>{day("2026-12-07")});
  EXPECT_EQ(nights_of("2026-12-07T09:00", "2026-12-09T09:00"),
            (std::vector<Day>{day("2026-12-07"), day("2026-12-08")}));
}

}  // namespace
}  // namespace respite::test
