// A large part's plan, piece by piece: what betters it, and what is none of its business.
#include "scheduler/solve/columns/neighbourhoods.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "scheduler/rota/check.h"
#include "scheduler/solve/columns/dive.h"
#include "tests/scheduler/solve/columns/first_plan.h"
#include "tests/support/desks.h"
#include "tests/support/generated_desk.h"

namespace respite::test {
namespace {

// Two sites that share nobody, and a plan of both that nothing has bettered yet.
class TwoParts : public testing::Test {
 protected:
  TwoParts()
      : problem_(build(generated_desk({.people = 24, .rotas = 4, .zones = 2, .weeks = 8}, 2))),
        task_{.problem = problem_,
              .tier = Tier::kBalance,
              .known = first_plan(problem_).solution(),
              .score = check(problem_, first_plan(problem_).solution()).score,
              .stop = [] { return false; },
              .polish = [](const Solution& rough) { return rough; },
              .threads = 1},
        parts_(parts_of(sharing_of(problem_))) {}

  [[nodiscard]] bool mine(std::size_t turn) const {
    return std::ranges::any_of(parts_[0], [&](std::size_t p) { return !problem_.barred[turn][p]; });
  }

  Problem problem_;
  PartTask task_;
  std::vector<People> parts_;
};

TEST_F(TwoParts, SearchBettersOnesOwnTurnsAlone) {
  ASSERT_GT(parts_.size(), 1U);
  PartPlan plan(task_, parts_[0]);
  Programme programme(problem_, task_.known, parts_[0], {task_.tier, task_.score});
  programme.generation.add(task_.known);
  Neighbourhoods neighbourhoods(task_, parts_[0], programme, 1);
  neighbourhoods.search(plan, 30'000'000);
  EXPECT_LT(plan.score(), task_.score);
  const Judgement judged = check(problem_, plan.solution());
  EXPECT_EQ(judged.score, plan.score());
  EXPECT_TRUE(judged.lawful());
  for (std::size_t t = 0; t < problem_.turns.size(); ++t) {
    EXPECT_TRUE(mine(t) || plan.solution().holder[t] == task_.known.holder[t]) << t;
  }
}

TEST_F(TwoParts, AdoptTakesNothingThatIsWorseOrUnlawful) {
  PartPlan plan(task_, parts_[0]);
  Solution empty = task_.known;
  Solution crowded = task_.known;
  for (std::size_t t = 0; t < problem_.turns.size(); ++t) {
    empty.holder[t].reset();
    crowded.holder[t] = index_of<PersonIndex>(parts_[0].front());
  }
  plan.adopt(empty);
  plan.adopt(crowded);
  EXPECT_EQ(plan.solution().holder, task_.known.holder);
  EXPECT_EQ(plan.score(), task_.score);
}

TEST_F(TwoParts, DiveKeepsWhatIsGivenAndGivesUpWhereNothingIsBetter) {
  Programme programme(problem_, task_.known, parts_[0], {task_.tier, task_.score});
  Generation& generation = programme.generation;
  const std::vector<int> columns = generation.add(task_.known);
  const Held lines = held_in(generation.columns(), {columns.begin(), columns.end()});
  ASSERT_FALSE(lines.empty());
  std::vector<Decision> half;
  for (std::size_t i = 0; i < lines.size(); i += 2)
    half.push_back({.person = lines[i].first, .post = lines[i].second, .holds = true});
  const auto known = static_cast<double>(task_.score[task_.tier]);
  const auto held = dive(generation, programme.cover, half, known + 1000, task_.stop);
  ASSERT_TRUE(held);
  for (const Decision& given : half)
    EXPECT_TRUE(std::ranges::binary_search(*held, std::pair(given.person, given.post)));
  EXPECT_FALSE(dive(generation, programme.cover, half, known - 1'000'000, task_.stop));
}

}  // namespace
}  // namespace respite::test
