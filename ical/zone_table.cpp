#include "ical/zone_table.h"

#include <algorithm>
#include <utility>

#include "ical/content_line.h"
#include "ical/occurrences.h"
#include "scheduler/time/zone.h"

namespace respite::ical {
namespace {

using std::chrono::days;

constexpr std::size_t kMostObservances = 300;
constexpr std::size_t kMostChanges = 2000;  // of one zone; rules of 1968 to 2038 make 140

// Changes older than this matter only as what came before.
constexpr Day kOldest = make_day(kFirstYear - 2, 1, 1);
constexpr Day kNewest = make_day(kLastYear + 1, 12, 31);

// The instant a change at this wall time happens: observances speak of the clock before it.
Instant instant_of(Wall wall, Seconds before) { return Instant{wall.time_since_epoch() - before}; }

bool is_within(const Rule& rule, Wall onset, Seconds before) {
  if (!rule.until) return true;
  if (rule.until->is_date()) return day_of(onset) <= day_of(rule.until->wall);
  if (rule.until->kind != Stamp::Kind::kUtc) return onset <= rule.until->wall;
  return instant_of(onset, before) <= Instant{rule.until->wall.time_since_epoch()};
}

// What the lines of an observance say, before it is put together.
struct Observance {
  std::optional<Wall> start;
  std::optional<Seconds> before, after;
  std::vector<Rule> rules;
  std::vector<Wall> onsets;
};

bool read_line(Observance& observance, const std::string& line) {
  const std::string name = property_name(line);
  if (name == "DTSTART") {
    const auto stamp = read_stamp(line);
    if (stamp) observance.start = stamp->wall;
    return stamp.has_value();
  }
  if (name == "TZOFFSETFROM") return (observance.before = read_offset(line)).has_value();
  if (name == "TZOFFSETTO") return (observance.after = read_offset(line)).has_value();
  if (name == "RDATE") {
    const auto dates = read_dates(line);
    if (!dates) return false;
    for (const ListedDate& date : *dates) observance.onsets.push_back(date.start.wall);
    return observance.onsets.size() <= kMostChanges;
  }
  if (name != "RRULE") return true;
  ParsedRule parsed = parse_rule(raw_value(line));
  if (parsed.rule) observance.rules.push_back(std::move(*parsed.rule));
  return parsed.rule.has_value();
}

// Adds the onsets of one rule; false where it is not what clock changes are like: once or twice a
// year.
bool add_onsets(Observance& observance, const Rule& rule, Work& work) {
  const Wall start = *observance.start;
  const bool names_days = !rule.weekdays.empty() || !rule.month_days.empty();
  if (rule.frequency != Frequency::kYearly || !rule.year_days.empty()) return false;
  if (rule.months.size() > 2 || (names_days && rule.months.empty())) return false;
  if (!agrees_with(rule, start)) return false;
  const Occurrences found = find_occurrences(rule, day_of(start), kOldest, kNewest, work.left());
  const bool afforded = work.spend(found.work) && found.complete;
  for (const Day day : found.days) {
    const Wall onset = day + time_of_day(start);
    if (is_within(rule, onset, *observance.before)) observance.onsets.push_back(onset);
  }
  return afforded && observance.onsets.size() <= kMostChanges;
}

}  // namespace

ZoneTable::ZoneTable(std::vector<Change> changes) : changes_(std::move(changes)) {}

std::optional<std::vector<ZoneTable::Change>> ZoneTable::read_observance(const Component& part,
                                                                         Work& work) {
  Observance observance;
  for (const std::string& line : part.lines) {
    if (!work.spend(steps_of(line)) || !read_line(observance, line)) return std::nullopt;
  }
  if (!observance.start || !observance.before || !observance.after) return std::nullopt;
  observance.onsets.push_back(*observance.start);
  const std::vector<Rule> rules = observance.rules;
  for (const Rule& rule : rules) {
    if (!add_onsets(observance, rule, work)) return std::nullopt;
  }
  std::vector<Change> changes;
  changes.reserve(observance.onsets.size());
  for (const Wall onset : observance.onsets) {
    changes.push_back(
        {instant_of(onset, *observance.before), *observance.before, *observance.after});
  }
  return changes;
}

std::optional<ZoneTable> ZoneTable::read(const Component& vtimezone, Work& work) {
  if (vtimezone.parts.empty() || vtimezone.parts.size() > kMostObservances) return std::nullopt;
  std::vector<Change> changes;
  for (const Component& part : vtimezone.parts) {
    const auto some = read_observance(part, work);
    if (!some || changes.size() + some->size() > kMostChanges) return std::nullopt;
    changes.insert(changes.end(), some->begin(), some->end());
  }
  std::ranges::stable_sort(changes, {}, &Change::at);
  const auto repeated = std::ranges::unique(changes, {}, &Change::at);
  changes.erase(repeated.begin(), repeated.end());
  return ZoneTable(std::move(changes));
}

Instant ZoneTable::keep_offset(Wall wall) const {
  // No offset reaches a day, so what changed two days before or after cannot matter.
  const Instant around{wall.time_since_epoch()};
  auto change = std::ranges::lower_bound(changes_, around - days{2}, {}, &Change::at);
  Seconds offset = change == changes_.begin() ? change->before : std::prev(change)->after;
  for (; change != changes_.end(); offset = change->after, ++change) {
    const Instant instant{wall.time_since_epoch() - offset};
    if (instant < change->at) return instant;
    // Skipped where the clock after the change is already past it.
    if (Instant{wall.time_since_epoch() - change->after} < change->at) return instant;
  }
  return Instant{wall.time_since_epoch() - offset};
}

Wall ZoneTable::to_wall(Instant instant) const {
  const auto next = std::ranges::upper_bound(changes_, instant, {}, &Change::at);
  const Seconds offset = next == changes_.begin() ? next->before : std::prev(next)->after;
  return Wall{instant.time_since_epoch() + offset};
}

}  // namespace respite::ical
