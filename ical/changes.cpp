#include "ical/changes.h"

#include <algorithm>
#include <span>
#include <string>
#include <tuple>
#include <utility>

namespace respite::ical {
namespace {

// Of the changes that name one occurrence the one that counts; by occurrence.
std::vector<const RawEvent*> counting(const std::vector<const RawEvent*>& changes,
                                      const RawEvent& master) {
  std::vector<std::pair<Instant, const RawEvent*>> named;
  named.reserve(changes.size());
  for (const RawEvent* change : changes) {
    named.emplace_back(moment_of(*change->replaces, master), change);
  }
  std::ranges::stable_sort(named, {}, [](const auto& one) {
    return std::tuple{one.first, one.second->sequence};
  });
  std::vector<const RawEvent*> last;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const bool counts = i + 1 == named.size() || named[i + 1].first != named[i].first;
    if (counts) last.push_back(named[i].second);
  }
  return last;
}

}  // namespace

void for_each_series(const std::deque<RawEvent>& events,
                     const std::function<void(const Series&)>& visit) {
  std::vector<const RawEvent*> by_uid;
  by_uid.reserve(events.size());
  for (const RawEvent& event : events) by_uid.push_back(&event);
  const auto uid = [](const RawEvent* event) -> const std::string& { return event->words.uid; };
  std::ranges::stable_sort(by_uid, {}, uid);
  std::vector<std::span<const RawEvent*>> groups;
  for (auto begin = by_uid.begin(); begin != by_uid.end();) {
    const auto after = std::find_if(begin + 1, by_uid.end(), [&](const RawEvent* event) {
      return uid(event).empty() || uid(event) != uid(*begin);
    });
    groups.emplace_back(begin, after);
    begin = after;
  }
  std::ranges::sort(groups, {}, [](const auto& group) { return group.front()->number; });
  for (const auto& group : groups) {
    Series series;
    for (const RawEvent* event : group) {
      (event->replaces ? series.changes : series.masters).push_back(event);
    }
    visit(series);
  }
}

Changes changes_of(const Series& series) {
  Changes changes;
  if (series.changes.empty()) return changes;
  for (const RawEvent* change : series.changes) changes.names.add(*change->replaces);
  changes.names.settle();
  // Where several stand for themselves under one UID, the first is what changes are to.
  const RawEvent& master = *(series.masters.empty() ? series.changes : series.masters).front();
  changes.single = counting(series.changes, master);
  std::vector<const RawEvent*> onward;
  std::ranges::copy_if(series.changes, std::back_inserter(onward), &RawEvent::and_later);
  changes.onward = counting(onward, master);
  return changes;
}

Instant moment_of(bool all_day, Wall begin, const WallClock& clock) {
  return all_day ? Instant{begin.time_since_epoch()} : to_instant(clock, begin);
}

Wall wall_of(const Name& name, const RawEvent& master) {
  if (master.all_day()) return name.date;
  if (const auto* wall = std::get_if<Wall>(&name.what)) return *wall;
  const TimeOfDay usual = time_of_day(master.begin);
  if (const auto* day = std::get_if<Day>(&name.what)) return *day + usual;
  const Instant at = std::get<Instant>(name.what);
  const Wall wall = to_wall(*master.clock, at);
  // Where the clock skips the usual time, that is still the time the series means.
  const Wall meant = day_of(wall) + usual;
  return to_instant(*master.clock, meant) == at ? meant : wall;
}

Instant moment_of(const Name& name, const RawEvent& master) {
  const auto* at = std::get_if<Instant>(&name.what);
  if (at != nullptr && !master.all_day()) return *at;
  return moment_of(master.all_day(), wall_of(name, master), *master.clock);
}

std::vector<Later> later_changes(const Changes& changes, const RawEvent& master) {
  std::vector<Later> later;
  for (const RawEvent* change : changes.onward) {
    const Name& name = *change->replaces;
    Later one{moment_of(name, master), {}, change->clock, change};
    Wall begin = change->begin;
    // UTC is a notation here, and no other clock for what follows.
    if (change->in_utc) {
      begin = to_wall(*master.clock, to_instant(*change->clock, begin));
      one.clock = master.clock;
    }
    one.shift = begin - wall_of(name, master);
    later.push_back(one);
  }
  std::ranges::sort(later, {}, &Later::from);
  return later;
}

}  // namespace respite::ical
