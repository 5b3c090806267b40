#include "scheduler/solve/columns/large_part.h"

#include <algorithm>

#include "scheduler/solve/columns/branch.h"

namespace respite {

void LargePart::settle() {
  programme_.emplace(task_->problem, plan_.solution(), people_, Stage{task_->tier, plan_.score()});
  Generation& generation = programme_->generation;
  generation.use_threads(task_->threads);
  generation.add(plan_.solution());
  find_prices();
  bound_ = generation.bound();
  prices_ = generation.best_prices();
  const bool far = task_->tier == Tier::kBalance && may_gain() > far_from(people_.size());
  hopeless_ = hopeless_ || (far && has_long_lines(*programme_, people_.size()));
  if (hopeless_) return;
  generation.ease_no_more();
  // Half a dive is worth little, so it may take more than its due.
  const auto stop = [&] { return spent() > 2 * allowed_ || task_->stop(); };
  dive_from(*task_, *programme_, {}, plan_, stop);
}

// Lines and prices, quickly at first, until none betters the mix. Long lines: near prices that
// served before, and a bound in earnest where there is no time for more.
void LargePart::find_prices() {
  Generation& generation = programme_->generation;
  const bool long_lines = has_long_lines(*programme_, people_.size());
  const auto stop = [&] { return spent() > allowed_ / 4 * 3 || task_->stop(); };
  if (long_lines) generation.ease();
  do {
    bool more = true;
    while (more && !hopeless_ && !stop()) {
      more = generation.round_quickly() > people_.size() / 8;
      hopeless_ = is_hopeless(*programme_, people_.size());
    }
  } while (!hopeless_ && !stop() && generation.tighten());
  while (!hopeless_ && !stop() && generation.round()) continue;
  if (long_lines && stop()) generation.look_closely();
}

void LargePart::open(std::size_t lane) {
  Lane& opened = lanes_[lane];
  if (lane > 0 && !opened.twin) {
    const Stage stage{task_->tier, task_->score};
    opened.twin.emplace(task_->problem, task_->known, people_, stage);
    opened.twin->generation.learn_from(programme_->generation);
  }
  Programme& own = lane > 0 ? *opened.twin : *programme_;
  own.generation.use_threads(1);
  if (!opened.neighbourhoods) opened.neighbourhoods.emplace(*task_, people_, own, lane + 1);
  opened.found = plan_;
}

void LargePart::search(std::size_t lane, std::int64_t work) {
  lanes_[lane].neighbourhoods->search(*lanes_[lane].found, work);
}

void LargePart::choose() {
  for (Lane& lane : lanes_) {
    if (lane.found && lane.found->score() < plan_.score()) plan_ = *lane.found;
    lane.found.reset();
  }
}

void LargePart::branch(std::int64_t work) {
  if (hopeless_ || may_gain() == 0) return;
  Generation& generation = programme_->generation;
  generation.use_threads(task_->threads);
  generation.add(plan_.solution());
  generation.lean_on(prices_);  // those at hand belong to the last neighbourhood
  const std::int64_t until = generation.work() + work;
  const auto stop = [&] { return generation.work() > until || task_->stop(); };
  const auto take = [&](const Solution& solution) {
    plan_.adopt(solution);
    return plan_.points();
  };
  bound_ = std::max(bound_, respite::branch(*programme_, plan_.points(), stop, take));
}

bool LargePart::is_worth_a_search() const {
  const auto exhausted = [](const Lane& lane) {
    return lane.neighbourhoods && lane.neighbourhoods->is_exhausted();
  };
  return !hopeless_ && may_gain() > 0 && std::ranges::none_of(lanes_, exhausted);
}

std::int64_t LargePart::spent() const {
  std::int64_t work = programme_ ? programme_->generation.work() : 0;
  for (const Lane& lane : lanes_) work += lane.twin ? lane.twin->generation.work() : 0;
  return work;
}

std::int64_t LargePart::may_gain() const {
  return plan_.points() - std::min(bound_, plan_.points());
}

}  // namespace respite
