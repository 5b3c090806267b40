#include "scheduler/rules/rest.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite::test {
namespace {

using std::chrono::hours;

const Interval kLate = interval("2026-12-07T14:00:00Z", "2026-12-07T22:00:00Z");
const Interval kEarly = interval("2026-12-08T07:00:00Z", "2026-12-08T15:00:00Z");

//   [ late )- - 9 h - -[ early )
TEST(TimeBetween, IsFromEndToBegin) { EXPECT_EQ(time_between(kLate, kEarly), hours{9}); }

TEST(TimeBetween, IsBelowZeroWhereTheyOverlap) {
  const Interval later{kLate.end - hours{1}, kEarly.end};
  EXPECT_EQ(time_between(kLate, later), hours{-1});
}

TEST(TimeBetween, IsElapsedNotWallClock) {
  // London's clocks go forward in this night: 22:00 to 09:00 on the wall, but 10 h.
  const Zone london = zone("Europe/London");
  const Interval late{london.at_transition(wall("2026-03-28T14:00")),
                      london.at_transition(wall("2026-03-28T22:00"))};
  const Interval next{london.at_transition(wall("2026-03-29T09:00")),
                      london.at_transition(wall("2026-03-29T17:00"))};
  EXPECT_EQ(time_between(late, next), hours{10});
}

TEST(IsTooShort, ExactlyTheLimitIsEnough) {
  EXPECT_FALSE(is_too_short(hours{11}, hours{11}));
  EXPECT_TRUE(is_too_short(hours{11} - Seconds{1}, hours{11}));
}

TEST(IsBackToBack, WantsTheSameInstant) {
  EXPECT_TRUE(is_back_to_back({kLate.begin, kEarly.begin}, kEarly));
  EXPECT_FALSE(is_back_to_back(kLate, kEarly));
}

}  // namespace
}  // namespace respite::test
