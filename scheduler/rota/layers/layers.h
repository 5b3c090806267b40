// Layers: who is on call by rotations laid over each other, as pagers have them. What an import
// works out once; nothing here knows a vendor.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "scheduler/team/rota.h"
#include "scheduler/time/interval.h"
#include "scheduler/time/weekly_hours.h"
#include "scheduler/time/zone.h"

namespace respite {

struct EveryWallHours {
  int hours = 12;
};  // on the wall clock
struct EveryMonths {
  int months = 1;
};  // same day of the month, its last where it has none

// Takes its holders in turn, for ever and from ever.
struct Rotation {
  std::variant<EveryDays, EveryHours, EveryWallHours, EveryMonths> every = EveryDays{7};
  Wall first{};                                   // when turn 0 begins
  std::vector<std::vector<std::string>> holders;  // [turn] ids; none in it: nobody's turn
  std::int64_t offset = 0;                        // turn t is of holders[(t + offset) mod size]
  // From a turn's begin on the wall clock somebody is on; nothing: until the next turn.
  std::optional<Seconds> lasts{};
};

struct DutyLayer {
  std::string id;
  std::string name;
  Zone zone = Zone::utc();  // of the rotation and the hours
  int level = 0;            // where several are on, only those of the highest level are
  Interval active{Instant::min(), Instant::max()};
  Rotation rotation;
  std::optional<WeeklyHours> hours{};  // nothing: always
  bool once = false;                   // one stretch, `active`, that does not come again
};

// Some stretch, and who is on, in the order of the rotation; somebody at least.
struct LayerDuty {
  Interval span;
  std::vector<std::string> holders;
  friend bool operator==(const LayerDuty&, const LayerDuty&) = default;
};

// Which turn runs then; below zero before the first.
[[nodiscard]] std::int64_t turn_at(const Rotation& rotation, Zone zone, Instant moment);
[[nodiscard]] Instant begin_of_turn(const Rotation& rotation, Zone zone, std::int64_t turn);

// One layer by itself, in the window; by begin, touching stretches of the same holders as one.
[[nodiscard]] std::vector<LayerDuty> on_alone(const DutyLayer& layer, Interval window);

// [layer] what each has left where those of a higher level are on.
[[nodiscard]] std::vector<std::vector<LayerDuty>> on_together(std::span<const DutyLayer> layers,
                                                              Interval window);

// When a layer of this kind may be on at all, whoever holds it.
[[nodiscard]] IntervalSet time_of(const std::vector<LayerDuty>& duties);

}  // namespace respite
