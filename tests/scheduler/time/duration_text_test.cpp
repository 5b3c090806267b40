#include "scheduler/time/duration_text.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

using namespace std::chrono_literals;

TEST(HoursText, NeverFoldsHoursIntoDaysNorSaysSixtyMinutes) {
  EXPECT_EQ(hours_text(240h), "240 h");
  EXPECT_EQ(hours_text(285h + 59min + 58s), "286 h");
  EXPECT_EQ(hours_text(9h + 30min), "9 h 30 min");
  EXPECT_EQ(hours_text(45min), "45 min");
  EXPECT_EQ(hours_text(0h), "0 h");
  EXPECT_EQ(hours_text(-90min), "-1 h 30 min");
}

TEST(DaysText, CountsWholeDaysAndTheHoursOver) {
  EXPECT_EQ(days_text(336h), "14 days");
  EXPECT_EQ(days_text(167h), "6 days 23 h");
  EXPECT_EQ(days_text(24h), "24 h");
}

}  // namespace
}  // namespace respite
