#include "scheduler/rules/runs.h"

#include <gtest/gtest.h>

#include <vector>

namespace respite {
namespace {

using Stretch = respite::Run;  // inside a test, Run is a member of it

std::vector<Stretch> runs_of(const std::vector<int>& days) {
  std::vector<Stretch> runs;
  for_each_run(days, [&](Stretch run) { runs.push_back(run); });
  return runs;
}

TEST(ForEachRun, JoinsNeighbouringDays) {
  const std::vector<Stretch> expected = {{1, 3}, {5, 6}, {9, 9}};
  EXPECT_EQ(runs_of({1, 2, 3, 5, 6, 9}), expected);
}

TEST(ForEachRun, CountsARepeatedDayOnce) {
  const std::vector<Stretch> expected = {{4, 5}};
  EXPECT_EQ(runs_of({4, 4, 5, 5}), expected);
  EXPECT_EQ(runs_of({4, 4, 5, 5}).front().length(), 2);
}

TEST(ForEachRun, FindsNoneInNothing) { EXPECT_TRUE(runs_of({}).empty()); }

//   1 2 3 . . 6        two days off
TEST(DaysOffBetween, AreTheDaysInBetween) {
  EXPECT_EQ(days_off_between({1, 3}, {6, 6}), (Stretch{4, 5}));
  EXPECT_EQ(days_off_between({1, 3}, {4, 6}).length(), 0);
}

TEST(DaysOver, CountsEachDayBeyond) {
  EXPECT_EQ(days_over({1, 5}, 5), 0);
  EXPECT_EQ(days_over({1, 7}, 5), 2);
}

TEST(DaysShort, CountsEachDayMissing) {
  EXPECT_EQ(days_short({1, 2}, 2), 0);
  EXPECT_EQ(days_short({1, 1}, 3), 2);
}

//   known   [1 . . . . . .31]
TEST(IsFinished, OnlyInsideWhatIsKnown) {
  const Stretch known{1, 31};
  EXPECT_FALSE(is_finished({1, 2}, known));
  EXPECT_TRUE(is_finished({2, 2}, known));
  EXPECT_TRUE(is_finished({9, 30}, known));
  EXPECT_FALSE(is_finished({30, 31}, known));
}

}  // namespace
}  // namespace respite
