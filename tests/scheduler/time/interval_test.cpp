#include "scheduler/time/interval.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite {
namespace {

using test::span;

TEST(Interval, IsHalfOpen) {
  EXPECT_TRUE(span(2, 5).contains(Instant{Seconds{2}}));
  EXPECT_FALSE(span(2, 5).contains(Instant{Seconds{5}}));
  EXPECT_EQ(span(2, 5).length(), Seconds{3});
}

TEST(Interval, IsEmptyWhereItEndsAtOrBeforeItsBegin) {
  EXPECT_TRUE(span(5, 5).empty());
  EXPECT_TRUE(span(5, 2).empty());
  EXPECT_EQ(span(5, 2).length(), Seconds{0});
}

//   0 1 2 3 4 5 6 7 8
//       [-----)
TEST(Interval, OverlapsOnlyWhereTimeIsShared) {
  EXPECT_TRUE(span(2, 5).overlaps(span(4, 8)));
  EXPECT_TRUE(span(2, 5).overlaps(span(0, 8)));
  EXPECT_FALSE(span(2, 5).overlaps(span(5, 8)));
  EXPECT_FALSE(span(2, 5).overlaps(span(0, 2)));
  EXPECT_FALSE(span(2, 5).overlaps(span(3, 3)));
}

TEST(Intersection, IsEmptyAndNeverNegativeWhereNothingIsShared) {
  EXPECT_EQ(intersection(span(2, 5), span(4, 8)), span(4, 5));
  EXPECT_EQ(intersection(span(2, 5), span(7, 8)), span(7, 7));
  EXPECT_EQ(intersection(span(7, 8), span(2, 5)), span(7, 7));
}

}  // namespace
}  // namespace respite
