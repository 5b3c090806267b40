#include "render/week_text.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

using namespace std::chrono_literals;
using std::chrono::Monday, std::chrono::Tuesday, std::chrono::Wednesday, std::chrono::Thursday;
using std::chrono::Saturday, std::chrono::Sunday;

WeekStretch on(Weekday day, Seconds from, Seconds to, int dates = 4, int of = 4) {
  return {day, from, to, dates, of};
}

TEST(UsualHours, DaysWithTheSameHoursStandTogether) {
  EXPECT_EQ("Mon 08:00-09:00, 16:00-18:00; Tue-Thu 08:00-09:00; Sat, Sun 00:00-24:00",
            usual_hours({on(Monday, 8h, 9h), on(Monday, 16h, 18h), on(Tuesday, 8h, 9h),
                         on(Wednesday, 8h, 9h), on(Thursday, 8h, 9h), on(Saturday, 0h, 24h),
                         on(Sunday, 0h, 24h)}));
}
TEST(UsualHours, WhatIsRareIsLeftOut) {
  EXPECT_EQ("", usual_hours({on(Monday, 8h, 9h, 1, 4)}));
  EXPECT_EQ("Mon 08:30-10:00",
            usual_hours({on(Monday, 8h, 8h + 30min, 1, 4), on(Monday, 8h + 30min, 9h, 2, 4),
                         on(Monday, 9h, 10h, 4, 4)}));
}
TEST(UsualHours, OfNothingAreNone) { EXPECT_EQ("", usual_hours({})); }

}  // namespace
}  // namespace respite
