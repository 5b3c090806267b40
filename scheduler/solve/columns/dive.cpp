#include "scheduler/solve/columns/dive.h"

#include <algorithm>
#include <map>

namespace respite {
namespace {

constexpr int kRounds = 15;         // of prices and lines after each step
constexpr double kNearly = 0.95;    // such shares count as decided
constexpr std::size_t kSteps = 40;  // about so many

struct Cell {
  double share;
  std::pair<std::size_t, int> held;  // person and post
};

// Most decided first.
std::vector<Cell> cells_of(const Generation& generation) {
  std::map<std::pair<std::size_t, int>, double> shares;
  const auto& columns = generation.columns();
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double share = generation.master().share(c);
    if (share < 1e-6) continue;
    for (const int post : columns[c].posts) shares[{columns[c].person, post}] += share;
  }
  std::vector<Cell> cells;
  for (const auto& [held, share] : shares) cells.push_back({share, held});
  std::ranges::stable_sort(cells, std::greater<>{}, &Cell::share);
  return cells;
}

}  // namespace

std::vector<std::pair<std::size_t, int>> dive(Generation& generation, const CoverPart& cover,
                                              const std::function<bool()>& stop) {
  const std::size_t at_once = cover.posts().posts.size() / kSteps + 1;
  std::vector<Decision> decisions;
  std::map<std::pair<std::size_t, int>, bool> decided;
  for (;;) {
    for (int round = 0; round < kRounds && !stop(); ++round)
      if (generation.round_quickly() == 0) break;
    generation.master().solve();
    const std::vector<Cell> cells = cells_of(generation);
    std::size_t more = 0;
    for (const Cell& cell : cells) {
      const bool open = cell.share < kNearly;
      if ((open && more >= at_once) || !decided.try_emplace(cell.held, true).second) continue;
      decisions.push_back({.person = cell.held.first, .post = cell.held.second, .holds = true});
      more += open ? 1 : 0;
    }
    if (more == 0 || stop()) break;
    generation.decide(decisions);
  }
  std::vector<std::pair<std::size_t, int>> held;
  for (const Cell& cell : cells_of(generation))
    if (cell.share > 0.5) held.push_back(cell.held);
  std::ranges::sort(held);
  return held;
}

}  // namespace respite
