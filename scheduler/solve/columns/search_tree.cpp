#include "scheduler/solve/columns/search_tree.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace respite {
namespace {

constexpr double kWhole = 1e-5;      // as near to 0 or 1 counts as there
constexpr double kWorthABranch = 8;  // points

}  // namespace

SearchTree::SearchTree(Generation& generation, const CoverPart& cover, double average_load,
                       std::int64_t best)
    : generation_(&generation),
      cover_(&cover),
      average_load_(average_load),
      best_(best),
      stuck_(-kNoBound) {
  open_.push({kNoBound, {}});
  for (const PairRow& row : cover.pairs().rows) {
    if (row.company < 0) continue;
    for (const RowCell& cell : row.cells) meeting_.insert({cell.person, cell.post});
  }
}

bool SearchTree::step(const std::function<bool()>& stop) {
  found_.reset();
  if (open_.empty() || open_.top().bound >= best_) return false;
  const Node node = open_.top();
  open_.pop();
  generation_->decide(node.decisions,
                      node.bound > kNoBound ? std::optional(node.bound) : std::nullopt);
  generation_->ease();
  std::int64_t bound = node.bound;
  while (generation_->round()) {
    bound = std::max(bound, generation_->bound());
    if (bound >= best_) return true;
    if (stop()) {
      open_.push({bound, node.decisions});
      return true;
    }
  }
  bound = std::max(bound, generation_->bound());
  if (bound < best_) split(node, bound);
  return true;
}

// The person whose mixed lines differ most in load: what mixing saves there, points.
std::optional<SearchTree::Spread> SearchTree::widest_loads() const {
  const auto& columns = generation_->columns();
  const auto& master = generation_->master();
  struct Sums {
    double load = 0;
    double square = 0;
  };
  std::map<std::size_t, Sums> sums;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double share = master.share(c);
    if (share < kWhole) continue;
    const auto load = static_cast<double>(columns[c].load) / average_load_;
    sums[columns[c].person].load += share * load;
    sums[columns[c].person].square += share * load * load;
  }
  std::optional<Spread> widest;
  for (const auto& [person, sum] : sums) {
    const double saved = kOneTurnOff * (sum.square - sum.load * sum.load);
    if (saved < kWorthABranch || (widest && saved <= widest->saved)) continue;
    widest = Spread{person, saved, static_cast<std::int64_t>(std::floor(sum.load * average_load_))};
  }
  return widest;
}

// The cell that company hangs on and that is nearest to being held, none where all are decided.
std::optional<Decision> SearchTree::nearest_meeting(const Shares& held) const {
  std::optional<Decision> nearest;
  double least = 1.0;
  for (const auto& [cell, share] : held) {
    if (share < kWhole || share > 1 - kWhole || !meeting_.contains(cell)) continue;
    const double off = std::abs(share - 0.6);
    if (off >= least) continue;
    least = off;
    nearest = Decision{.person = cell.first, .post = cell.second};
  }
  return nearest;
}

// Some of the cells that are nearest to being held, most likely first: the first at any rate, more
// while they are likelier than not. Each of another post.
std::vector<Decision> SearchTree::most_likely(const Shares& held) const {
  std::vector<std::pair<double, PersonPost>> open;
  for (const auto& [cell, share] : held)
    if (share > kWhole && share < 1 - kWhole) open.emplace_back(share, cell);
  std::ranges::stable_sort(open, std::greater<>{}, [](const auto& entry) { return entry.first; });
  const std::size_t most = open.size() / 20 + 1;
  std::vector<Decision> likely;
  std::set<int> posts;
  for (const auto& [share, cell] : open) {
    if (likely.size() >= most || (!likely.empty() && share < 0.5)) break;
    if (posts.insert(cell.second).second) likely.push_back(held_for_good(cell));
  }
  return likely;
}

void SearchTree::split(const Node& node, std::int64_t bound) {
  const auto push = [&](const Decision& decision) {
    Node child{bound, node.decisions};
    child.decisions.push_back(decision);
    open_.push(std::move(child));
  };
  const auto push_both = [&](Decision decision) {
    for (const bool holds : {true, false}) {
      decision.holds = holds;
      push(decision);
    }
  };
  const Shares shares = generation_->shares(kWhole);
  if (cover_->stage().tier == Tier::kBalance) {
    if (const auto met = nearest_meeting(shares)) return push_both(*met);
    if (const auto widest = widest_loads()) {
      push({.person = widest->person, .most_load = widest->mean});
      push({.person = widest->person, .least_load = widest->mean + 1});
      return;
    }
  }
  if (const std::vector<Decision> likely = most_likely(shares); !likely.empty()) {
    for (std::size_t held = 0; held <= likely.size(); ++held) {
      Node child{bound, node.decisions};
      child.decisions.insert(child.decisions.end(), likely.begin(),
                             likely.begin() + static_cast<std::ptrdiff_t>(held));
      if (held < likely.size()) {
        child.decisions.push_back(likely[held]);
        child.decisions.back().holds = false;
      }
      open_.push(std::move(child));
    }
    return;
  }
  const auto& columns = generation_->columns();
  std::vector<std::size_t> lines;
  bool lawful = generation_->master().possible();
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (generation_->master().share(c) <= 1 - kWhole) continue;
    lines.push_back(c);
    lawful = lawful && columns[c].lawful;
  }
  if (lawful) found_ = lines;
  stuck_ = std::min(stuck_, bound);
}

std::int64_t SearchTree::bound() const {
  std::int64_t least = std::min(best_, stuck_);
  if (!open_.empty()) least = std::min(least, open_.top().bound);
  return least;
}

}  // namespace respite
