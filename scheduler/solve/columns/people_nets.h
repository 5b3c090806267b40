// The lines of all people: their nets, and the judges behind them.
#pragma once

#include <vector>

#include "scheduler/rota/judge_line.h"
#include "scheduler/rota/solution.h"
#include "scheduler/solve/columns/line_net.h"
#include "scheduler/solve/columns/line_pricer.h"
#include "scheduler/solve/columns/stage.h"

namespace respite {

// The problem must outlive it.
class PeopleNets {
 public:
  PeopleNets(const Problem& problem, const Posts& posts);

  [[nodiscard]] const LineNet& net(std::size_t person) const { return nets_[person]; }
  [[nodiscard]] std::size_t people() const { return nets_.size(); }
  [[nodiscard]] FairShare share(std::size_t person) const;
  [[nodiscard]] Column column(std::size_t person, std::vector<int> events, Tier tier);
  // The events of a person's line in a plan.
  [[nodiscard]] std::vector<int> events_of(const Solution& solution, std::size_t person) const;

 private:
  const Problem* problem_;
  const Posts* posts_;
  LineJudge law_;
  std::vector<LineNet> nets_;        // [person]
  std::vector<int> broken_already_;  // [person] by what is held
};

}  // namespace respite
