// Bands: what kind of minute somebody on duty is living through.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"

namespace respite {

// The first that fits, in this order.
enum class Band { kHoliday, kWeekend, kNight, kEvening, kDay };
inline constexpr std::size_t kBandCount = 5;

[[nodiscard]] std::string_view to_text(Band band);  // "holiday"

struct BandSpan {
  Interval span;
  Band band;
  friend bool operator==(const BandSpan&, const BandSpan&) = default;
};

// Elapsed seconds in each band.
using BandTimes = std::array<Seconds, kBandCount>;

// Cuts an interval into its bands, adjoining spans of one band joined; hours on the wall clock of
// the holder's zone, holidays of the holder's site (whole civil days there).
[[nodiscard]] std::vector<BandSpan> split_into_bands(Interval interval, const BandHours& hours,
                                                     Zone zone, const HolidayCalendar& holidays);
[[nodiscard]] BandTimes band_times(const IntervalSet& time, const BandHours& hours, Zone zone,
                                   const HolidayCalendar& holidays);

// Load: elapsed seconds times the band's weight times the seat's factor, to the nearest second.
[[nodiscard]] std::int64_t load_of(const BandTimes& times, const Fairness& weights,
                                   int factor_percent);

}  // namespace respite
