#include "scheduler/boundary/call_out.h"

#include <algorithm>

#include "scheduler/rules/band.h"

namespace respite {
namespace {

// What is missing from the daily rest on the better side of the work: rest before it or after it,
// whichever of the two was kept, counts; so the shortfall is that of the longer one.
Seconds missing_rest(const PersonTime& time, Interval span) {
  std::optional<Instant> before;
  std::optional<Instant> after;
  const IntervalSet work = subtract(time.shift, time.parts.leave);
  for (const Interval& each : work) {
    if (each.begin < span.begin) before = std::min(each.end, span.begin);
    if (span.end < each.end && !after) after = std::max(each.begin, span.end);
  }
  const Seconds rest_before = before ? Seconds{span.begin - *before} : kDailyRest;
  const Seconds rest_after = after ? Seconds{*after - span.end} : kDailyRest;
  return std::max(Seconds{0}, kDailyRest - std::max(rest_before, rest_after));
}

const HolidayCalendar& holidays_of(const DeskSnapshot& snapshot, PersonIndex person) {
  const auto site = snapshot.desk.people[at(person)].site;
  return site && at(*site) < snapshot.calendars.sites.size() ? snapshot.calendars.sites[at(*site)]
                                                             : snapshot.calendars.desk;
}

}  // namespace

Owed owed_for(const Availability& known, PersonIndex person, Interval span) {
  const PersonTime& time = known.of(person);
  if (time.shift.contains(span)) return {};
  IntervalSet outside = gaps(time.shift, span);
  if (outside.length() < kShortestCallOut) {
    const Instant begin = outside.begin()->begin;
    outside = IntervalSet{{begin, begin + kShortestCallOut}};
  }
  const Desk& desk = known.desk->desk;
  const BandTimes bands =
      band_times(outside, desk.bands, time.parts.zone, holidays_of(*known.desk, person));
  return {Seconds{load_of(bands, desk.fairness, 100)}, missing_rest(time, span)};
}

}  // namespace respite
