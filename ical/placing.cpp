#include "ical/placing.h"

#include <algorithm>

namespace respite::ical {
namespace {

using std::chrono::ceil;
using std::chrono::days;

constexpr Day kFirstPlaced = make_day(kFirstYear, 1, 2);
constexpr Day kLastPlaced = make_day(kLastYear, 12, 30);

Wall end_wall(const Occurrence& occurrence) {
  if (const auto* whole = std::get_if<days>(occurrence.extent)) return occurrence.begin + *whole;
  if (const auto* exact = std::get_if<Seconds>(occurrence.extent)) {
    return occurrence.begin + *exact;
  }
  const Length& length = std::get<Length>(*occurrence.extent);
  return occurrence.begin + length.days + length.time;
}

Instant end_of(const Occurrence& occurrence) {
  if (const auto* exact = std::get_if<Seconds>(occurrence.extent)) return occurrence.at + *exact;
  const Length& length = std::get<Length>(*occurrence.extent);
  if (length.days == days{0}) return occurrence.at + length.time;
  return to_instant(*occurrence.clock, occurrence.begin + length.days) + length.time;
}

}  // namespace

std::optional<Extent> extent_of(Moment begin, bool all_day, const std::optional<Moment>& end,
                                const std::optional<Length>& length) {
  if (all_day) {
    days whole{1};
    if (end) whole = day_of(end->wall) - day_of(begin.wall);
    if (length) whole = length->days + std::chrono::floor<days>(length->time);
    if (whole < days{0}) return std::nullopt;
    return std::max(whole, days{1});  // DTEND on the day of DTSTART is a common way to say one day
  }
  if (length) return *length;
  if (!end) return Seconds{0};
  const Seconds exact = to_instant(*end->clock, end->wall) - to_instant(*begin.clock, begin.wall);
  if (exact < Seconds{0}) return std::nullopt;
  return exact;
}

days days_at_most(const Extent& extent) {
  if (const auto* whole = std::get_if<days>(&extent)) return *whole;
  if (const auto* exact = std::get_if<Seconds>(&extent)) return ceil<days>(*exact) + days{1};
  const Length& length = std::get<Length>(extent);
  return length.days + ceil<days>(length.time) + days{1};
}

Day last_day_of(const Occurrence& occurrence) {
  const Wall end = std::max(end_wall(occurrence), occurrence.begin + Seconds{1});
  return day_of(end - Seconds{1});
}

std::optional<Entry> to_entry(const Occurrence& occurrence, Zone floating_zone) {
  const Day last_day = last_day_of(occurrence);
  if (last_day < kFirstPlaced || day_of(occurrence.begin) > kLastPlaced) return std::nullopt;
  if (!occurrence.all_day()) {
    return to_entry(Interval{occurrence.at, std::max(occurrence.at, end_of(occurrence))},
                    floating_zone);
  }
  Entry entry;
  entry.all_day = true;
  entry.first = day_of(occurrence.begin);
  entry.last = last_day + days{1};
  entry.span = {floating_zone.at_transition(std::max(entry.first, kFirstPlaced)),
                floating_zone.at_transition(std::min(entry.last, kLastPlaced))};
  return entry;
}

Entry to_entry(Interval span, Zone floating_zone) {
  Entry entry;
  entry.span = span;
  const Instant last = std::max(span.begin, span.end - Seconds{1});
  entry.first = day_of(floating_zone.to_wall(span.begin));
  entry.last = day_of(floating_zone.to_wall(last)) + days{1};
  return entry;
}

}  // namespace respite::ical
