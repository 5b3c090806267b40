// A roster that keeps its own score while lines change: heads per cell, and what one more costs.
#pragma once

#include <vector>

#include "scheduler/solve/engine/spans.h"

namespace respite {

class RosterState {
 public:
  RosterState(const LineProblem& problem, Roster roster);

  [[nodiscard]] const Roster& roster() const { return roster_; }
  [[nodiscard]] const Line& line(std::size_t person) const { return roster_[person]; }
  [[nodiscard]] Cost cost() const { return cost_; }  // equals roster_cost of the roster
  [[nodiscard]] int heads(std::size_t cell) const { return heads_[cell]; }
  // What one head more would cost in the cell.
  [[nodiscard]] Price step(std::size_t cell) const { return step_[cell]; }

  // What the person's load and runs cost as they stand.
  [[nodiscard]] Cost whole_price(std::size_t person) const {
    const LineRules& rules = problem_->people[person];
    return load_cost(rules, load_[person]) + runs_cost(*problem_, rules, roster_[person]);
  }

  // Takes the person's duties in the spans away, or puts them in. The cost is right again once
  // every line that was lifted is laid.
  void lift(std::size_t person, const Spans& spans);
  void lay(std::size_t person, const Spans& spans, const Line& inside);

 private:
  void change(std::size_t cell, int by);

  const LineProblem* problem_;
  Roster roster_;
  std::vector<std::int64_t> load_;  // [person]
  std::vector<int> heads_;          // [cell]
  std::vector<Price> step_;         // [cell]
  Cost cost_ = 0;
};

}  // namespace respite
