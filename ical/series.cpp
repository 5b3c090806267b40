#include "ical/series.h"

#include <algorithm>

#include "ical/occurrences.h"

namespace respite::ical {
namespace {

using std::chrono::days;

constexpr Day kLastDay = make_day(kLastYear, 12, 31);
constexpr std::string_view kTooMany =
    "skipped: with it the calendar would have more than 100,000 occurrences in the window";

Occurrence as_written(const RawEvent& event) {
  return {event.begin, moment_of(event.all_day(), event.begin, *event.clock), event.clock,
          &event.extent};
}

// Whether an occurrence of the rule is still before its UNTIL.
bool is_within_until(const Rule& rule, const Occurrence& occurrence, Zone floating_zone) {
  if (!rule.until) return true;
  const Stamp& until = *rule.until;
  const Day day = day_of(occurrence.begin);
  if (occurrence.all_day()) return day <= date_of(until, floating_zone);
  if (until.is_date()) return day <= day_of(until.wall);
  if (until.kind != Stamp::Kind::kUtc) return occurrence.begin <= until.wall;
  return occurrence.at <= Instant{until.wall.time_since_epoch()};
}

}  // namespace

struct Expander::Plan {
  const RawEvent& master;
  const Changes& changes;
  std::vector<Later> later;
  days margin;  // no occurrence reaches the window from farther away
};

void Expander::add_rule(const Plan& plan, const Rule& rule) {
  const RawEvent& master = plan.master;
  const Occurrence first = as_written(master);
  const Zone zone = options_.floating_zone;
  const Day start = day_of(first.begin);
  const Day from = day_of(zone.to_wall(options_.window.begin)) - plan.margin;
  const Day window_end = day_of(zone.to_wall(options_.window.end)) + plan.margin;
  // What counts is followed to its end: it says until when the calendar speaks.
  const Day last = rule.count ? kLastDay : std::min(window_end, kLastDay);
  const Occurrences found = find_occurrences(rule, start, from, last, work_.left());
  if (!work_.spend(found.work) || !found.complete) refusal_ = kTooMuchWork;
  for (const Day day : found.days) {
    if (!work_.spend(kStepsOfOccurrence)) refusal_ = kTooMuchWork;
    if (refused() || window_end < day) break;
    Occurrence occurrence = first;
    occurrence.begin = day + time_of_day(first.begin);
    occurrence.at = moment_of(master.all_day(), occurrence.begin, *master.clock);
    if (is_within_until(rule, occurrence, zone)) add(plan, occurrence);
  }
  Day ends = found.ends.value_or(kLastDay);
  if (rule.until) ends = master.all_day() ? date_of(*rule.until, zone) : day_of(rule.until->wall);
  speaks_of(master, ends + (last_day_of(first) - start));
}

void Expander::add_extra(const Plan& plan, const ExtraDate& date) {
  const RawEvent& master = plan.master;
  if (!work_.spend(kStepsOfOccurrence)) refusal_ = kTooMuchWork;
  Occurrence occurrence = as_written(master);
  occurrence.begin = wall_of(date.name, master);
  occurrence.at = moment_of(date.name, master);
  if (date.extent && !master.all_day()) occurrence.extent = &*date.extent;
  speaks_of(master, last_day_of(occurrence));
  add(plan, occurrence);
}

// As the changes of its series leave it.
void Expander::add(const Plan& plan, Occurrence occurrence) {
  const bool all_day = plan.master.all_day();
  for (const Names* names : {&plan.master.excluded, &plan.changes.names}) {
    if (names->contains(all_day, occurrence.begin, occurrence.at)) return;
  }
  const auto after = std::ranges::upper_bound(plan.later, occurrence.at, {}, &Later::from);
  if (after == plan.later.begin()) {
    emit(occurrence, plan.master);
    return;
  }
  const Later& change = *std::prev(after);
  const Wall begin = occurrence.begin + change.shift;
  emit({begin, moment_of(change.as->all_day(), begin, *change.clock), change.clock,
        &change.as->extent},
       *change.as);
}

void Expander::expand_master(const RawEvent& master, const Changes& changes) {
  Plan plan{master, changes, later_changes(changes, master), days_at_most(master.extent)};
  const auto steps = static_cast<std::int64_t>(plan.later.size()) * kStepsOfOccurrence;
  if (steps > 0 && !work_.spend(steps)) refusal_ = kTooMuchWork;
  for (const Later& change : plan.later) {
    plan.margin = std::max(plan.margin, std::chrono::ceil<days>(std::chrono::abs(change.shift)) +
                                            days_at_most(change.as->extent));
  }
  plan.margin += days{2};
  if (master.rules.empty()) {
    const Occurrence first = as_written(master);
    speaks_of(master, last_day_of(first));
    add(plan, first);
  }
  for (const Rule& rule : master.rules) {
    if (!refused()) add_rule(plan, rule);
  }
  for (const ExtraDate& date : master.extra) {
    if (!refused()) add_extra(plan, date);
  }
}

void Expander::expand(const Series& series) {
  const std::size_t before = entries.size();
  const std::optional<Day> spoken = last_day;
  refusal_ = {};
  const Changes changes = changes_of(series);
  for (const RawEvent* master : series.masters) {
    if (!refused()) expand_master(*master, changes);
  }
  for (const RawEvent* change : changes.single) {
    const Occurrence occurrence = as_written(*change);
    speaks_of(*change, last_day_of(occurrence));
    emit(occurrence, *change);
  }
  if (refused()) last_day = spoken;
  finish(before, (series.masters.empty() ? series.changes : series.masters).front()->line);
}

void Expander::add_busy(const ReadBusy& busy, int line) {
  const std::size_t before = entries.size();
  refusal_ = busy.refusal;
  for (const Interval& period : busy.periods) {
    if (refused()) break;
    Entry entry = to_entry(period, options_.floating_zone);
    entry.is_busy = true;
    push(entry);
  }
  finish(before, line);
}

void Expander::finish(std::size_t before, int line) {
  if (!refused()) return;
  entries.resize(before);
  warnings.push_back({line, std::string(refusal_)});
}

void Expander::emit(const Occurrence& occurrence, const RawEvent& event) {
  auto entry = to_entry(occurrence, options_.floating_zone);
  if (!entry) return;
  entry->words = event.number;
  entry->transparent = event.transparent;
  entry->cancelled = event.cancelled;
  push(*entry);
}

void Expander::push(const Entry& entry) {
  const Interval& window = options_.window;
  const bool inside =
      entry.span.empty() ? window.contains(entry.span.begin) : window.overlaps(entry.span);
  if (!inside) return;
  if (entries.size() == kMaxEntries) {
    refusal_ = kTooMany;
  } else {
    entries.push_back(entry);
  }
}

void Expander::speaks_of(const RawEvent& event, Day day) {
  if (event.cancelled) return;
  const Day bounded = std::min(day, kLastDay);
  last_day = last_day ? std::max(*last_day, bounded) : bounded;
}

}  // namespace respite::ical
