#include "scheduler/rules/any_weeks.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/support/times.h"

namespace respite::test {
namespace {

int number(std::string_view text) { return static_cast<int>(day(text).time_since_epoch().count()); }

TEST(WeekNumber, ChangesOnTheStartOfTheWeek) {
  // 2026-12-07 is a Monday.
  EXPECT_EQ(week_number(number("2026-12-07"), std::chrono::Monday),
            week_number(number("2026-12-13"), std::chrono::Monday));
  EXPECT_EQ(week_number(number("2026-12-07"), std::chrono::Monday),
            week_number(number("2026-12-06"), std::chrono::Monday) + 1);
  EXPECT_EQ(week_number(number("2026-12-06"), std::chrono::Sunday),
            week_number(number("2026-12-12"), std::chrono::Sunday));
  EXPECT_EQ(week_number(number("2026-12-06"), std::chrono::Sunday),
            week_number(number("2026-12-05"), std::chrono::Sunday) + 1);
}

TEST(WeekNumber, HasSevenDaysEverywhereForEveryStart) {
  for (unsigned start = 0; start < 7; ++start)
    for (int from = -30; from < 30; ++from) {
      const Weekday weekday{start};
      const Day date{std::chrono::days{from}};
      const int step = week_number(from, weekday) - week_number(from - 1, weekday);
      EXPECT_EQ(step, weekday_of(date) == weekday ? 1 : 0) << from << " start " << start;
    }
}

TEST(WeekendNumber, KeepsFridayToMondayTogether) {
  const int friday = number("2026-12-11");
  EXPECT_EQ(weekend_number(friday), weekend_number(friday + 3));
  EXPECT_EQ(weekend_number(friday) + 1, weekend_number(friday + 7));
}

struct Case {
  std::vector<int> marks;
  int most;
  int weeks;
  std::vector<std::size_t> too_many;
};

TEST(IsOneTooMany, LooksBackOverAnyWeeks) {
  const std::vector<Case> cases = {
      {{1, 2, 4}, 2, 3, {}},         //  x x . x     1 to 4 are four weeks
      {{1, 2, 3}, 2, 3, {2}},        //  x x x
      {{1, 3, 3}, 2, 3, {2}},        //  x . 2
      {{1, 2, 3, 4}, 2, 3, {2, 3}},  //  x x x x     both the third and the fourth
      {{1, 2, 3, 4}, 2, 4, {2, 3}},
      {{1, 4, 7}, 1, 3, {}},  //  x . . x . . x
      {{1, 4, 7}, 1, 4, {1, 2}},
      {{5, 9}, 0, 1, {0, 1}},  //  never
      {{}, 1, 4, {}},
  };
  for (const Case& c : cases) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < c.marks.size(); ++i)
      if (is_one_too_many(c.marks, i, c.most, c.weeks)) found.push_back(i);
    EXPECT_EQ(found, c.too_many) << "at most " << c.most << " in any " << c.weeks;
  }
}

//   weeks   10    11    12    14
//   hours    8    16     8    40
TEST(TimeInWeeksUntil, SumsTheWeeksThatEndThere) {
  using std::chrono::hours;
  const std::vector<WeekTime> times = {
      {10, hours{8}}, {11, hours{16}}, {12, hours{8}}, {14, hours{40}}};
  EXPECT_EQ(time_in_weeks_until(times, 0, 2), hours{8});
  EXPECT_EQ(time_in_weeks_until(times, 2, 1), hours{8});
  EXPECT_EQ(time_in_weeks_until(times, 2, 2), hours{24});
  EXPECT_EQ(time_in_weeks_until(times, 3, 2), hours{40});
  EXPECT_EQ(time_in_weeks_until(times, 3, 5), hours{72});
}

}  // namespace
}  // namespace respite::test
