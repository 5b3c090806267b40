#include "scheduler/solve/columns/large_part.h"

#include <algorithm>

#include "scheduler/rota/check.h"
#include "scheduler/solve/columns/dive.h"
#include "scheduler/solve/columns/search_tree.h"

namespace respite {
namespace {

constexpr int kMostInVain = 30;     // neighbourhoods without a better plan
constexpr std::size_t kFewest = 7;  // people in one
constexpr std::size_t kMost = 14;
constexpr int kNodes = 8;               // of its tree
constexpr std::size_t kMostLines = 40;  // of each person that neighbourhoods start from

}  // namespace

void LargePart::settle() {
  programme_ =
      std::make_unique<Programme>(task_->problem, best_, people_, Stage{task_->tier, score_});
  Generation& generation = programme_->generation;
  generation.add(best_);
  latest_ = best_;
  find_prices();
  bound_ = generation.bound();
  const bool far = task_->tier == Tier::kBalance && may_gain() > far_from(people_.size());
  hopeless_ = hopeless_ || (far && has_long_lines(*programme_, people_.size()));
  if (hopeless_) return;
  generation.ease_no_more();
  // Half a dive is worth little, so it may take more than its due.
  const auto stop_dive = [&] { return stopped(generation, 2 * allowed_); };
  latest_ = solution_of(*programme_, dive(generation, programme_->cover, stop_dive));
  remember();
}

// Lines and prices, quickly at first, until none betters the mix. Long lines: near prices that
// served before, and a bound in earnest where there is no time for more.
void LargePart::find_prices() {
  Generation& generation = programme_->generation;
  const bool long_lines = has_long_lines(*programme_, people_.size());
  const auto stop = [&] { return stopped(generation, allowed_ / 4 * 3); };
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

// The lines found last were found by the best prices.
void LargePart::remember() {
  pool_.assign(task_->problem.people.size(), {});
  const auto& columns = programme_->generation.columns();
  for (std::size_t c = columns.size(); c-- > 0;) {
    const Column& column = columns[c];
    auto& lines = pool_[column.person];
    if (!column.lawful || lines.size() >= kMostLines) continue;
    const auto& events = programme_->nets.net(column.person).events();
    auto& turns = lines.emplace_back();
    for (const int e : column.events) turns.push_back(events[static_cast<std::size_t>(e)].turn);
  }
}

void LargePart::improve() {
  if (hopeless_ || may_gain() == 0) return;
  search_neighbourhoods();
  if (may_gain() > 0) branch();
}

// Neighbourhoods: the lines of some people who share duties anew, the others' kept.
void LargePart::search_neighbourhoods() {
  std::size_t many = kFewest;
  const std::int64_t allowed = (allowed_ + programme_->generation.work() + work_) / 2;
  const auto stop = [&] { return stopped(programme_->generation, allowed); };
  for (int in_vain = 0; in_vain < kMostInVain && may_gain() > 0 && !stop();) {
    const Score before = score_;
    const People people = neighbours(many);
    Programme programme(task_->problem, best_, people, {task_->tier, score_});
    Generation& generation = programme.generation;
    generation.add(best_);
    for (const std::size_t person : people)
      for (const auto& turns : pool_[person]) static_cast<void>(generation.add_line(person, turns));
    SearchTree tree(generation, programme.cover, static_cast<double>(task_->problem.average_load),
                    score_[task_->tier], true);
    for (int node = 0; node < kNodes && !stop() && tree.step(stop); ++node) {
      if (!tree.found()) continue;
      take(solution_of(programme, held_in(generation.columns(), *tree.found())));
      tree.set_best(score_[task_->tier]);
    }
    work_ += generation.work();
    in_vain = score_ < before ? 0 : in_vain + 1;
    if (in_vain % 2 == 1) many = std::min(many + 1, std::min(kMost, people_.size()));
  }
}

void LargePart::branch() {
  Generation& generation = programme_->generation;
  generation.add(best_);
  const auto stop = [&] { return stopped(generation, allowed_); };
  SearchTree tree(generation, programme_->cover, static_cast<double>(task_->problem.average_load),
                  score_[task_->tier], false);
  while (!stop() && tree.step(stop)) {
    if (!tree.found()) continue;
    take(solution_of(*programme_, held_in(generation.columns(), *tree.found())));
    tree.set_best(score_[task_->tier]);
  }
  bound_ = std::max(bound_, tree.bound());
}

// Somebody, and people who may hold what they may hold.
People LargePart::neighbours(std::size_t many) {
  People chosen = {people_[random_.below(people_.size())]};
  People others = task_->sharing[chosen.front()];
  while (chosen.size() < many && !others.empty()) {
    const std::size_t i = random_.below(others.size());
    chosen.push_back(others[i]);
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
  }
  std::ranges::sort(chosen);
  return chosen;
}

void LargePart::take(const Solution& solution) {
  const Judgement now = check(task_->problem, solution);
  if (now.score >= score_ || !now.lawful()) return;
  best_ = latest_ = solution;
  score_ = now.score;
}

void LargePart::copy_turns(const Solution& from, Solution& to) const {
  for (const Post& post : programme_->posts.posts) {
    const auto& barred = task_->problem.barred[at(post.turns.front())];
    if (std::ranges::all_of(people_, [&](std::size_t p) { return barred[p].has_value(); }))
      continue;
    for (const TurnIndex turn : post.turns) to.holder[at(turn)] = from.holder[at(turn)];
  }
}

void LargePart::lay_into(Solution& whole) const { copy_turns(latest_, whole); }

void LargePart::adopt(const Solution& whole) {
  Solution mine = best_;
  copy_turns(whole, mine);
  take(mine);
  latest_ = best_;
}

std::int64_t LargePart::spent() const {
  const std::int64_t work = work_ + (programme_ ? programme_->generation.work() : 0);
  return std::min(work, allowed_);
}

std::int64_t LargePart::may_gain() const {
  return score_[task_->tier] - std::min(bound_, score_[task_->tier]);
}

}  // namespace respite
