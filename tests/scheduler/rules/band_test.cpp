#include "scheduler/rules/band.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/times.h"

namespace respite {
namespace {

using std::chrono::hours;
using test::clock_time;
using test::interval;
using test::zone;

WeeklyHours every_day(std::string_view from, std::string_view to) {
  WeeklyHours all;
  for (unsigned weekday = 0; weekday < 7; ++weekday) {
    all.push_back({Weekday{weekday}, clock_time(from), clock_time(to)});
  }
  return all;
}

BandHours usual_hours() {
  return {{{std::chrono::Saturday, clock_time("00:00"), clock_time("24:00")},
           {std::chrono::Sunday, clock_time("00:00"), clock_time("24:00")}},
          every_day("22:00", "06:00"),
          every_day("18:00", "22:00")};
}

const HolidayCalendar kChristmas{
    {{make_day(2026, 12, 25), "Christmas Day"}, {make_day(2026, 12, 28), "Boxing Day"}}, {}};

std::vector<std::string> texts(const std::vector<BandSpan>& spans) {
  std::vector<std::string> all;
  all.reserve(spans.size());
  for (const BandSpan& s : spans)
    all.push_back(test::text(s.span) + ' ' + std::string(to_text(s.band)));
  return all;
}

using Texts = std::vector<std::string>;

// Thu 24 Dec (a working day) to Tue 29 Dec 2026; Christmas is a Friday, Boxing Day kept on Monday.
TEST(SplitIntoBands, TakesTheFirstThatFits) {
  EXPECT_EQ(texts(split_into_bands(interval("2026-12-24T17:00:00Z", "2026-12-29T09:00:00Z"),
                                   usual_hours(), zone("Europe/London"), kChristmas)),
            (Texts{"2026-12-24T17:00:00Z/2026-12-24T18:00:00Z day",
                   "2026-12-24T18:00:00Z/2026-12-24T22:00:00Z evening",
                   "2026-12-24T22:00:00Z/2026-12-25T00:00:00Z night",
                   "2026-12-25T00:00:00Z/2026-12-26T00:00:00Z holiday",
                   "2026-12-26T00:00:00Z/2026-12-28T00:00:00Z weekend",
                   "2026-12-28T00:00:00Z/2026-12-29T00:00:00Z holiday",
                   "2026-12-29T00:00:00Z/2026-12-29T06:00:00Z night",
                   "2026-12-29T06:00:00Z/2026-12-29T09:00:00Z day"}));
}

TEST(SplitIntoBands, GoesByTheHoldersClock) {
  const Interval noon = interval("2026-12-08T12:00:00Z", "2026-12-08T13:00:00Z");
  EXPECT_EQ(texts(split_into_bands(noon, usual_hours(), zone("Europe/London"), {})),
            Texts{"2026-12-08T12:00:00Z/2026-12-08T13:00:00Z day"});
  EXPECT_EQ(texts(split_into_bands(noon, usual_hours(), zone("Australia/Sydney"), {})),
            Texts{"2026-12-08T12:00:00Z/2026-12-08T13:00:00Z night"});
}

TEST(SplitIntoBands, IsNothingForNothing) {
  EXPECT_TRUE(split_into_bands(Interval{}, usual_hours(), Zone::utc(), kChristmas).empty());
}

TEST(BandTimes, CountTrueHoursOfAChangedNight) {
  const IntervalSet weekend{interval("2026-10-23T17:00:00Z", "2026-10-26T07:00:00Z")};
  const BandTimes times = band_times(weekend, usual_hours(), zone("Europe/London"), {});
  EXPECT_EQ(times, (BandTimes{hours{0}, hours{49}, hours{8}, hours{4}, hours{1}}));
}

TEST(BandTimes, HoldForSetsWithHoles) {
  const IntervalSet evenings{interval("2026-12-08T17:00:00Z", "2026-12-08T19:00:00Z"),
                             interval("2026-12-09T21:00:00Z", "2026-12-10T07:00:00Z")};
  const BandTimes times = band_times(evenings, usual_hours(), zone("Europe/London"), {});
  EXPECT_EQ(times, (BandTimes{hours{0}, hours{0}, hours{8}, hours{2}, hours{2}}));
}

TEST(LoadOf, WeighsBandsAndSeat) {
  const Fairness weights{.day = 1,
                         .evening = 2,
                         .night = 3,
                         .weekend = 4,
                         .holiday = 5,
                         .half_life = {},
                         .leave_lowers_share = false,
                         .weight = 100};
  const BandTimes times{Seconds{10000}, Seconds{1000}, Seconds{100}, Seconds{10}, Seconds{1}};
  EXPECT_EQ(load_of(times, weights, 100), 54321);
  EXPECT_EQ(load_of(times, weights, 50), 27161);  // 27160.5, to the nearest
  EXPECT_EQ(load_of(times, weights, 0), 0);
  EXPECT_EQ(load_of({}, weights, 100), 0);
}

// The oracle reads the clock at every quarter of an hour and asks the rules one after the other.
Band band_at(Instant t, Zone there, const HolidayCalendar& holidays) {
  const Wall clock = there.to_wall(t);
  const Weekday weekday = weekday_of(day_of(clock));
  const TimeOfDay time = time_of_day(clock);
  if (holidays.contains(day_of(clock))) return Band::kHoliday;
  if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) return Band::kWeekend;
  if (time >= hours{22} || time < hours{6}) return Band::kNight;
  return time >= hours{18} ? Band::kEvening : Band::kDay;
}

TEST(Bands, AgreeWithTheClockReadEveryQuarter) {
  constexpr unsigned kSeed = 5;
  constexpr std::chrono::minutes kQuarter{15};
  constexpr std::array<std::string_view, 5> kZones{
      "Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"};
  std::mt19937 engine(kSeed);
  const auto roll = [&](int low, int high) {
    return std::uniform_int_distribution<>(low, high)(engine);
  };
  for (int round = 0; round < 300; ++round) {
    const Zone there = zone(kZones.at(static_cast<std::size_t>(roll(0, 4))));
    const Day first = make_day(roll(0, 1) ? 2011 : 2026, 1, 1) + std::chrono::days{roll(0, 350)};
    HolidayCalendar holidays;
    for (int i = 0; i < 14; ++i) {
      if (roll(0, 4) == 0) holidays.days.push_back({first + std::chrono::days{i}, "holiday"});
    }
    const Instant begin{Seconds{first.time_since_epoch()} + kQuarter * roll(0, 96)};
    const Interval window{begin, begin + kQuarter * roll(1, 1000)};
    SCOPED_TRACE(testing::Message() << "seed " << kSeed << ", round " << round << ", "
                                    << there.name() << ' ' << test::text(window));
    const auto spans = split_into_bands(window, usual_hours(), there, holidays);
    BandTimes expected{};
    Instant previous_end = window.begin;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      ASSERT_EQ(spans[i].span.begin, previous_end) << "a hole or an overlap";
      ASSERT_TRUE(i == 0 || spans[i - 1].band != spans[i].band) << "two spans that are one";
      previous_end = spans[i].span.end;
      for (Instant t = spans[i].span.begin; t < spans[i].span.end; t += kQuarter) {
        ASSERT_EQ(to_text(spans[i].band), to_text(band_at(t, there, holidays))) << to_rfc3339(t);
        expected.at(static_cast<std::size_t>(spans[i].band)) += kQuarter;
      }
    }
    ASSERT_EQ(previous_end, window.end);
    ASSERT_EQ(band_times({window}, usual_hours(), there, holidays), expected);
  }
}

}  // namespace
}  // namespace respite
