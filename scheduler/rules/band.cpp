#include "scheduler/rules/band.h"

#include <algorithm>
#include <cassert>

#include "scheduler/team/service_time.h"

namespace respite {
namespace {

// [band]: the parts of `time` that fall in it. Together they are `time`, and no two meet.
using BandSets = std::array<IntervalSet, kBandCount>;

BandSets sort_into_bands(const IntervalSet& time, const BandHours& hours, Zone zone,
                         const HolidayCalendar& holidays) {
  if (time.empty()) return {};
  const Interval hull{time.begin()->begin, time.intervals().back().end};
  BandSets bands;
  IntervalSet rest = time;
  const auto take = [&](Band band, const IntervalSet& when) {
    bands[static_cast<std::size_t>(band)] = intersect(rest, when);
    rest = subtract(rest, when);
  };
  take(Band::kHoliday, holiday_time(holidays, zone, hull));
  take(Band::kWeekend, expand(hours.weekend, zone, hull));
  take(Band::kNight, expand(hours.night, zone, hull));
  take(Band::kEvening, expand(hours.evening, zone, hull));
  bands[static_cast<std::size_t>(Band::kDay)] = rest;
  return bands;
}

std::int64_t weight_of(Band band, const Fairness& weights) {
  switch (band) {
    case Band::kHoliday:
      return weights.holiday;
    case Band::kWeekend:
      return weights.weekend;
    case Band::kNight:
      return weights.night;
    case Band::kEvening:
      return weights.evening;
    case Band::kDay:
      return weights.day;
  }
  assert(false);
  return 0;
}

}  // namespace

std::string_view to_text(Band band) {
  switch (band) {
    case Band::kHoliday:
      return "holiday";
    case Band::kWeekend:
      return "weekend";
    case Band::kNight:
      return "night";
    case Band::kEvening:
      return "evening";
    case Band::kDay:
      return "day";
  }
  assert(false);
  return "";
}

std::vector<BandSpan> split_into_bands(Interval interval, const BandHours& hours, Zone zone,
                                       const HolidayCalendar& holidays) {
  const BandSets bands = sort_into_bands(IntervalSet{interval}, hours, zone, holidays);
  std::vector<BandSpan> spans;
  for (std::size_t band = 0; band < kBandCount; ++band) {
    for (const Interval& span : bands.at(band)) spans.push_back({span, static_cast<Band>(band)});
  }
  std::sort(spans.begin(), spans.end(),
            [](const BandSpan& a, const BandSpan& b) { return a.span < b.span; });
  return spans;
}

BandTimes band_times(const IntervalSet& time, const BandHours& hours, Zone zone,
                     const HolidayCalendar& holidays) {
  const BandSets bands = sort_into_bands(time, hours, zone, holidays);
  BandTimes times{};
  for (std::size_t band = 0; band < kBandCount; ++band) times.at(band) = bands.at(band).length();
  return times;
}

std::int64_t load_of(const BandTimes& times, const Fairness& weights, int factor_percent) {
  std::int64_t load = 0;
  for (std::size_t band = 0; band < kBandCount; ++band) {
    load += times.at(band).count() * weight_of(static_cast<Band>(band), weights);
  }
  return (load * factor_percent + 50) / 100;
}

}  // namespace respite
