#include "scheduler/rules/tolerance.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite::test {
namespace {

TEST(ToleratedLeave, IsWhatBeginsInTheLastHoursOfATurn) {
  const Interval turn = span(0, 100);
  const auto of = [&](Interval leave, int tolerance) {
    return tolerated_leave(IntervalSet{leave}, turn, Seconds{tolerance});
  };
  EXPECT_EQ(of(span(90, 300), 10), IntervalSet{span(90, 100)});
  EXPECT_EQ(of(span(89, 300), 10), IntervalSet{});
  EXPECT_EQ(of(span(90, 95), 10), (IntervalSet{span(90, 95)}));
  EXPECT_EQ(of(span(0, 300), 100), IntervalSet{});  // it begins with the turn
  EXPECT_EQ(of(span(100, 300), 100), IntervalSet{});
  EXPECT_EQ(of(span(90, 300), 0), IntervalSet{});
}

}  // namespace
}  // namespace respite::test
