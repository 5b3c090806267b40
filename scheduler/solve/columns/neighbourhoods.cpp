#include "scheduler/solve/columns/neighbourhoods.h"

#include <algorithm>
#include <utility>

#include "scheduler/solve/columns/dive.h"

namespace respite {
namespace {

// Sizes in twentieths, of the turns or the people; each is tried twice before the next.
constexpr std::size_t kPieces = 20;
constexpr int kFewestWeeks = 6;
constexpr int kMostWeeks = 16;
constexpr int kFewestPeople = 10;
constexpr int kMostPeople = 17;
constexpr int kWindows = 2 * (kMostWeeks - kFewestWeeks + 1);
constexpr int kMostInVain = kWindows + 2 * (kMostPeople - kFewestPeople + 1);
constexpr int kStepsBack = 4;  // to smaller ones, after a better plan

}  // namespace

void dive_from(const PartTask& task, Programme& programme, std::vector<Decision> kept,
               PartPlan& plan, const std::function<bool()>& stop) {
  Generation& generation = programme.generation;
  generation.add(plan.solution());
  const auto known = static_cast<double>(plan.points());
  const auto held = dive(generation, programme.cover, std::move(kept), known, stop);
  if (held) plan.adopt(task.polish(solution_of(programme, *held)));
  generation.decide({});
}

void Neighbourhoods::search(PartPlan& plan, std::int64_t work) {
  const std::int64_t until = programme_->generation.work() + work;
  while (programme_->generation.work() < until && !is_exhausted() && !task_->stop()) {
    const Score before = plan.score();
    dive_from(*task_, *programme_, next(plan.solution()), plan, task_->stop);
    in_vain_ = plan.score() < before ? std::max(0, std::min(in_vain_, kWindows) - kStepsBack)
                                     : in_vain_ + 1;
  }
}

bool Neighbourhoods::is_exhausted() const { return in_vain_ >= kMostInVain; }

// Weeks first: days apart have little to do with each other.
Neighbourhoods::Kept Neighbourhoods::next(const Solution& plan) {
  Generation& generation = programme_->generation;
  const std::vector<int> columns = generation.add(plan);
  const Held lines = held_in(generation.columns(), {columns.begin(), columns.end()});
  if (in_vain_ < kWindows)
    return beside_window(lines, kFewestWeeks + static_cast<std::size_t>(in_vain_ / 2));
  return beside_people(lines, kFewestPeople + static_cast<std::size_t>((in_vain_ - kWindows) / 2));
}

Neighbourhoods::Kept Neighbourhoods::beside_window(const Held& lines, std::size_t pieces) {
  const std::size_t turns = task_->problem.turns.size();
  const std::size_t length = turns * pieces / kPieces;
  const std::size_t from = random_.below(turns - length + 1);
  Kept beside;
  for (const auto& cell : lines) {
    const Post& post = programme_->posts.posts[static_cast<std::size_t>(cell.second)];
    const std::size_t turn = at(post.turns.front());
    if (turn < from || turn >= from + length) beside.push_back(held_for_good(cell));
  }
  return beside;
}

Neighbourhoods::Kept Neighbourhoods::beside_people(const Held& lines, std::size_t pieces) {
  People others = *people_;
  for (std::size_t many = people_->size() * pieces / kPieces; many > 0; --many)
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(random_.below(others.size())));
  Kept beside;
  for (const auto& cell : lines)
    if (std::ranges::binary_search(others, cell.first)) beside.push_back(held_for_good(cell));
  return beside;
}

}  // namespace respite
