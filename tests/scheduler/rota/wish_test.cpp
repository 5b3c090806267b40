#include "scheduler/rota/wish.h"

#include <gtest/gtest.h>

#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

// The night from Monday 7 December 22:00 to Tuesday 06:00, London.
std::int32_t points(const Wish& wish, std::string_view in_zone = "Europe/London") {
  Desk desk = bare_desk(1);
  add_shifts(desk, "desk", {{"night", "22:00", "06:00", 1}});
  desk.people[0].wishes = {wish};
  desk.people[0].zone = zone(in_zone);
  return make_problem(desk, days_of_winter(1)).wish[0][0];
}

TEST(WishPoints, CostAHundredTimesTheWeight) {
  EXPECT_EQ(points({WishShift{"night"}, false, 3}), 300);
  EXPECT_EQ(points({WishShift{"night"}, true, 3}), -300);
  EXPECT_EQ(points({WishShift{"early"}, true, 3}), 0);
}

TEST(WishPoints, CountEachDayTheDutyRunsOn) {
  EXPECT_EQ(points({WishWeekday{std::chrono::Monday}, false, 1}), 100);
  EXPECT_EQ(points({WishWeekday{std::chrono::Tuesday}, false, 1}), 100);
  EXPECT_EQ(points({WishWeekday{std::chrono::Wednesday}, false, 1}), 0);
}

TEST(WishPoints, ReadDaysOnTheHoldersClock) {
  // In Kolkata the whole night is Tuesday (03:30 to 11:30).
  EXPECT_EQ(points({WishWeekday{std::chrono::Monday}, false, 1}, "Asia/Kolkata"), 0);
  EXPECT_EQ(points({WishWeekday{std::chrono::Tuesday}, false, 1}, "Asia/Kolkata"), 100);
}

TEST(WishPoints, TakeBothDatesIn) {
  const auto dates = [](std::string_view first, std::string_view last) {
    return Wish{WishDate{day(first), day(last)}, false, 1};
  };
  EXPECT_EQ(points(dates("2026-12-05", "2026-12-07")), 100);
  EXPECT_EQ(points(dates("2026-12-08", "2026-12-08")), 100);
  EXPECT_EQ(points(dates("2026-12-09", "2026-12-12")), 0);
}

TEST(WishPoints, LeaveCompanyToThePairs) {
  EXPECT_EQ(points({WishCompany{PersonIndex{0}}, false, 5}), 0);
}

}  // namespace
}  // namespace respite::test
