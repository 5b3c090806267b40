#include "scheduler/solve/engine/dive.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace respite {

namespace {

constexpr int kDiveRounds = 8;  // of pricing after each fix at most

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
  std::vector<std::pair<double, std::size_t>> order;  // best first
  for (std::size_t slot = 0; slot < slots; ++slot) {
    if (!generation.fixed(slot)) {
      order.emplace_back(-most[slot] - options.noise * random.unit(), slot);
    }
  }
  if (order.empty()) return false;
  std::sort(order.begin(), order.end());
  const auto at_once =
      1 + static_cast<std::size_t>(options.at_once * static_cast<double>(order.size()));
  std::vector<std::size_t> fix;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t slot = order[i].second;
    if (i == 0 || most[slot] >= options.whole || (i < at_once && most[slot] >= options.worth)) {
      fix.push_back(slot);
    }
  }
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
    for (int round = 0; round < kDiveRounds && !stop(); ++round) {
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
    settle_kinds(generation.lines(), generation.scope(), *roster);
  }
  generation.release();
  return roster;
}

}  // namespace respite
