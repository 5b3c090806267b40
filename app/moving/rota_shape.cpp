#include "app/moving/rota_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "app/moving/layer_hours.h"
#include "app/moving/laying.h"
#include "text/id.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

std::string every_text(const Rotation& rotation) {
  struct Text {
    std::string operator()(const EveryDays& every) const {
      return every.days % 7 == 0 ? counted(every.days / 7, "week") : counted(every.days, "day");
    }
    std::string operator()(const EveryHours& every) const { return counted(every.hours, "hour"); }
    std::string operator()(const EveryWallHours& every) const {
      return counted(every.hours, "hour");
    }
    std::string operator()(const EveryMonths& every) const {
      return counted(4 * every.months, "week");
    }
    static std::string counted(int count, std::string_view unit) {
      return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
    }
  };
  return std::visit(Text{}, rotation.every);
}

bool is_held_throughout(const DutyLayer& layer, Interval window) {
  const bool everybody =
      std::ranges::none_of(layer.rotation.holders, [](const auto& turn) { return turn.empty(); });
  return layer.active.contains(window) && everybody && !layer.rotation.lasts;
}

// Which layers are rotas, lowest level first, and over which rota each other is laid.
struct Roles {
  std::vector<std::size_t> rotas;                // layers
  std::map<std::size_t, std::size_t> laid_over;  // layer to its place in `rotas`
  std::vector<std::size_t> beside;               // layers that are on once, over no rota
};

Roles roles_of(const std::vector<DutyLayer>& layers, Interval window) {
  std::vector<std::size_t> order(layers.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return layers[i].level; });
  Roles roles;
  const bool has_rotation =
      std::ranges::any_of(layers, [](const DutyLayer& layer) { return !layer.once; });
  for (const std::size_t layer : order) {
    std::optional<std::size_t> below;
    for (std::size_t r = 0; r < roles.rotas.size(); ++r)
      if (layers[roles.rotas[r]].level < layers[layer].level) below = r;
    if (below && !is_held_throughout(layers[layer], window)) {
      roles.laid_over.emplace(layer, *below);
    } else if (layers[layer].once && has_rotation) {
      roles.beside.push_back(layer);
    } else {
      roles.rotas.push_back(layer);
    }
  }
  return roles;
}

void note_handover(const DutyLayer& layer, const std::string& rota, ScheduleShape& shape) {
  if (std::holds_alternative<EveryMonths>(layer.rotation.every))
    shape.notes.push_back(
        fmt::format("{}: a handover every month is not said here: it is written "
                    "as \"{}\"; what is published keeps the months",
                    rota, every_text(layer.rotation)));
  if (std::holds_alternative<EveryWallHours>(layer.rotation.every))
    shape.notes.push_back(
        fmt::format("{}: hours here are elapsed hours, and move over a clock "
                    "change; what is published does not",
                    rota));
}

void fill_handover(RotaShape& rota, const DutyLayer& layer, Instant now) {
  const std::int64_t turn = turn_at(layer.rotation, layer.zone, now);
  const Wall begin = layer.zone.to_wall(begin_of_turn(layer.rotation, layer.zone, turn));
  rota.every = every_text(layer.rotation);
  rota.at = std::chrono::floor<std::chrono::minutes>(time_of_day(begin));
  rota.from = day_of(begin);
}

void fill_people(RotaShape& rota, const DutyLayer& layer) {
  rota.least_seats = layer.rotation.holders.empty() ? 1 : 50;
  for (const auto& turn : layer.rotation.holders) {
    rota.seats = std::max(rota.seats, turn.size());
    rota.least_seats = std::min(rota.least_seats, std::max<std::size_t>(1, turn.size()));
    for (const std::string& person : turn)
      if (std::ranges::count(rota.people, person) == 0) rota.people.push_back(person);
  }
}

void add_person(RotaShape& rota, const std::string& person) {
  if (std::ranges::count(rota.people, person) == 0) rota.people.push_back(person);
}

std::string layer_name(const ImportedSchedule& schedule, std::size_t layer) {
  const std::string& name = schedule.layers[layer].name;
  return name.empty() ? fmt::format("layer {}", layer + 1) : name;
}

}  // namespace

