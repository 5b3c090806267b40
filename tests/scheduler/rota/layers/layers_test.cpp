#include "scheduler/rota/layers/layers.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite {
namespace {

using test::interval;
using test::wall;
using test::zone;

DutyLayer weekly(std::vector<std::string> people) {
  DutyLayer layer;
  layer.zone = zone("Europe/London");
  layer.rotation.first = wall("2026-01-05T09:00");
  for (std::string& person : people) layer.rotation.holders.push_back({std::move(person)});
  return layer;
}

std::string text_of(const std::vector<LayerDuty>& duties) {
  std::string text;
  for (const LayerDuty& duty : duties) {
    text += test::text(duty.span);
    for (const std::string& holder : duty.holders) text += ' ' + holder;
    text += '\n';
  }
  return text;
}

WeeklyHours every_day(TimeOfDay from, TimeOfDay to) {
  WeeklyHours hours;
  for (unsigned day = 0; day < 7; ++day) hours.push_back({Weekday{day}, from, to});
  return hours;
}

TEST(OnAlone, HandsOverOnTheWallClockOverAClockChange) {
  EXPECT_EQ(text_of(on_alone(weekly({"ana", "ben"}),
                             interval("2026-03-20T00:00:00Z", "2026-04-01T00:00:00Z"))),
            "2026-03-20T00:00:00Z/2026-03-23T09:00:00Z ana\n"
            "2026-03-23T09:00:00Z/2026-03-30T08:00:00Z ben\n"
            "2026-03-30T08:00:00Z/2026-04-01T00:00:00Z ana\n");
}

TEST(OnAlone, ElapsedHoursDriftOverAClockChangeAndWallHoursDoNot) {
  DutyLayer layer = weekly({"ana", "ben"});
  layer.rotation.first = wall("2026-03-28T08:00");
  const Interval window = interval("2026-03-28T20:00:00Z", "2026-03-29T12:00:00Z");
  layer.rotation.every = EveryHours{12};
  EXPECT_EQ(text_of(on_alone(layer, window)),
            "2026-03-28T20:00:00Z/2026-03-29T08:00:00Z ben\n"
            "2026-03-29T08:00:00Z/2026-03-29T12:00:00Z ana\n");
  layer.rotation.every = EveryWallHours{12};
  EXPECT_EQ(text_of(on_alone(layer, window)),
            "2026-03-28T20:00:00Z/2026-03-29T07:00:00Z ben\n"
            "2026-03-29T07:00:00Z/2026-03-29T12:00:00Z ana\n");
}

TEST(OnAlone, GoesOnBeforeItsFirstTurnWhereItIsActive) {
  EXPECT_EQ(text_of(on_alone(weekly({"ana", "ben", "cy"}),
                             interval("2025-12-29T09:00:00Z", "2026-01-06T00:00:00Z"))),
            "2025-12-29T09:00:00Z/2026-01-05T09:00:00Z cy\n"
            "2026-01-05T09:00:00Z/2026-01-06T00:00:00Z ana\n");
}

TEST(OnAlone, AMonthEndsOnItsLastDay) {
  DutyLayer layer = weekly({"ana", "ben"});
  layer.zone = Zone::utc();
  layer.rotation = {EveryMonths{1}, wall("2026-01-31T00:00"), {{"ana"}, {"ben"}}, 1, {}};
  EXPECT_EQ(text_of(on_alone(layer, interval("2026-02-01T00:00:00Z", "2026-03-31T00:00:00Z"))),
            "2026-02-01T00:00:00Z/2026-02-28T00:00:00Z ben\n"
            "2026-02-28T00:00:00Z/2026-03-31T00:00:00Z ana\n");
}

TEST(OnAlone, IsOnInItsHoursWhileItIsActiveAndATurnOfNobodyIsAGap) {
  DutyLayer layer = weekly({"ana"});
  layer.rotation.every = EveryDays{1};
  layer.rotation.holders.emplace_back();
  layer.hours = every_day(std::chrono::hours{22}, std::chrono::hours{6});
  layer.active.end = test::instant("2026-01-08T00:00:00Z");
  EXPECT_EQ(text_of(on_alone(layer, interval("2026-01-05T12:00:00Z", "2026-01-09T00:00:00Z"))),
            "2026-01-05T22:00:00Z/2026-01-06T06:00:00Z ana\n"
            "2026-01-07T22:00:00Z/2026-01-08T00:00:00Z ana\n");
}

TEST(OnAlone, LastsAsLongAsItSays) {
  DutyLayer layer = weekly({"ana", "ben"});
  layer.rotation.lasts = std::chrono::hours{48};
  EXPECT_EQ(text_of(on_alone(layer, interval("2026-01-05T12:00:00Z", "2026-01-13T00:00:00Z"))),
            "2026-01-05T12:00:00Z/2026-01-07T09:00:00Z ana\n"
            "2026-01-12T09:00:00Z/2026-01-13T00:00:00Z ben\n");
}

// low   ana------------------------ana
// high          ben----ben
TEST(OnTogether, TheHigherLevelHidesTheLowerAndEqualsStandTogether) {
  const DutyLayer low = weekly({"ana"});
  DutyLayer high = weekly({"ben"});
  high.level = 1;
  high.hours = every_day(std::chrono::hours{9}, std::chrono::hours{17});
  const DutyLayer beside = weekly({"cy"});
  const auto all = on_together(std::vector{low, high, beside},
                               interval("2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z"));
  EXPECT_EQ(text_of(all[0]),
            "2026-01-05T00:00:00Z/2026-01-05T09:00:00Z ana\n"
            "2026-01-05T17:00:00Z/2026-01-06T00:00:00Z ana\n");
  EXPECT_EQ(text_of(all[1]), "2026-01-05T09:00:00Z/2026-01-05T17:00:00Z ben\n");
  EXPECT_EQ(text_of(all[2]),
            "2026-01-05T00:00:00Z/2026-01-05T09:00:00Z cy\n"
            "2026-01-05T17:00:00Z/2026-01-06T00:00:00Z cy\n");
}

}  // namespace
}  // namespace respite
