#include "scheduler/replan/replan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <tuple>

#include "scheduler/rota/check.h"
#include "scheduler/rota/life/release.h"
#include "scheduler/solve/plan.h"
#include "scheduler/solve/solve.h"
#include "scheduler/team/short_limits.h"
#include "tests/support/desks.h"
#include "tests/support/random_desk.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

// What counts, from the top: hard rules, minima, empty turns, turns touched.
using Merit = std::tuple<int, int, std::int64_t, int>;

// Turns that are not as they were published, counted by itself.
int touched(const Problem& problem, const Solution& solution) {
  int count = 0;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    if (!turn.fixed && (solution.holder[t] != turn.incumbent || (turn.was_held && !turn.incumbent)))
      ++count;
  }
  return count;
}

Merit merit_of(Plan& plan, const Solution& solution) {
  plan.restore(solution);
  return {plan.total().broken, plan.total().unmet, plan.total().score[Tier::kCover],
          touched(plan.problem(), solution)};
}

// The best of all.
Merit try_everything(const Problem& problem) {
  Plan plan(problem);
  Solution solution = empty_solution(problem);
  std::optional<Merit> best;
  const auto& turns = plan.free_turns();
  const std::function<void(std::size_t)> from = [&](std::size_t i) {
    if (i == turns.size()) {
      const Merit merit = merit_of(plan, solution);
      best = best ? std::min(*best, merit) : merit;
      return;
    }
    solution.holder[at(turns[i])].reset();
    from(i + 1);
    for (const PersonIndex person : plan.eligible(turns[i])) {
      solution.holder[at(turns[i])] = person;
      from(i + 1);
    }
  };
  from(0);
  return *best;
}

// What was planned, published as it is.
void publish(RandomCase& desk, const Problem& problem, const Solution& solution) {
  std::erase_if(desk.facts.held,
                [&](const HeldTurn& held) { return is_replaced(desk.window, held.turn.span); });
  for (std::size_t t = 0; t < problem.turns.size(); ++t)
    if (problem.turns[t].in_window)
      desk.facts.held.push_back({problem.turns[t].turn, solution.holder[t], {}});
}

Problem released(RandomCase& desk, Instant frozen_until) {
  release(desk.facts, desk.desk, desk.calendars, desk.window, frozen_until);
  return build_problem(desk.desk, desk.calendars, desk.facts, desk.window);
}

Problem released(RandomCase& desk) { return released(desk, desk.window.begin); }

RandomCase published_case(Desk desk, Interval window, std::string_view who) {
  RandomCase made{std::move(desk), {}, {}, window};
  made.calendars = no_calendars(made.desk);
  const Problem problem = make_problem(made.desk, window);
  publish(made, problem, holders(problem, who));
  return made;
}

void sick(RandomCase& desk, std::size_t person, std::string_view begin, std::string_view end) {
  desk.calendars.leave[person] = IntervalSet{{instant(begin), instant(end)}};
}

std::string names(const Problem& problem, const Solution& solution) {
  std::string text;
  for (const auto& holder : solution.holder)
    text += (text.empty() ? "" : " ") + (holder ? problem.desk.people[at(*holder)].id : "-");
  return text;
}

TEST(Replan, LeavesARotaAloneThatNeedsNoMending) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  RandomCase made = published_case(std::move(desk), weeks_of_winter(3), "p0 p0 p0");
  const Problem problem = released(made);
  const Replan found = replan(problem, {});
  EXPECT_EQ(names(problem, found.solution), "p0 p0 p0");  // however unfair
  EXPECT_EQ(found.touched, 0);
  EXPECT_TRUE(found.proven);
}

TEST(Replan, GivesAwayOnlyWhatItsHolderCannotHold) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  RandomCase made = published_case(std::move(desk), weeks_of_winter(4), "p0 p1 p0 p1");
  sick(made, 0, "2026-12-21T00:00:00Z", "2026-12-23T00:00:00Z");
  const Problem problem = released(made);
  const Replan found = replan(problem, {});
  EXPECT_EQ(names(problem, found.solution), "p0 p1 p2 p1");
  EXPECT_EQ(found.touched, 1);
  EXPECT_EQ(found.people, 2);
  EXPECT_TRUE(found.proven);
}

// Only p1 can take the third week, and must give up the weeks beside it for that.
TEST(Replan, MovesAnotherTurnWhereNobodyIsFree) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  desk.limits.gap = Limit<Seconds>{std::chrono::weeks{1}, std::nullopt};
  RandomCase made = published_case(std::move(desk), weeks_of_winter(4), "p0 p1 p0 p1");
  sick(made, 0, "2026-12-22T00:00:00Z", "2026-12-23T00:00:00Z");
  sick(made, 2, "2026-12-22T00:00:00Z", "2026-12-23T00:00:00Z");
  const Problem problem = released(made);
  const Replan found = replan(problem, {});
  EXPECT_TRUE(check(problem, found.solution).lawful());
  EXPECT_EQ(found.solution.holder[2], index_of<PersonIndex>(1));
  EXPECT_EQ(found.touched, 3);
  EXPECT_EQ(found.bound, 3);
  EXPECT_TRUE(found.proven);
}

TEST(Replan, LeavesFrozenTurnsWithWhoeverCanHoldThem) {
  Desk desk = bare_desk(2);
  Rota& rota = add_weekly(desk, "oncall", {"primary"});
  rota.limits.set(named::max_consecutive_turns(Limit<int>{1, std::nullopt}));
  RandomCase made = published_case(std::move(desk), weeks_of_winter(3), "p0 p1 p0");
  sick(made, 0, "2026-12-07T00:00:00Z", "2026-12-13T00:00:00Z");
  const Problem free = released(made);
  EXPECT_EQ(names(free, replan(free, {}).solution), "p1 p0 p1");
  for (HeldTurn& held : made.facts.held) held.loose_from.reset();
  const Problem frozen = released(made, made.window.end);
  const Replan found = replan(frozen, {});
  EXPECT_EQ(names(frozen, found.solution), "- p1 p0");
  EXPECT_TRUE(found.proven);
}

