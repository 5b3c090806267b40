#include "scheduler/time/service_timer.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite {
namespace {

using std::chrono::hours;
using test::instant;

ServiceClock open_from(int from, int to) {
  ServiceCalendar calendar;
  calendar.zone = *Zone::find("Europe/London");
  for (unsigned day = 1; day <= 5; ++day) {
    calendar.hours.push_back({Weekday{day}, hours{from}, hours{to}});
  }
  return ServiceClock(calendar);
}

const Instant kFriday = instant("2026-03-13T10:00:00Z");

TEST(Replay, T10PausedRetargetedAndResumedKeepsTheUsedHour) {
  const std::vector<TimerEvent> events = {{instant("2026-03-13T11:00:00Z"), Paused{}},
                                          {instant("2026-03-13T15:00:00Z"), NewTarget{hours{2}}},
                                          {instant("2026-03-16T09:30:00Z"), Resumed{}}};
  const TimerState state = replay(open_from(8, 18), kFriday, hours{4}, events);
  ASSERT_TRUE(state.due);
  EXPECT_EQ("2026-03-16T10:30:00Z", to_rfc3339(state.due->at));
  EXPECT_EQ(hours{1}, state.used);
  const std::vector<Interval> windows = {
      {kFriday, instant("2026-03-13T11:00:00Z")},
      {instant("2026-03-16T09:30:00Z"), instant("2026-03-16T10:30:00Z")}};
  EXPECT_EQ(windows, state.due->windows);
}
TEST(Replay, PausedIsNeverDue) {
  const std::vector<TimerEvent> events = {{instant("2026-03-13T11:00:00Z"), Paused{}}};
  const TimerState state = replay(open_from(8, 18), kFriday, hours{4}, events);
  EXPECT_TRUE(state.paused);
  EXPECT_FALSE(state.due);
}
TEST(Replay, APauseOverAWeekendCostsNoServiceTime) {
  const std::vector<TimerEvent> events = {{instant("2026-03-13T18:00:00Z"), Paused{}},
                                          {instant("2026-03-16T07:00:00Z"), Resumed{}}};
  const TimerState paused = replay(open_from(8, 18), kFriday, hours{12}, events);
  const TimerState running = replay(open_from(8, 18), kFriday, hours{12}, {});
  EXPECT_EQ(running.due, paused.due);
  EXPECT_EQ("2026-03-16T12:00:00Z", to_rfc3339(running.due->at));
}
TEST(Replay, AShorterTargetThanWasUsedWasDueInThePast) {
  const std::vector<TimerEvent> events = {{instant("2026-03-13T13:00:00Z"), NewTarget{hours{2}}}};
  EXPECT_EQ("2026-03-13T12:00:00Z",
            to_rfc3339(replay(open_from(8, 18), kFriday, hours{4}, events).due->at));
}
TEST(Replay, NewHoursMoveOnlyWhatIsLeft) {
  const ServiceClock shorter = open_from(8, 12);
  const std::vector<TimerEvent> events = {{instant("2026-03-13T16:00:00Z"), NewHours{&shorter}}};
  const TimerState state = replay(open_from(8, 18), kFriday, hours{8}, events);
  EXPECT_EQ(hours{6}, state.used);  // though the new hours would have allowed two
  EXPECT_EQ("2026-03-16T10:00:00Z", to_rfc3339(state.due->at));
}
TEST(Replay, PausedTwiceAndResumedTwiceCountsOnce) {
  const std::vector<TimerEvent> events = {{instant("2026-03-13T11:00:00Z"), Paused{}},
                                          {instant("2026-03-13T12:00:00Z"), Paused{}},
                                          {instant("2026-03-13T13:00:00Z"), Resumed{}},
                                          {instant("2026-03-13T14:00:00Z"), Resumed{}}};
  EXPECT_EQ("2026-03-13T16:00:00Z",
            to_rfc3339(replay(open_from(8, 18), kFriday, hours{4}, events).due->at));
}

}  // namespace
}  // namespace respite
