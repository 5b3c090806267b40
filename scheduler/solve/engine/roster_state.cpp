#include "scheduler/solve/engine/roster_state.h"

#include <utility>

namespace respite {

RosterState::RosterState(const LineProblem& problem, Roster roster)
    : problem_(&problem),
      roster_(std::move(roster)),
      load_(roster_.size(), 0),
      heads_(problem.cover.size(), 0),
      step_(problem.cover.size(), 0) {
  for (std::size_t person = 0; person < roster_.size(); ++person) {
    for (int period = 0; period < problem.periods; ++period) {
      const Held held = roster_[person][static_cast<std::size_t>(period)];
      if (held == kOff) continue;
      ++heads_[problem.cell(period, held)];
      load_[person] += problem.people[person].cells[problem.cell(period, held)].load;
    }
  }
  for (std::size_t cell = 0; cell < step_.size(); ++cell) {
    step_[cell] = problem.cover[cell].step(heads_[cell]);
  }
  cost_ = roster_cost(problem, roster_);
}

void RosterState::change(std::size_t cell, int by) {
  const LineCover& cover = problem_->cover[cell];
  cost_ -= cover.cost(heads_[cell]);
  heads_[cell] += by;
  cost_ += cover.cost(heads_[cell]);
  step_[cell] = cover.step(heads_[cell]);
}

void RosterState::lift(std::size_t person, const Spans& spans) {
  const LineRules& rules = problem_->people[person];
  cost_ -= whole_price(person);
  for (const int period : periods_of(spans)) {
    Held& held = roster_[person][static_cast<std::size_t>(period)];
    if (held == kOff) continue;
    const std::size_t cell = problem_->cell(period, held);
    cost_ -= rules.cells[cell].cost;
    load_[person] -= rules.cells[cell].load;
    change(cell, -1);
    held = kOff;
  }
  cost_ += whole_price(person);
}

void RosterState::lay(std::size_t person, const Spans& spans, const Line& inside) {
  const LineRules& rules = problem_->people[person];
  cost_ -= whole_price(person);
  auto next = inside.begin();
  for (const int period : periods_of(spans)) {
    const Held held = *next++;
    if (held == kOff) continue;
    const std::size_t cell = problem_->cell(period, held);
    cost_ += rules.cells[cell].cost;
    load_[person] += rules.cells[cell].load;
    change(cell, +1);
    roster_[person][static_cast<std::size_t>(period)] = held;
  }
  cost_ += whole_price(person);
}

}  // namespace respite
