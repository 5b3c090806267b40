// What one person may hold only so often: each such rule as a set of cells and a number.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scheduler/rota/problem.h"
#include "scheduler/solve/engine/line_problem.h"

namespace respite {

// Duties of the days, as the caps count them.
struct DayDuty {
  int period = 0;
  int kind = 0;
  std::size_t cell = 0;
  TurnIndex turn{};  // any of the cell's
};

// At most `most` of these cells in a line; of those marked `fresh` only where none of the kinds
// they join was held the day before.
struct DayCap {
  std::vector<std::size_t> cells;
  std::vector<std::size_t> fresh;
  std::vector<std::uint64_t> joins;  // [fresh]
  int most = 0;
  int rule = 0;  // caps of one sum have the same
};

struct DayCapQuestion {
  const Problem& problem;
  PersonIndex person;
  const std::vector<DayDuty>& duties;     // by period
  const std::vector<TurnIndex>& context;  // the person's, outside of the window
  int min_off = 1;
  // [kind] what may follow on the next day, as bits.
  const std::vector<std::uint64_t>& follows;
};

struct DayCaps {
  std::vector<DayCap> caps;
  bool whole = true;  // whoever keeps to them keeps to all sums of the limits
};

// Of a person's limits, or of a rota's where `rota` says which. Those that nothing can reach, or
// that follow from another, are left out.
[[nodiscard]] DayCaps day_caps(const DayCapQuestion& question, const Limits& limits,
                               std::optional<RotaIndex> rota);

// Lays them over the rules' cells, as many as there is room for. False where lines then keep to
// more than the rules say: a cell joins the same for all caps, and kinds that the engine cannot
// tell apart join alike, so that a charge is left out rather than made twice.
[[nodiscard]] bool lay_caps(const std::vector<DayCap>& caps, LineRules& rules);

}  // namespace respite