TEST(Replan, GivesTheRestOfARunningTurnAwayFromTheMomentItsHolderCannot) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  RandomCase made = published_case(std::move(desk), weeks_of_winter(2), "p0 p1");
  for (HeldTurn& held : made.facts.held) held.key = key_of(made.desk, held.turn);
  sick(made, 0, "2026-12-11T00:00:00Z", "2026-12-12T00:00:00Z");
  made.facts.now = instant("2026-12-09T10:00:00Z");
  const Problem problem = released(made, made.window.end);
  ASSERT_EQ(problem.cut.size(), 1U);
  EXPECT_EQ(problem.cut[0].at, instant("2026-12-11T00:00:00Z"));
  const Replan found = replan(problem, {});
  EXPECT_EQ(names(problem, found.solution), "p0 p1 p1");  // what is done, the rest, the next
  EXPECT_EQ(found.touched, 1);
}

// Three heads become two, of whom one is ill: the one whose place goes stays.
TEST(Replan, LetsHeadsOfAShiftStandInForEachOther) {
  Desk desk = bare_desk(4);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 3}});
  RandomCase made = published_case(std::move(desk), days_of_winter(1), "p0 p1 p2");
  std::get<ShiftPlan>(made.desk.rotas[0].plan).shifts[0].staff = 2;
  sick(made, 0, "2026-12-07T00:00:00Z", "2026-12-08T00:00:00Z");
  const Problem problem = released(made);
  const Replan found = replan(problem, {});
  EXPECT_EQ(names(problem, found.solution), "p2 p1");
  EXPECT_EQ(found.touched, 0);
}

TEST(Replan, MendsWhatBeginsFirstWhereTheBudgetIsTooSmall) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  RandomCase made = published_case(std::move(desk), weeks_of_winter(4), "p0 p1 p0 p0");
  sick(made, 0, "2026-12-07T00:00:00Z", "2027-12-07T00:00:00Z");
  const Problem problem = released(made);
  ReplanOptions options;
  options.budget = 2;
  const Replan found = replan(problem, options);
  EXPECT_EQ(found.touched, 2);
  EXPECT_EQ(found.bound, 3);
  EXPECT_FALSE(found.proven);
  EXPECT_NE(found.solution.holder[0], index_of<PersonIndex>(0));
  EXPECT_NE(found.solution.holder[2], index_of<PersonIndex>(0));
  EXPECT_EQ(found.solution.holder[3], index_of<PersonIndex>(0));
}

// A tiny desk, planned and published, and something happened to it.
RandomCase after_a_change(std::uint64_t seed) {
  RandomCase made = tiny_case(seed);
  const Problem before = build(made);
  SolveOptions quick;
  quick.effort = 5;
  publish(made, before, solve(before, quick).solution);
  Dice dice(seed * 7919);
  const auto person =
      static_cast<std::size_t>(dice.below(static_cast<int>(made.desk.people.size())));
  switch (dice.below(4)) {
    case 0:
      made.desk.limits.set(named::max_consecutive_turns(Limit<int>{1, std::nullopt}));
      made.desk.limits.rest = Limit<Seconds>{std::chrono::hours{12}, std::nullopt};
      break;
    case 1:
      made.desk.people[person].leaves = day("2026-12-09");
      break;
    default: {
      const Instant begin = made.window.begin + std::chrono::hours{dice.below(24 * 8)};
      made.calendars.leave[person] =
          unite(made.calendars.leave[person], IntervalSet{{begin, begin + std::chrono::hours{48}}});
    }
  }
  return made;
}

double plans_of_free(const Problem& problem) {
  double plans = 1;
  const Plan plan(problem);
  for (const TurnIndex turn : plan.free_turns())
    plans *= static_cast<double>(plan.eligible(turn).size() + 1);
  return plans;
}

TEST(Replan, TouchesAsFewTurnsAsCanBeOnTinyRotas) {
  constexpr double kMost = 60'000;
  int cases = 0;
  int proven = 0;
  int moved = 0;
  for (std::uint64_t seed = 1; cases < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomCase made = after_a_change(seed);
    const Problem problem = released(made);
    if (plans_of_free(problem) > kMost) continue;
    ++cases;
    const Merit best = try_everything(problem);
    const Replan found = replan(problem, {});
    Plan plan(problem);
    const Merit merit = merit_of(plan, found.solution);
    EXPECT_EQ(std::get<3>(merit), found.touched);
    EXPECT_LE(best, merit);
    if (found.proven) {
      EXPECT_EQ(merit, best);
      EXPECT_EQ(found.bound, found.touched);
    }
    proven += found.proven ? 1 : 0;
    moved += found.touched > 0 ? 1 : 0;
    if (merit != best) {
      ADD_FAILURE() << "found " << std::get<0>(merit) << ' ' << std::get<1>(merit) << ' '
                    << std::get<2>(merit) << ' ' << std::get<3>(merit) << " best "
                    << std::get<0>(best) << ' ' << std::get<1>(best) << ' ' << std::get<2>(best)
                    << ' ' << std::get<3>(best) << (found.proven ? " proven" : "");
    }
  }
  EXPECT_GT(proven, 250);
  EXPECT_GT(moved, 100);
}

}  // namespace
}  // namespace respite::test
