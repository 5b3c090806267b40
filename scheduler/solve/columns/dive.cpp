#include "scheduler/solve/columns/dive.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace respite {
namespace {

constexpr int kRounds = 15;          // of prices and lines after each step
constexpr double kNearly = 0.95;     // such shares count as decided
constexpr std::size_t kSteps = 40;   // about so many
constexpr int kRetreats = 20;        // steps taken back at most
constexpr double kLossEach = 0.015;  // points for each post: as good as before all steps

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

class Dive {
 public:
  Dive(Generation& generation, const CoverPart& cover, const std::function<bool()>& stop)
      : generation_(generation), cover_(cover), stop_(stop) {}

  std::vector<std::pair<std::size_t, int>> run() {
    const std::size_t at_once = cover_.posts().posts.size() / kSteps + 1;
    settle();
    enough_ = generation_.master().objective() +
              kLossEach * static_cast<double>(cover_.posts().posts.size());
    std::size_t many = at_once;
    int retreats = 0;
    while (!stop_() && step(many)) {
      generation_.decide(decisions_);
      settle();
      many = at_once;
      if (generation_.master().possible() || stop_() || ++retreats > kRetreats) continue;
      retreat();
      many = 1;
    }
    return held();
  }

 private:
  // Lines for what has been decided, until the mix is nearly as good as before.
  void settle() {
    for (int round = 0; round < kRounds && !stop_(); ++round) {
      const bool came = generation_.round_quickly() > 0;
      if (!came || (enough_ && generation_.master().objective() <= *enough_)) break;
    }
    generation_.master().solve();
  }

  // Decides all that is nearly decided and some that are not; false when none of these are left.
  bool step(std::size_t many) {
    before_ = decisions_;
    std::size_t open = 0;
    for (const Cell& cell : cells_of(generation_)) {
      const bool nearly = cell.share >= kNearly;
      if ((!nearly && open >= many) || decided_.contains(cell.held)) continue;
      decisions_.push_back({.person = cell.held.first, .post = cell.held.second, .holds = true});
      decided_.insert(cell.held);
      if (nearly) continue;
      if (open++ == 0) first_open_ = decisions_.back();
    }
    taken_ = open;
    return open > 0;
  }

  // Back to before the last step; where it was of one turn alone, that one is somebody else's.
  void retreat() {
    decisions_ = before_;
    if (taken_ == 1) {
      decisions_.push_back(first_open_);
      decisions_.back().holds = false;
    }
    decided_.clear();
    for (const Decision& decision : decisions_) decided_.insert({decision.person, decision.post});
    generation_.decide(decisions_);
    settle();
  }

  [[nodiscard]] std::vector<std::pair<std::size_t, int>> held() const {
    std::vector<std::pair<std::size_t, int>> held;
    for (const Cell& cell : cells_of(generation_))
      if (cell.share > 0.5) held.push_back(cell.held);
    std::ranges::sort(held);
    return held;
  }

  Generation& generation_;
  const CoverPart& cover_;
  const std::function<bool()>& stop_;
  std::vector<Decision> decisions_;
  std::vector<Decision> before_;  // the last step
  std::set<std::pair<std::size_t, int>> decided_;
  Decision first_open_;    // of the last step, not nearly decided
  std::size_t taken_ = 0;  // such, in the last step
  std::optional<double> enough_;
};

}  // namespace

std::vector<std::pair<std::size_t, int>> dive(Generation& generation, const CoverPart& cover,
                                              const std::function<bool()>& stop) {
  return Dive(generation, cover, stop).run();
}

}  // namespace respite
