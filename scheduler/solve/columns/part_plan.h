// The best plan known of a part of a desk, everybody else's lines kept.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "scheduler/rota/score.h"
#include "scheduler/rota/solution.h"
#include "scheduler/solve/columns/parts.h"

namespace respite {

// What the parts of a desk have in common. Outlives them; its functions may be called from any
// thread.
struct PartTask {
  const Problem& problem;
  Tier tier;
  Solution known;  // the plan all parts start from
  Score score;
  std::function<bool()> stop;
  std::function<Solution(const Solution&)> polish;  // a lawful plan near a rough one
  std::size_t threads;                              // of a part that is worked on as a whole
};

class PartPlan {
 public:
  PartPlan(const PartTask& task, const People& people);

  // The part's turns of another plan, where that is lawful and better.
  void adopt(const Solution& other);
  void lay_into(Solution& whole) const;

  [[nodiscard]] const Solution& solution() const { return best_; }
  [[nodiscard]] const Score& score() const { return score_; }
  [[nodiscard]] std::int64_t points() const { return score_[task_->tier]; }

 private:
  const PartTask* task_;
  std::vector<TurnIndex> turns_;  // that the part's people may hold
  Solution best_;                 // others' lines as in the task
  Score score_;
};

}  // namespace respite
