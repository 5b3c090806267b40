#include "ical/series.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace respite::ical {
namespace {

using std::chrono::days;

constexpr Day kLastDay = make_day(kLastYear, 12, 31);

Instant as_if_utc(Wall wall) { return Instant{wall.time_since_epoch()}; }

// Whether `day`, an occurrence of the rule, is still before its UNTIL.
bool is_within_until(const Rule& rule, const Occurrence& occurrence) {
  if (!rule.until) return true;
  const Stamp& until = *rule.until;
  // A date and a time compared: all of the date's day is within.
  if (until.is_date() || occurrence.all_day())
    return day_of(occurrence.begin) <= day_of(until.wall);
  if (until.kind != Stamp::Kind::kUtc) return occurrence.begin <= until.wall;
  return to_instant(*occurrence.clock, occurrence.begin) <= as_if_utc(until.wall);
}

}  // namespace

struct Expander::Names {
  std::set<Instant> at;
  std::set<Day> on;

  static Instant key_of(const Occurrence& occurrence) {
    return occurrence.all_day() ? as_if_utc(occurrence.begin)
                                : to_instant(*occurrence.clock, occurrence.begin);
  }
  [[nodiscard]] bool contains(const Occurrence& occurrence) const {
    return at.contains(key_of(occurrence)) || on.contains(day_of(occurrence.begin));
  }
};

struct Expander::Later {
  Instant from;       // of the first occurrence changed, as Names has it
  Seconds shift{};    // on the wall clock
  bool known = true;  // false: moved in a way that cannot be carried over
  Occurrence as;      // clock, extent and words of what it becomes
};

std::vector<Series> group_by_uid(std::vector<RawEvent> events) {
  std::vector<Series> groups;
  std::unordered_map<std::string, std::size_t> group_of;
  // Of two changes to one occurrence the one with the higher SEQUENCE counts, then the later.
  std::map<std::tuple<std::size_t, Wall, Stamp::Kind, std::string>, std::size_t> change_of;
  for (RawEvent& event : events) {
    std::size_t group = groups.size();
    if (!event.uid.empty()) group = group_of.emplace(event.uid, group).first->second;
    if (group == groups.size()) groups.emplace_back();
    Series& series = groups[group];
    if (!event.replaces) {
      series.masters.push_back(std::move(event));
      continue;
    }
    const Stamp& named = *event.replaces;
    const auto [found, is_new] = change_of.emplace(
        std::tuple{group, named.wall, named.kind, named.tzid}, series.changes.size());
    if (is_new) {
      series.changes.push_back(std::move(event));
    } else if (event.sequence >= series.changes[found->second].sequence) {
      series.changes[found->second] = std::move(event);
    }
  }
  return groups;
}

Expander::Expander(const ReadOptions& options, Zones zones)
    : options_(options), zones_(std::move(zones)) {}

const WallClock* Expander::clock_of(const Stamp& stamp, const RawEvent& writer,
                                    const RawEvent& master) {
  // A floating EXDATE of an event with a zone is meant in that zone.
  const bool floats = stamp.kind == Stamp::Kind::kFloating;
  return floats ? zones_.find(master.start, master.calendar) : zones_.find(stamp, writer.calendar);
}

const WallClock* Expander::clock_of(const Stamp& stamp, const RawEvent& event) {
  return clock_of(stamp, event, event);
}

bool Expander::knows_zones_of(const RawEvent& event) {
  const auto known = [&](const Stamp& stamp) { return clock_of(stamp, event) != nullptr; };
  return known(event.start) && (!event.end || known(*event.end)) &&
         (!event.replaces || known(*event.replaces)) &&
         std::ranges::all_of(event.excluded, known) &&
         std::ranges::all_of(event.extra, [&](const ExtraDate& date) {
           return known(date.start) && (!date.end || known(*date.end));
         });
}

// The event at its own DTSTART; nothing, and a warning, where that cannot be placed.
std::optional<Occurrence> Expander::as_written(const RawEvent& event) {
  if (!knows_zones_of(event)) {
    warn(event, "skipped: it names a time zone that is not known");
    return std::nullopt;
  }
  const WallClock* clock = clock_of(event.start, event);
  const WallClock* end_clock = event.end ? clock_of(*event.end, event) : nullptr;
  const auto extent = extent_of(event, *clock, end_clock);
  if (!extent) {
    warn(event, "skipped: it ends before it begins");
    return std::nullopt;
  }
  return Occurrence{event.start.wall, clock, *extent, &event};
}

void Expander::add_name(Names& names, const Stamp& stamp, const RawEvent& writer,
                        const RawEvent& master) {
  if (stamp.is_date() || master.start.is_date()) {
    names.on.insert(day_of(stamp.wall));
  } else if (const WallClock* clock = clock_of(stamp, writer, master)) {
    names.at.insert(to_instant(*clock, stamp.wall));
  }
}

std::vector<Expander::Later> Expander::later_changes(const Series& series, const RawEvent& master) {
  std::vector<Later> later;
  for (const RawEvent& change : series.changes) {
    if (!change.and_later || !knows_zones_of(change)) continue;
    const auto becomes = as_written(change);
    if (!becomes) continue;
    const Stamp& named = *change.replaces;
    const bool same_clock = named.kind == change.start.kind && named.tzid == change.start.tzid;
    const Instant from = master.start.is_date() || named.is_date()
                             ? as_if_utc(day_of(named.wall))
                             : to_instant(*clock_of(named, change, master), named.wall);
    if (!same_clock) warn(change, "moves all later occurrences to another zone; they are skipped");
    later.push_back({from, change.start.wall - named.wall, same_clock, *becomes});
  }
  std::ranges::stable_sort(later, {}, &Later::from);
  return later;
}