ScheduleShape shape_of(const ImportedSchedule& schedule, Interval window, Instant until) {
  const Interval worked_out{window.begin, until};
  ScheduleShape shape;
  shape.id = schedule.id;
  shape.name = schedule.name;
  const auto where = [&](std::size_t layer) {
    return fmt::format("schedule {}, {}", schedule.name, layer_name(schedule, layer));
  };
  std::vector<DutyLayer> layers;
  std::vector<std::size_t> numbers;  // of each in the schedule
  for (std::size_t i = 0; i < schedule.layers.size(); ++i) {
    const DutyLayer& layer = schedule.layers[i];
    if (!layer.active.overlaps(window)) {
      shape.left.push_back({where(i), layer.active.end <= window.begin
                                          ? "it has ended"
                                          : "it begins later than what is worked out"});
    } else if (std::ranges::all_of(layer.rotation.holders, &std::vector<std::string>::empty)) {
      shape.left.push_back({where(i), "it has nobody"});
    } else {
      layers.push_back(layer);
      numbers.push_back(i);
    }
  }
  const Roles roles = roles_of(layers, window);
  std::vector<DutyLayer> kept;
  kept.reserve(roles.rotas.size());
  for (const std::size_t layer : roles.rotas) kept.push_back(layers[layer]);
  const auto base = on_together(kept, worked_out);
  std::map<std::size_t, std::size_t> rota_of;  // layer of the schedule to its rota
  std::vector<int> levels;
  for (std::size_t r = 0; r < kept.size(); ++r) {
    const std::size_t number = numbers[roles.rotas[r]];
    std::vector<const DutyLayer*> above;
    for (const DutyLayer& other : kept)
      if (other.level > kept[r].level) above.push_back(&other);
    RotaShape rota;
    rota.covers = hours_left(kept[r], above, window.begin);
    if (rota.covers && rota.covers->empty()) {
      shape.left.push_back({where(number), "never on: the layers above it cover all its hours"});
      continue;
    }
    const bool only = roles.rotas.size() == 1;
    const std::string name = layer_name(schedule, number);
    rota.layer = name;
    rota.name = only ? schedule.name : fmt::format("{}: {}", schedule.name, name);
    rota.id = text::to_id(only ? schedule.name : fmt::format("{} {}", schedule.name, name));
    rota.zone = kept[r].zone;
    fill_handover(rota, kept[r], window.begin);
    fill_people(rota, kept[r]);
    rota.held.resize(rota.seats);
    for (const LayerDuty& duty : base[r])
      for (std::size_t seat = 0; seat < duty.holders.size(); ++seat)
        rota.held[seat].push_back({duty.span, duty.holders[seat]});
    note_handover(kept[r], rota.name, shape);
    if (!kept[r].active.contains(window))
      shape.notes.push_back(
          fmt::format("{} begins or ends in {}: the rota is written as one that "
                      "goes on",
                      rota.name, schedule.name));
    rota_of[number] = shape.rotas.size();
    levels.push_back(kept[r].level);
    shape.rotas.push_back(std::move(rota));
  }
  if (shape.rotas.empty()) return shape;

  Laying laying(shape);
  if (!roles.laid_over.empty() || !roles.beside.empty()) {
    const auto all = on_together(layers, worked_out);
    for (const std::size_t layer : roles.beside)
      for (const LayerDuty& duty : all[layer])
        for (const std::string& holder : duty.holders) laying.also(holder, duty.span);
    for (const auto& [layer, below] : roles.laid_over) {
      std::vector<std::size_t> scope;
      for (std::size_t r = 0; r < shape.rotas.size(); ++r)
        if (levels[r] < layers[layer].level) scope.push_back(r);
      if (scope.empty()) scope.push_back(0);
      LaidOver laid{where(numbers[layer]), {}};
      for (const LayerDuty& duty : all[layer]) {
        laying.everybody(scope, duty.span, duty.holders.front(), laid);
        for (std::size_t i = 1; i < duty.holders.size(); ++i)
          laying.also(duty.holders[i], duty.span);
      }
      laying.keep(std::move(laid));
      for (const auto& turn : layers[layer].rotation.holders)
        for (const std::string& person : turn) add_person(shape.rotas[scope.back()], person);
      shape.notes.push_back(fmt::format(
          "{} ends, begins later or leaves turns to nobody: it is laid over {} as changes",
          where(numbers[layer]), shape.rotas[scope.back()].name));
    }
  }
  for (const ImportedOverride& laid : schedule.overrides) {
    const Interval span = intersection(laid.span, worked_out);
    if (span.empty()) continue;
    const std::string why = fmt::format("override {}", laid.id);
    std::vector<std::size_t> scope;
    for (std::size_t i = 0; i < schedule.layers.size(); ++i)
      if (rota_of.contains(i) &&
          (laid.layers.empty() || std::ranges::count(laid.layers, schedule.layers[i].id) > 0))
        scope.push_back(rota_of[i]);
    if (scope.empty()) {
      shape.left.push_back({fmt::format("schedule {}, {}", schedule.name, why),
                            "what it is laid over is not carried over"});
      continue;
    }
    std::ranges::sort(scope);
    LaidOver done{why, {}};
    if (laid.everybody) {
      laying.everybody(scope, span, laid.to, done);
    } else if (laid.from) {
      laying.instead(*laid.from, laid.to, span, done);
    } else if (laid.to) {
      laying.also(*laid.to, span);
    }
    laying.keep(std::move(done));
  }
  for (const LaidOver& laid : shape.laid)
    for (const LaidPiece& piece : laid.pieces) add_person(shape.rotas[piece.rota], piece.to);
  for (const BesidePiece& beside : shape.beside)
    add_person(shape.rotas[beside.rota], beside.piece.person);
  return shape;
}

}  // namespace respite::moving
