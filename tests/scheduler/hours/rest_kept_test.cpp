// Rest, as evidence: what was too short, and by how much.
#include "scheduler/hours/rest_kept.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite {
namespace {

using std::chrono::hours;
using test::interval;

const Interval kWindow = interval("2026-11-02T00:00:00Z", "2026-11-30T00:00:00Z");  // four weeks

WorkTime worked(std::vector<Interval> spans) {
  WorkTime time;
  time.work = IntervalSet(std::move(spans));
  return time;
}

RestKept kept(const WorkTime& time, PackId pack = PackId::kEu, Interval window = kWindow) {
  return rest_kept(time, rest_rules_of(pack), whole_weeks(Zone::utc(), std::chrono::Monday, window),
                   window);
}

TEST(RestKept, AnElevenHourNightIsEnoughAndAMinuteLessIsNot) {
  const RestKept enough = kept(worked({interval("2026-11-02T08:00:00Z", "2026-11-02T21:00:00Z"),
                                       interval("2026-11-03T08:00:00Z", "2026-11-03T16:00:00Z")}));
  EXPECT_EQ(enough.shortest_daily, hours{11});
  EXPECT_TRUE(enough.daily.empty());
  const RestKept too_short =
      kept(worked({interval("2026-11-02T08:00:00Z", "2026-11-02T21:00:00Z"),
                   interval("2026-11-03T07:59:00Z", "2026-11-03T16:00:00Z")}));
  ASSERT_EQ(too_short.daily.size(), 1U);
  EXPECT_EQ(too_short.daily[0].found, hours{11} - std::chrono::minutes{1});
  EXPECT_EQ(too_short.shortest_daily, too_short.daily[0].found);
}

TEST(RestKept, ACallAtNightBreaksTheRestItFallsInto) {
  WorkTime time = worked({interval("2026-11-02T09:00:00Z", "2026-11-02T17:00:00Z"),
                          interval("2026-11-03T09:00:00Z", "2026-11-03T17:00:00Z")});
  EXPECT_TRUE(kept(time).daily.empty());
  time.call_outs = IntervalSet{interval("2026-11-03T01:00:00Z", "2026-11-03T02:00:00Z")};
  ASSERT_EQ(kept(time).daily.size(), 1U);
  EXPECT_EQ(kept(time).daily[0].found, hours{8});  // from 17:00 to 01:00
}

TEST(RestKept, AWeekOfSevenDaysOnDutyHasNoWeeklyRest) {
  std::vector<Interval> days;
  for (int i = 0; i < 7; ++i) {
    const Instant begin = kWindow.begin + std::chrono::days{i} + hours{9};
    days.push_back({begin, begin + hours{8}});
  }
  const RestKept found = kept(worked(days));
  ASSERT_EQ(found.weekly.size(), 1U);
  EXPECT_EQ(found.weekly[0].found, hours{16});
  EXPECT_EQ(found.weekly[0].wanted, hours{35});
  EXPECT_EQ(kept(worked(days), PackId::kUk).weekly.at(0).wanted, hours{24});
  EXPECT_TRUE(kept(worked(days), PackId::kNone).weekly.empty());
}

TEST(RestKept, TheAverageLeavesLeaveOut) {
  const Interval window = interval("2026-08-03T00:00:00Z", "2026-11-30T00:00:00Z");  // 17 weeks
  std::vector<Interval> days;
  for (Instant at = window.begin; at < window.end; at += std::chrono::days{7})
    for (int i = 0; i < 5; ++i) {
      const Instant begin = at + std::chrono::days{i} + hours{9};
      days.push_back({begin, begin + hours{8}});
    }
  EXPECT_EQ(kept(worked(days), PackId::kUk, window).average, hours{40});
  const std::vector<Interval> fewer(days.begin() + 5, days.end());
  WorkTime away = worked(fewer);
  away.leave = IntervalSet{{window.begin, window.begin + std::chrono::days{7}}};
  EXPECT_EQ(kept(away, PackId::kUk, window).average, hours{40});
  EXPECT_EQ(kept(worked(fewer), PackId::kUk, window).average->count(),
            hours{40}.count() * 3600 * 16 / 17);
  EXPECT_EQ(kept(worked(days), PackId::kUk).average, std::nullopt);  // four weeks are too few
}

}  // namespace
}  // namespace respite
