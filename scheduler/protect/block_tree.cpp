#include "scheduler/protect/block_tree.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace respite::protect {
namespace {

constexpr double kWhole = 1e-6;                  // a share is a whole one or none by that much
constexpr std::int64_t kNearlyWhole = -700'000;  // of a million

class Tree {
 public:
  Tree(const PlaceProblem& problem, BlockProgramme& programme, TreeOrder order, Effort& effort)
      : problem_(problem), programme_(programme), effort_(effort), order_(order) {}

  std::vector<Line> search() {
    descend();
    return std::move(lines_);
  }

 private:
  void descend() {
    if (!effort_.left()) return;
    programme_.release();
    for (const auto& [candidate, kept] : path_)
      kept ? programme_.keep(candidate) : programme_.bar(candidate);
    if (!programme_.solve(effort_) || least() >= order_.below) return;
    const std::vector<std::size_t> parted = most_parted();
    if (parted.empty()) return keep();
    const std::size_t depth = path_.size();
    for (const bool all : {true, false}) {  // together, where they can be; else the first alone
      if (!all && parted.size() == 1) break;
      for (std::size_t i = 0; i < (all ? parted.size() : 1); ++i)
        path_.emplace_back(parted[i], true);
      descend();
      path_.resize(depth);
    }
    path_.emplace_back(parted.front(), false);
    descend();
    path_.resize(depth);
  }

  [[nodiscard]] Cost least() const {
    return static_cast<Cost>(std::ceil(programme_.objective() - kWhole));
  }

  // Neither whole nor none, the largest first; beside that only what is nearly whole.
  [[nodiscard]] std::vector<std::size_t> most_parted() const {
    std::vector<std::pair<std::int64_t, std::size_t>> parts;  // of a million, less is more
    for (std::size_t c = 0; c < programme_.candidates().size(); ++c) {
      const double share = programme_.share(c);
      if (kWhole < share && share < 1 - kWhole) parts.emplace_back(-std::llround(share * 1e6), c);
    }
    std::ranges::sort(parts);
    std::vector<std::size_t> found;
    for (const auto& [part, candidate] : parts) {
      if (found.size() >= order_.together || (!found.empty() && part > kNearlyWhole)) break;
      found.push_back(candidate);
    }
    return found;
  }

  void keep() {
    std::vector<Line> lines(problem_.owners.size());
    for (std::size_t c = 0; c < programme_.candidates().size(); ++c) {
      const Candidate& one = programme_.candidates()[c];
      if (programme_.share(c) > 0.5) lines[one.owner].push_back(one.block);
    }
    for (Line& line : lines) std::ranges::sort(line, {}, &PlacedBlock::at);
    if (!is_lawful(problem_, lines)) return;
    const Cost cost = cost_of(problem_, lines);
    if (cost >= order_.below) return;
    order_.below = cost;
    lines_ = std::move(lines);
  }

  const PlaceProblem& problem_;
  BlockProgramme& programme_;
  Effort& effort_;
  TreeOrder order_;
  std::vector<Line> lines_;
  std::vector<std::pair<std::size_t, bool>> path_;
};

}  // namespace

std::vector<Line> lines_below(const PlaceProblem& problem, BlockProgramme& programme,
                              TreeOrder order, Effort& effort) {
  return Tree(problem, programme, order, effort).search();
}

}  // namespace respite::protect
