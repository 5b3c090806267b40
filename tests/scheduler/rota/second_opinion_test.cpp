// The check against a judge written apart from it, on random desks and unlawful plans.
#include <gtest/gtest.h>

#include <string>

#include "scheduler/rota/check.h"
#include "tests/support/naive_judge.h"
#include "tests/support/random_desk.h"

namespace respite::test {
namespace {

// The other judge knows only limits of people, and leave only where nothing else bars.
RandomCase within_its_knowledge(std::uint64_t seed) {
  RandomCase random = small_case(seed);
  for (Rota& rota : random.desk.rotas) {
    rota.limits = {};
    rota.people.clear();
    for (std::size_t i = 0; i < random.desk.people.size(); ++i)
      rota.people.push_back(index_of<PersonIndex>(i));
    if (auto* plan = std::get_if<HandoverPlan>(&rota.plan))
      for (Seat& seat : plan->seats) seat.skills.clear();
    else
      for (Shift& shift : std::get<ShiftPlan>(rota.plan).shifts) {
        shift.skills.clear();
        shift.people.clear();
        shift.novice_alone = true;
      }
  }
  Dice dice(seed);
  add_families(dice, random.desk.limits, dice.one_in(2) ? "early" : "primary");
  for (Person& person : random.desk.people) person.joins = person.leaves = std::nullopt;
  return random;
}

std::string names_of(const std::set<std::pair<Rule, PersonIndex>>& broken) {
  std::string names;
  for (const auto& [rule, person] : broken)
    names += std::string(to_text(rule)) + ' ' + std::to_string(at(person)) + ", ";
  return names;
}

TEST(Check, AgreesWithASecondOpinion) {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = build(within_its_knowledge(seed));
    Dice dice(seed);
    const Solution solution = random_solution(problem, dice, 2);
    const Judgement judgement = check(problem, solution);
    std::set<std::pair<Rule, PersonIndex>> broken;
    for (const Violation& violation : judgement.violations)
      if (violation.person && is_known_to_naive(violation.rule))
        broken.emplace(violation.rule, *violation.person);
    const NaiveOpinion opinion = naive_opinion(problem, solution);
    EXPECT_EQ(names_of(broken), names_of(opinion.broken));
    EXPECT_EQ(judgement.score[Tier::kCover], opinion.cover);
    found += broken.size();
  }
  EXPECT_GT(found, 2000U);
}

}  // namespace
}  // namespace respite::test
