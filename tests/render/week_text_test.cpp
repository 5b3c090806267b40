#include "render/week_text.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::Monday, std::chrono::Tuesday, std::chrono::Wednesday, std::chrono::Thursday;
using std::chrono::Saturday, std::chrono::Sunday;

WeekStretch on(Weekday day, Seconds from, Seconds to, int dates = 4, int of = 4) {
  return {day, from, to, dates, of};
}

TEST(UsualHours, DaysWithTheSameHoursStandTogether) {
  EXPECT_EQ("Mon 08:00-09:00, 16:00-18:00; Tue-Thu 08:00-09:00; Sat, Sun 00:00-24:00",
            usual_hours({on(Monday, hours{8}, hours{9}), on(Monday, hours{16}, hours{18}),
                         on(Tuesday, hours{8}, hours{9}), on(Wednesday, hours{8}, hours{9}),
                         on(Thursday, hours{8}, hours{9}), on(Saturday, hours{0}, hours{24}),
                         on(Sunday, hours{0}, hours{24})}));
}
TEST(UsualHours, WhatIsRareIsLeftOut) {
  EXPECT_EQ("", usual_hours({on(Monday, hours{8}, hours{9}, 1, 4)}));
  EXPECT_EQ("Mon 08:30-10:00", usual_hours({on(Monday, hours{8}, hours{8} + minutes{30}, 1, 4),
                                            on(Monday, hours{8} + minutes{30}, hours{9}, 2, 4),
                                            on(Monday, hours{9}, hours{10}, 4, 4)}));
}
TEST(UsualHours, OfNothingAreNone) { EXPECT_EQ("", usual_hours({})); }

}  // namespace
}  // namespace respite
