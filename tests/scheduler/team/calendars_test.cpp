#include "scheduler/team/calendars.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

TEST(HolidayCalendar, ContainsExactlyItsDays) {
  const HolidayCalendar calendar{
      {{make_day(2026, 12, 25), "Christmas Day"}, {make_day(2026, 12, 28), "Boxing Day"}}, {}};
  EXPECT_TRUE(calendar.contains(make_day(2026, 12, 25)));
  EXPECT_TRUE(calendar.contains(make_day(2026, 12, 28)));
  EXPECT_FALSE(calendar.contains(make_day(2026, 12, 24)));
  EXPECT_FALSE(calendar.contains(make_day(2026, 12, 26)));
  EXPECT_FALSE(calendar.contains(make_day(2026, 12, 29)));
  EXPECT_FALSE(HolidayCalendar{}.contains(make_day(2026, 12, 25)));
}

}  // namespace
}  // namespace respite