void Expander::add_rule(std::vector<Occurrence>& found, const Rule& rule, const Occurrence& first,
                        days margin) {
  const Day start = day_of(first.begin);
  const Day from = day_of(options_.floating_zone.to_wall(options_.window.begin)) - margin;
  const Day window_end = day_of(options_.floating_zone.to_wall(options_.window.end)) + margin;
  // What counts is followed to its end: it says until when the calendar speaks.
  const Day last = rule.count ? kLastDay : std::min(window_end, kLastDay);
  const Occurrences days_found = find_occurrences(rule, start, from, last, budget_);
  budget_ -= std::min(budget_, days_found.work);
  if (!days_found.complete) {
    warn(*first.event, "its rule is too much work; some of its occurrences are missing");
  }
  for (const Day day : days_found.days) {
    Occurrence occurrence = first;
    occurrence.begin = day + time_of_day(first.begin);
    if (day <= window_end && is_within_until(rule, occurrence)) found.push_back(occurrence);
  }
  const days after_begin = last_day_of(first) - start;
  const Day ends = rule.until ? day_of(rule.until->wall) : days_found.ends.value_or(kLastDay);
  speaks_of(*first.event, ends + after_begin);
}

void Expander::add_extra(std::vector<Occurrence>& found, const ExtraDate& date,
                         const Occurrence& first) {
  const RawEvent& master = *first.event;
  Occurrence occurrence = first;
  occurrence.begin = date.start.wall;
  if (!master.start.is_date() && date.start.is_date()) {
    occurrence.begin += time_of_day(first.begin);  // the usual time, on that date
  } else {
    occurrence.clock = clock_of(date.start, master);
  }
  if (first.all_day()) occurrence.begin = day_of(occurrence.begin);
  if (date.length && !first.all_day()) occurrence.extent = *date.length;
  if (date.end && !first.all_day()) {
    occurrence.extent = to_instant(*clock_of(*date.end, master), date.end->wall) -
                        to_instant(*occurrence.clock, occurrence.begin);
  }
  speaks_of(master, last_day_of(occurrence));
  found.push_back(occurrence);
}

std::vector<Occurrence> Expander::occurrences_of(const RawEvent& master, const Occurrence& first,
                                                 days margin) {
  std::vector<Occurrence> found;
  if (master.rules.empty()) {
    found.push_back(first);
    speaks_of(master, last_day_of(first));
  }
  for (const Rule& rule : master.rules) add_rule(found, rule, first, margin);
  for (const ExtraDate& date : master.extra) add_extra(found, date, first);
  return found;
}

void Expander::expand_master(const Series& series, const RawEvent& master) {
  const auto first = as_written(master);
  if (!first) return;
  Names gone;
  for (const Stamp& stamp : master.excluded) add_name(gone, stamp, master, master);
  for (const RawEvent& change : series.changes) add_name(gone, *change.replaces, change, master);
  const std::vector<Later> later = later_changes(series, master);
  days margin = days_at_most(first->extent) + days{2};
  for (const Later& change : later) {
    margin +=
        std::chrono::ceil<days>(std::chrono::abs(change.shift)) + days_at_most(change.as.extent);
  }
  for (Occurrence occurrence : occurrences_of(master, *first, margin)) {
    if (gone.contains(occurrence)) continue;
    const auto after = std::ranges::upper_bound(later, Names::key_of(occurrence), {}, &Later::from);
    if (after != later.begin()) {
      const Later& change = *std::prev(after);
      if (!change.known) continue;
      const Wall begin = occurrence.begin + change.shift;
      occurrence = change.as;
      occurrence.begin = begin;
    }
    emit(occurrence);
  }
}

void Expander::expand(const Series& series) {
  for (const RawEvent& master : series.masters) expand_master(series, master);
  for (const RawEvent& change : series.changes) {
    const auto occurrence = as_written(change);
    if (!occurrence) continue;
    speaks_of(change, last_day_of(*occurrence));
    emit(*occurrence);
  }
}

void Expander::emit(const Occurrence& occurrence) {
  if (full_) return;
  const auto entry = to_entry(occurrence, options_.floating_zone);
  if (!entry) return;
  const Interval& window = options_.window;
  const bool inside =
      entry->span.empty() ? window.contains(entry->span.begin) : window.overlaps(entry->span);
  if (!inside) return;
  if (entries.size() == kMaxEntries) {
    full_ = true;
    warn(*occurrence.event, "too many events in the window; the rest is not read");
    return;
  }
  entries.push_back(*entry);
}

void Expander::speaks_of(const RawEvent& event, Day day) {
  if (event.cancelled) return;
  const Day bounded = std::min(day, kLastDay);
  last_day = last_day ? std::max(*last_day, bounded) : bounded;
}

void Expander::warn(const RawEvent& event, std::string message) {
  warnings.push_back({event.line, std::move(message)});
}

}  // namespace respite::ical
