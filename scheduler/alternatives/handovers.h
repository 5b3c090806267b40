// Changes of hands: how often a seat goes from one person to another, and plans with few of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scheduler/solve/plan.h"
#include "scheduler/solve/work.h"

namespace respite {

// Counts people who begin on a seat or shift they did not hold the turn before, where the later
// turn begins in the window. Interchangeable heads of a shift are one group; the first turn of a
// seat, and turns nobody holds, change no hands.
class Handovers {
 public:
  explicit Handovers(const Problem& problem);

  [[nodiscard]] int count(const Solution& solution) const;
  // Those of the groups that the move's turns begin or end, each once.
  [[nodiscard]] int around(const Solution& solution, const Move& move) const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Group {
    std::vector<TurnIndex> turns;
    std::size_t before = kNone;
    std::size_t after = kNone;
    bool in_window = false;
  };
  [[nodiscard]] int count_at(const Solution& solution, std::size_t group) const;

  std::vector<Group> groups_;
  std::vector<std::size_t> group_of_;  // [turn]
};

// A search from that plan for one with fewer changes of hands, each worth two average turns off a
// fair share. Cover and limits get no worse, no more hard rules are broken.
[[nodiscard]] Solution with_fewer_handovers(const Problem& problem, const Solution& from,
                                            const SolveOptions& options);

}  // namespace respite
