#include "scheduler/solve/engine/dive.h"

#include <algorithm>
#include <cmath>

namespace respite {

namespace {

// Fixes the columns nearly whole, at least the one nearest to it; false when none is left.
bool fix_some(ColumnGeneration& generation, const DiveOptions& options, Random& random) {
  const ColumnLp& lp = generation.lp();
  const std::size_t slots = generation.scope().free.size();
  std::vector<double> most(slots, -1.0);
  std::vector<std::size_t> column(slots, 0);
  for (std::size_t i = 0; i < lp.columns(); ++i) {
    if (lp.share(i) > most[lp.slot(i)]) {
      most[lp.slot(i)] = lp.share(i);
      column[lp.slot(i)] = i;
    }
  }
  double top = -1.0;
  std::size_t chosen = slots;
  std::vector<std::size_t> fix;
  for (std::size_t slot = 0; slot < slots; ++slot) {
    if (generation.fixed(slot)) continue;
    const double rank = most[slot] + options.noise * random.unit();
    if (rank > top) {
      top = rank;
      chosen = slot;
    }
    if (most[slot] >= options.whole) fix.push_back(slot);
  }
  if (chosen == slots) return false;
  if (fix.empty()) fix.push_back(chosen);
  for (const std::size_t slot : fix) generation.fix(column[slot]);
  return true;
}

bool all_fixed(const ColumnGeneration& generation) {
  for (std::size_t slot = 0; slot < generation.scope().free.size(); ++slot) {
    if (!generation.fixed(slot)) return false;
  }
  return true;
}

}  // namespace

std::optional<Roster> dive(ColumnGeneration& generation, const DiveOptions& options, Random& random,
                           const std::function<bool()>& stop) {
  bool hopeless = false;
  generation.solve();
  while (!hopeless && !stop() && fix_some(generation, options, random)) {
    generation.forget_bound();
    if (all_fixed(generation)) break;
    double before = 1e300;
    for (int round = 0; round < options.rounds && !stop(); ++round) {
      const bool more = generation.round();
      hopeless = generation.bound() >= options.below;
      const double now = generation.objective();
      if (!more || hopeless || (round >= 2 && before - now < 1e-4 * std::abs(now))) break;
      before = now;
    }
    generation.solve();
  }
  std::optional<Roster> roster;
  if (!hopeless && all_fixed(generation)) {
    roster.emplace();
    for (std::size_t slot = 0; slot < generation.scope().free.size(); ++slot) {
      roster->push_back(generation.fixed_line(slot));
    }
  }
  generation.release();
  return roster;
}

}  // namespace respite
