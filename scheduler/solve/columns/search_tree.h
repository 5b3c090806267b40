// Branch and price: decides who holds what, turn by turn, lowest bound first, until nothing better
// can be left.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <vector>

#include "scheduler/solve/columns/generation.h"

namespace respite {

class SearchTree {
 public:
  // Plans of `best` points or more in the stage's tier are of no interest.
  SearchTree(Generation& generation, const CoverPart& cover, double average_load,
             std::int64_t best);

  // Looks at the most promising node; false when none is left. `stop` is asked between rounds.
  bool step(const std::function<bool()>& stop);

  // No lawful plan is below it, as far as anything below `best` is concerned.
  [[nodiscard]] std::int64_t bound() const;
  // Lines that make a plan, whenever a node has them: [person] column.
  [[nodiscard]] const std::optional<std::vector<std::size_t>>& found() const { return found_; }
  void set_best(std::int64_t best) { best_ = best; }

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

  [[nodiscard]] std::optional<Decision> nearest_meeting(const Shares& held) const;
  [[nodiscard]] std::vector<Decision> most_likely(const Shares& held) const;
  [[nodiscard]] std::optional<Spread> widest_loads() const;
  void split(const Node& node, std::int64_t bound);

  Generation* generation_;
  const CoverPart* cover_;
  double average_load_;
  std::int64_t best_;
  std::priority_queue<Node, std::vector<Node>, Later> open_;
  std::set<PersonPost> meeting_;  // that company hangs on: decided before all else
  std::int64_t stuck_;            // least bound of nodes that could not be split
  std::optional<std::vector<std::size_t>> found_;
};

}  // namespace respite
