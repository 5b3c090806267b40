#include "scheduler/rota/layers/layers.h"

#include <algorithm>
#include <cassert>
#include <chrono>

namespace respite {
namespace {

using std::chrono::days;
using std::chrono::hours;

std::int64_t floor_division(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

Wall plus_months(Wall wall, std::int64_t months) {
  const std::chrono::year_month_day date{day_of(wall)};
  const auto moved = date.year() / date.month() + std::chrono::months{months};
  const auto last = (moved / std::chrono::last).day();
  return Day{moved / std::min(date.day(), last)} + time_of_day(wall);
}

// A wall time for each turn; elapsed hours have none.
std::optional<Wall> wall_of_turn(const Rotation& rotation, std::int64_t turn) {
  struct Begin {
    const Rotation& rotation;
    std::int64_t turn;
    std::optional<Wall> operator()(const EveryDays& every) const {
      return rotation.first + days{turn * every.days};
    }
    std::optional<Wall> operator()(const EveryHours&) const { return std::nullopt; }
    std::optional<Wall> operator()(const EveryWallHours& every) const {
      return rotation.first + hours{turn * every.hours};
    }
    std::optional<Wall> operator()(const EveryMonths& every) const {
      return plus_months(rotation.first, turn * every.months);
    }
  };
  return std::visit(Begin{rotation, turn}, rotation.every);
}

// Roughly how long a turn lasts, never longer than it does by more than a few days.
Seconds step_of(const Rotation& rotation) {
  struct Step {
    Seconds operator()(const EveryDays& every) const { return days{every.days}; }
    Seconds operator()(const EveryHours& every) const { return hours{every.hours}; }
    Seconds operator()(const EveryWallHours& every) const { return hours{every.hours}; }
    Seconds operator()(const EveryMonths& every) const { return days{30 * every.months}; }
  };
  return std::visit(Step{}, rotation.every);
}

void add(std::vector<LayerDuty>& duties, Interval span, const std::vector<std::string>& holders) {
  if (span.empty() || holders.empty()) return;
  if (!duties.empty() && duties.back().span.end == span.begin && duties.back().holders == holders) {
    duties.back().span.end = span.end;
  } else {
    duties.push_back({span, holders});
  }
}

}  // namespace

Instant begin_of_turn(const Rotation& rotation, Zone zone, std::int64_t turn) {
  if (const auto wall = wall_of_turn(rotation, turn)) return zone.at_transition(*wall);
  return zone.at_transition(rotation.first) +
         hours{turn * std::get<EveryHours>(rotation.every).hours};
}

std::int64_t turn_at(const Rotation& rotation, Zone zone, Instant moment) {
  const Seconds since = zone.to_wall(moment) - rotation.first;
  std::int64_t turn = floor_division(since.count(), step_of(rotation).count());
  while (begin_of_turn(rotation, zone, turn) > moment) --turn;
  while (begin_of_turn(rotation, zone, turn + 1) <= moment) ++turn;
  return turn;
}

IntervalSet time_of(const std::vector<LayerDuty>& duties) {
  std::vector<Interval> spans;
  spans.reserve(duties.size());
  for (const LayerDuty& duty : duties) spans.push_back(duty.span);
  return IntervalSet(std::move(spans));
}

std::vector<LayerDuty> on_alone(const DutyLayer& layer, Interval window) {
  const Rotation& rotation = layer.rotation;
  const Interval when = intersection(window, layer.active);
  if (when.empty() || rotation.holders.empty()) return {};
  const auto size = static_cast<std::int64_t>(rotation.holders.size());
  const IntervalSet open =
      layer.hours ? intersect(expand(*layer.hours, layer.zone, when), when) : IntervalSet{when};
  std::vector<LayerDuty> duties;
  for (std::int64_t turn = turn_at(rotation, layer.zone, when.begin);; ++turn) {
    Interval span{begin_of_turn(rotation, layer.zone, turn),
                  begin_of_turn(rotation, layer.zone, turn + 1)};
    if (span.begin >= when.end) break;
    if (rotation.lasts) {
      const Wall begin = wall_of_turn(rotation, turn).value_or(layer.zone.to_wall(span.begin));
      span.end = std::min(span.end, layer.zone.at_transition(begin + *rotation.lasts));
    }
    const std::int64_t place = ((turn + rotation.offset) % size + size) % size;
    for (const Interval& part : intersect(open, span))
      add(duties, part, rotation.holders[static_cast<std::size_t>(place)]);
  }
  return duties;
}

std::vector<std::vector<LayerDuty>> on_together(std::span<const DutyLayer> layers,
                                                Interval window) {
  std::vector<std::vector<LayerDuty>> alone;
  alone.reserve(layers.size());
  for (const DutyLayer& layer : layers) alone.push_back(on_alone(layer, window));
  std::vector<std::vector<LayerDuty>> together(layers.size());
  for (std::size_t low = 0; low < layers.size(); ++low) {
    IntervalSet hidden;
    for (std::size_t high = 0; high < layers.size(); ++high)
      if (layers[high].level > layers[low].level) hidden = unite(hidden, time_of(alone[high]));
    for (const LayerDuty& duty : alone[low])
      for (const Interval& part : subtract(IntervalSet{duty.span}, hidden))
        add(together[low], part, duty.holders);
  }
  return together;
}

}  // namespace respite
