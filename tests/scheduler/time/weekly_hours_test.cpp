#include "scheduler/time/weekly_hours.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/times.h"

namespace respite {
namespace {

using std::chrono::Friday;
using std::chrono::hours;
using std::chrono::Monday;
using std::chrono::Saturday;
using std::chrono::Sunday;
using std::chrono::Thursday;
using test::clock_time;
using test::day;
using test::interval;
using test::zone;

WeeklySpan span(Weekday weekday, std::string_view from, std::string_view to) {
  return {weekday, clock_time(from), clock_time(to)};
}

std::vector<std::string> texts(const IntervalSet& set) {
  std::vector<std::string> all;
  for (const Interval& i : set) all.push_back(test::text(i));
  return all;
}

using Texts = std::vector<std::string>;

TEST(WeeklyHours, RunOnTheirWeekdays) {
  const WeeklyHours office{span(Monday, "09:00", "12:30"), span(Friday, "13:00", "24:00")};
  EXPECT_EQ(texts(expand(office, zone("Europe/London"), day("2026-06-01"), day("2026-06-08"))),
            (Texts{"2026-06-01T08:00:00Z/2026-06-01T11:30:00Z",
                   "2026-06-05T12:00:00Z/2026-06-05T23:00:00Z"}));
}

TEST(WeeklyHours, RunPastMidnight) {
  const WeeklyHours night{span(Monday, "22:00", "06:00")};
  EXPECT_EQ(texts(expand(night, zone("Europe/London"), day("2026-06-01"), day("2026-06-02"))),
            (Texts{"2026-06-01T21:00:00Z/2026-06-02T05:00:00Z"}));
}

TEST(WeeklyHours, LastAWholeDayFromATimeToItself) {
  const WeeklyHours whole{span(Monday, "09:00", "09:00"), span(Saturday, "00:00", "24:00")};
  const IntervalSet found = expand(whole, Zone::utc(), day("2026-06-01"), day("2026-06-08"));
  EXPECT_EQ(texts(found), (Texts{"2026-06-01T09:00:00Z/2026-06-02T09:00:00Z",
                                 "2026-06-06T00:00:00Z/2026-06-07T00:00:00Z"}));
}

TEST(WeeklyHours, LastTrueHoursAcrossClockChanges) {
  const WeeklyHours night{span(Saturday, "20:00", "08:00")};
  const Zone london = zone("Europe/London");
  EXPECT_EQ(expand(night, london, day("2026-10-24"), day("2026-10-25")).length(), hours{13});
  EXPECT_EQ(expand(night, london, day("2026-03-28"), day("2026-03-29")).length(), hours{11});
  EXPECT_EQ(expand(night, london, day("2026-06-06"), day("2026-06-07")).length(), hours{12});
}

// Acceptance T12: 13:00-18:00 New York on the day the clocks go forward.
TEST(WeeklyHours, FollowTheZone) {
  EXPECT_EQ(texts(expand({span(Sunday, "13:00", "18:00")}, zone("America/New_York"),
                         day("2026-03-08"), day("2026-03-09"))),
            (Texts{"2026-03-08T17:00:00Z/2026-03-08T22:00:00Z"}));
}

TEST(WeeklyHours, AreEmptyWhereTheClockSkipsThem) {
  const Zone london = zone("Europe/London");
  const WeeklyHours skipped{span(Sunday, "01:00", "02:00")};
  EXPECT_TRUE(expand(skipped, london, day("2026-03-29"), day("2026-03-30")).empty());
  EXPECT_TRUE(occurrences(skipped, london, london.day_span(day("2026-03-29"))).empty());
  // Half of it skipped: what is left.
  EXPECT_EQ(expand({span(Sunday, "01:30", "03:00")}, london, day("2026-03-29"), day("2026-03-30"))
                .length(),
            hours{1});
  // A Friday that was skipped as a whole.
  EXPECT_TRUE(expand({span(Friday, "00:00", "24:00")}, zone("Pacific/Apia"), day("2011-12-30"),
                     day("2011-12-31"))
                  .empty());
}

TEST(WeeklyHours, TakeTheFirstOfRepeatedTimes) {
  EXPECT_EQ(texts(expand({span(Sunday, "01:30", "02:00")}, zone("Europe/London"), day("2026-10-25"),
                         day("2026-10-26"))),
            (Texts{"2026-10-25T00:30:00Z/2026-10-25T02:00:00Z"}));
}

TEST(WeeklyHoursInWindow, IncludeSpansBegunBefore) {
  const WeeklyHours night{span(Sunday, "22:00", "06:00"), span(Thursday, "09:00", "09:00")};
  EXPECT_EQ(
      texts(expand(night, Zone::utc(), interval("2026-06-01T02:00:00Z", "2026-06-05T03:00:00Z"))),
      (Texts{"2026-06-01T02:00:00Z/2026-06-01T06:00:00Z",
             "2026-06-04T09:00:00Z/2026-06-05T03:00:00Z"}));
}

TEST(WeeklyHoursInWindow, AreNothingInAnEmptyWindow) {
  const WeeklyHours always{span(Monday, "00:00", "24:00")};
  EXPECT_TRUE(expand(always, Zone::utc(), Interval{}).empty());
  EXPECT_TRUE(
      expand({}, Zone::utc(), interval("2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z")).empty());
}

TEST(Occurrences, StayWholeAndApart) {
  const WeeklyHours shifts{span(Monday, "06:00", "14:00"), span(Monday, "14:00", "22:00")};
  const auto found = occurrences(shifts, zone("Europe/London"),
                                 interval("2026-06-01T06:00:00Z", "2026-06-01T14:00:00Z"));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(to_text(found[0].begin), "2026-06-01T06:00:00");
  EXPECT_EQ(to_text(found[0].end), "2026-06-01T14:00:00");
  EXPECT_EQ(test::text(found[0].span), "2026-06-01T05:00:00Z/2026-06-01T13:00:00Z");
  EXPECT_EQ(test::text(found[1].span), "2026-06-01T13:00:00Z/2026-06-01T21:00:00Z");
}

// Whatever the window, the hours in it are the hours of a far wider one, clipped.
TEST(WeeklyHoursInWindow, AgreeWithAWiderExpansion) {
  constexpr unsigned kSeed = 11;
  std::mt19937 engine(kSeed);
  const auto roll = [&](int low, int high) {
    return std::uniform_int_distribution<>(low, high)(engine);
  };
  constexpr std::array<std::string_view, 5> kZones{
      "Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Cairo"};
  for (int round = 0; round < 1500; ++round) {
    const Zone there = zone(kZones.at(static_cast<std::size_t>(roll(0, 4))));
    WeeklyHours weekly;
    for (int i = roll(0, 5); i > 0; --i) {
      weekly.push_back({Weekday{static_cast<unsigned>(roll(0, 6))},
                        std::chrono::minutes{15 * roll(0, 96)},
                        std::chrono::minutes{15 * roll(0, 96)}});
    }
    const Day around = make_day(roll(0, 1) ? 2011 : 2026, 1, 1) + std::chrono::days{roll(0, 364)};
    const Instant begin = there.at_transition(around) + std::chrono::minutes{roll(0, 1440)};
    const Interval window{begin, begin + std::chrono::minutes{roll(0, 6000)}};
    const IntervalSet wide =
        expand(weekly, there, around - std::chrono::days{9}, around + std::chrono::days{14});
    ASSERT_EQ(expand(weekly, there, window), intersect(wide, window))
        << "seed " << kSeed << ", round " << round << ", " << there.name() << ' '
        << test::text(window);
  }
}

}  // namespace
}  // namespace respite
