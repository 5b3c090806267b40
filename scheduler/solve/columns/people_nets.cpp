#include "scheduler/solve/columns/people_nets.h"

#include <algorithm>

#include "scheduler/rules/fairness.h"

namespace respite {

PeopleNets::PeopleNets(const Problem& problem, const Posts& posts)
    : problem_(&problem), posts_(&posts), law_(problem) {
  RelaxedLaw relaxed(problem);
  for (const ProblemPerson& person : problem.people) {
    nets_.emplace_back(relaxed, posts, person.person);
    std::vector<TurnIndex> held;
    for (const LineEvent& event : nets_.back().events())
      if (event.post < 0) held.push_back(event.turn);
    broken_already_.push_back(law_.judge(person.person, held).broken);
  }
}

FairShare PeopleNets::share(std::size_t person) const {
  return {problem_->people[person].fair, problem_->average_load, problem_->fairness_weight};
}

Column PeopleNets::column(std::size_t person, std::vector<int> events, Tier tier) {
  Column column;
  column.person = person;
  std::vector<TurnIndex> line;
  std::int64_t wishes = 0;
  for (const int e : events) {
    const LineEvent& event = nets_[person].events()[static_cast<std::size_t>(e)];
    line.push_back(event.turn);
    column.load += event.load;
    wishes += event.wish;
    if (event.post >= 0) column.posts.push_back(event.post);
  }
  const LineScore score = law_.judge(index_of<PersonIndex>(person), line);
  column.limits = nets_[person].limits_of(events);
  column.lawful =
      score.broken <= broken_already_[person] && score.unmet == 0 && score.limits == column.limits;
  // What nets price: other counts than load are the judge's alone.
  const std::int64_t balance = deviation_cost(column.load - problem_->people[person].fair,
                                              problem_->average_load, problem_->fairness_weight) +
                               wishes;
  column.cost = tier == Tier::kBalance ? balance : tier == Tier::kLimits ? column.limits : 0;
  column.events = std::move(events);
  return column;
}

std::vector<int> PeopleNets::events_of(const Solution& solution, std::size_t person) const {
  std::vector<int> events;
  const auto& all = nets_[person].events();
  for (std::size_t e = 0; e < all.size(); ++e) {
    const auto is_theirs = [&](TurnIndex turn) {
      return solution.holder[at(turn)] == index_of<PersonIndex>(person);
    };
    const bool taken =
        all[e].post < 0 ||
        std::ranges::any_of(posts_->posts[static_cast<std::size_t>(all[e].post)].turns, is_theirs);
    if (taken) events.push_back(static_cast<int>(e));
  }
  return events;
}

}  // namespace respite
