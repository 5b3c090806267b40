#include "scheduler/solve/columns/branch.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <vector>

namespace respite {
namespace {

constexpr double kWhole = 1e-5;      // as near to 0 or 1 counts as there
constexpr double kWorthABranch = 8;  // points

class Tree {
 public:
  Tree(Programme& programme, std::int64_t best, const std::function<bool()>& stop,
       const std::function<std::int64_t(const Solution&)>& take)
      : programme_(programme),
        generation_(programme.generation),
        tier_(programme.cover.stage().tier),
        stop_(stop),
        take_(take),
        best_(best) {
    open_.push({kNoBound, {}});
    for (const PairRow& row : programme.pairs.rows) {
      if (row.company < 0) continue;
      for (const RowCell& cell : row.cells) meeting_.insert({cell.person, cell.post});
    }
  }

  // Looks at the most promising node; false when none is left that is better than the best.
  bool step() {
    if (open_.empty() || open_.top().bound >= best_) return false;
    const Node node = open_.top();
    open_.pop();
    generation_.decide(node.decisions,
                       node.bound > kNoBound ? std::optional(node.bound) : std::nullopt);
    generation_.ease();
    std::int64_t bound = node.bound;
    while (generation_.round()) {
      bound = std::max(bound, generation_.bound());
      if (bound >= best_) return true;
      if (stop_()) {
        open_.push({bound, node.decisions});
        return true;
      }
    }
    bound = std::max(bound, generation_.bound());
    if (bound < best_) split(node, bound);
    return true;
  }

  // As far as anything below the best is concerned.
  [[nodiscard]] std::int64_t bound() const {
    const std::int64_t least = std::min(best_, stuck_);
    return open_.empty() ? least : std::min(least, open_.top().bound);
  }

 private:
  struct Node {
    std::int64_t bound;
    std::vector<Decision> decisions;
  };
  struct Later {
    bool operator()(const Node& a, const Node& b) const {
      if (a.bound != b.bound) return a.bound > b.bound;
      return a.decisions.size() < b.decisions.size();
    }
  };
  struct Spread {
    std::size_t person;
    double saved;       // points
    std::int64_t mean;  // load, rounded down
  };

  // The person whose mixed lines differ most in load: what mixing saves there, points.
  [[nodiscard]] std::optional<Spread> widest_loads() const {
    const auto average_load = static_cast<double>(programme_.narrowed.average_load);
    struct Sums {
      double load = 0;
      double square = 0;
    };
    std::map<std::size_t, Sums> sums;
    for (std::size_t c = 0; c < generation_.columns().size(); ++c) {
      const double share = generation_.master().share(c);
      if (share < kWhole) continue;
      const Column& column = generation_.columns()[c];
      const auto load = static_cast<double>(column.load) / average_load;
      sums[column.person].load += share * load;
      sums[column.person].square += share * load * load;
    }
    std::optional<Spread> widest;
    for (const auto& [person, sum] : sums) {
      const double saved = kOneTurnOff * (sum.square - sum.load * sum.load);
      if (saved < kWorthABranch || (widest && saved <= widest->saved)) continue;
      widest =
          Spread{person, saved, static_cast<std::int64_t>(std::floor(sum.load * average_load))};
    }
    return widest;
  }

  // The cell that company hangs on and that is nearest to being held, none where all are decided.
  [[nodiscard]] std::optional<Decision> nearest_meeting(const Shares& held) const {
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

  // Some of the cells that are nearest to being held, most likely first: the first at any rate,
  // more while they are likelier than not. Each of another post.
  [[nodiscard]] static std::vector<Decision> most_likely(const Shares& held) {
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

  void split(const Node& node, std::int64_t bound) {
    const auto push = [&](const Decision& decision) {
      Node child{bound, node.decisions};
      child.decisions.push_back(decision);
      open_.push(std::move(child));
    };
    const Shares shares = generation_.shares(kWhole);
    if (tier_ == Tier::kBalance) {
      if (auto met = nearest_meeting(shares)) {
        for (const bool holds : {true, false}) {
          met->holds = holds;
          push(*met);
        }
        return;
      }
      if (const auto widest = widest_loads()) {
        push({.person = widest->person, .most_load = widest->mean});
        push({.person = widest->person, .least_load = widest->mean + 1});
        return;
      }
    }
    const std::vector<Decision> likely = most_likely(shares);
    if (likely.empty()) {
      take_whole();
      stuck_ = std::min(stuck_, bound);
      return;
    }
    // All of them are held, or the first of them that is not.
    Node child{bound, node.decisions};
    for (Decision decision : likely) {
      decision.holds = false;
      child.decisions.push_back(decision);
      open_.push(child);
      child.decisions.back().holds = true;
    }
    open_.push(std::move(child));
  }

  // The plan that the lines of a whole mix make, where they are lawful.
  void take_whole() {
    const std::vector<Column>& columns = generation_.columns();
    std::vector<std::size_t> lines;
    bool lawful = generation_.master().possible();
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (generation_.master().share(c) <= 1 - kWhole) continue;
      lines.push_back(c);
      lawful = lawful && columns[c].lawful;
    }
    if (lawful) best_ = take_(solution_of(programme_, held_in(columns, lines)));
  }

  Programme& programme_;
  Generation& generation_;
  Tier tier_;
  const std::function<bool()>& stop_;
  const std::function<std::int64_t(const Solution&)>& take_;
  std::int64_t best_;
  std::priority_queue<Node, std::vector<Node>, Later> open_;
  std::set<PersonPost> meeting_;    // that company hangs on: decided before all else
  std::int64_t stuck_ = -kNoBound;  // least bound of nodes that could not be split
};

}  // namespace

std::int64_t branch(Programme& programme, std::int64_t best, const std::function<bool()>& stop,
                    const std::function<std::int64_t(const Solution&)>& take) {
  Tree tree(programme, best, stop, take);
  while (!stop() && tree.step()) continue;
  return tree.bound();
}

}  // namespace respite
