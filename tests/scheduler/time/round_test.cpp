#include "scheduler/time/round.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite {
namespace {

using std::chrono::minutes;
using test::interval;
using test::text;

TEST(Round, OutwardAndInwardToTheQuarterHour) {
  const struct {
    Interval span;
    const char* outward;
    const char* inward;
  } cases[] = {
      {interval("2026-12-07T09:00:00Z", "2026-12-07T10:00:00Z"),
       "2026-12-07T09:00:00Z/2026-12-07T10:00:00Z", "2026-12-07T09:00:00Z/2026-12-07T10:00:00Z"},
      {interval("2026-12-07T09:07:00Z", "2026-12-07T09:53:00Z"),
       "2026-12-07T09:00:00Z/2026-12-07T10:00:00Z", "2026-12-07T09:15:00Z/2026-12-07T09:45:00Z"},
      {interval("2026-12-07T23:59:59Z", "2026-12-08T00:00:01Z"),
       "2026-12-07T23:45:00Z/2026-12-08T00:15:00Z", "2026-12-08T00:00:00Z/2026-12-08T00:00:00Z"},
  };
  for (const auto& each : cases) {
    EXPECT_EQ(text(round_outward(each.span, minutes{15})), each.outward);
    EXPECT_EQ(text(round_inward(each.span, minutes{15})), each.inward);
  }
}

TEST(Round, BeforeTheEpochTooAndEmptyStaysEmpty) {
  const Instant before{-Seconds{1}};
  EXPECT_EQ(round_down(before, minutes{15}), Instant{-Seconds{900}});
  EXPECT_EQ(round_up(before, minutes{15}), Instant{});
  EXPECT_TRUE(round_outward({before, before}, minutes{15}).empty());
}

}  // namespace
}  // namespace respite
