#include "scheduler/solve/solve.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <string>
#include <vector>

#include "scheduler/team/short_limits.h"
#include "tests/support/desks.h"
#include "tests/support/random_desk.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

Problem quickstart(int weeks) {
  Desk desk = bare_desk(9);
  add_weekly(desk, "oncall", {"primary", "secondary"});
  std::get<HandoverPlan>(desk.rotas[0].plan).seats[1].factor_percent = 50;
  desk.limits.gap = Limit<Seconds>{std::chrono::weeks{1}, std::nullopt};
  desk.people[2].share = 0.5;
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[4] = IntervalSet{interval("2026-12-20T00:00:00Z", "2027-01-04T00:00:00Z")};
  return build_problem(desk, calendars, {}, weeks_of_winter(weeks));
}

TEST(Solve, GivesTheSamePlanForTheSameSeed) {
  const Problem problem = quickstart(13);
  SolveOptions options;
  options.seed = 7;
  const SolveResult one = solve(problem, options);
  const SolveResult other = solve(problem, options);
  EXPECT_EQ(one.solution.holder, other.solution.holder);
  EXPECT_EQ(one.score, other.score);
}

TEST(Solve, IsLawfulAndScoresAsTheCheckDoes) {
  for (std::uint64_t seed = 101; seed <= 130; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = build(small_case(seed));
    SolveOptions options;
    options.effort = 5;
    const SolveResult result = solve(problem, options);
    const Judgement judgement = check(problem, result.solution);
    EXPECT_EQ(judgement.score, result.score);
    EXPECT_LE(result.bound, result.score);
    // What was held may break rules, alone; the plan adds nothing to that. A minimum that too few
    // turns are there to meet stays unmet.
    const Judgement held = check(problem, empty_solution(problem));
    const auto broken = [](const Judgement& j) {
      return std::count_if(j.violations.begin(), j.violations.end(), [](const Violation& v) {
        return v.hard && v.rule != Rule::kMinTurns && v.rule != Rule::kMinHours;
      });
    };
    EXPECT_LE(broken(judgement), broken(held));
    for (std::size_t t = 0; t < problem.turns.size(); ++t)
      if (problem.turns[t].fixed) {
        EXPECT_EQ(result.solution.holder[t], problem.turns[t].fixed);
      }
  }
}

TEST(Solve, LeavesATurnEmptyOnlyWhereEverybodyIsBarred) {
  int empty = 0;
  for (std::uint64_t seed = 131; seed <= 160; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = build(small_case(seed));
    SolveOptions options;
    options.effort = 5;
    const SolveResult result = solve(problem, options);
    for (const TurnIndex turn : check(problem, result.solution).empty) {
      ++empty;
      EXPECT_EQ(who_is_barred(problem, result.solution, turn).size(), problem.people.size());
    }
  }
  EXPECT_GT(empty, 0);
}

//   leave  Mon p0   p1 takes Monday, p0 Tuesday
TEST(Solve, HandsATurnOnToMakeRoom) {
  Desk desk = bare_desk(2);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}});
  desk.limits.set(named::max_turns(Limit<int>{1, std::nullopt}));
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[0] = IntervalSet{interval("2026-12-07T00:00:00Z", "2026-12-08T00:00:00Z")};
  const Problem problem = build_problem(desk, calendars, {}, days_of_winter(2));
  SolveOptions options;
  options.effort = 0;
  EXPECT_EQ(solve(problem, options).solution.holder, holders(problem, "p1 p0").holder);
}

TEST(Solve, KeepsDislikedDatesFreeAndSharesEvenly) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  desk.people[0].wishes.push_back({WishDate{day("2026-12-25"), day("2026-12-25")}, false, 2});
  desk.people[1].wishes.push_back({WishDate{day("2026-12-25"), day("2026-12-25")}, false, 2});
  const Problem problem = make_problem(desk, weeks_of_winter(6));
  const SolveResult result = solve(problem, {});
  const Judgement judgement = check(problem, result.solution);
  EXPECT_TRUE(judgement.lawful());
  for (const Burden& burden : judgement.people) EXPECT_EQ(burden.turns, 2);
  // 2026-12-25 falls in the third week.
  EXPECT_EQ(result.solution.holder[2], PersonIndex{2});
}

TEST(Solve, ProvesWhatCannotBeBettered) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  const SolveResult result = solve(make_problem(desk, weeks_of_winter(6)), {});
  EXPECT_TRUE(result.proven);
  EXPECT_EQ(result.score, Score{});
}

TEST(Solve, StopsWhenToldAndSaysSo) {
  const Problem problem = quickstart(26);
  const std::atomic<bool> stop = true;
  SolveOptions options;
  options.stop = &stop;
  options.effort = 1000;
  const SolveResult result = solve(problem, options);
  EXPECT_TRUE(result.interrupted);
  EXPECT_TRUE(check(problem, result.solution).lawful());
  EXPECT_TRUE(check(problem, result.solution).empty.empty());
}

TEST(Solve, ReportsProgressThatNeverGetsWorse) {
  const Problem problem = quickstart(26);
  std::vector<Progress> seen;
  SolveOptions options;
  options.progress = [&](const Progress& progress) { seen.push_back(progress); };
  const SolveResult result = solve(problem, options);
  ASSERT_FALSE(seen.empty());
  for (std::size_t i = 1; i < seen.size(); ++i) {
    EXPECT_LE(seen[i].score, seen[i - 1].score);
    EXPECT_GE(seen[i].work, seen[i - 1].work);
  }
  EXPECT_EQ(seen.back().score, result.score);
}

TEST(Solve, AnswersAnEmptyProblem) {
  const Problem problem = make_problem(bare_desk(2), weeks_of_winter(1));
  const SolveResult result = solve(problem, {});
  EXPECT_TRUE(result.solution.holder.empty());
  EXPECT_TRUE(result.proven);
}

// Two people, a primary and an optional second seat.
Desk with_backup(int people) {
  Desk desk = bare_desk(people);
  add_weekly(desk, "oncall", {"primary", "backup"});
  std::get<HandoverPlan>(desk.rotas[0].plan).seats[1].required = false;
  return desk;
}

int held_backups(const Problem& problem, const SolveResult& result) {
  int held = 0;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const bool backup = problem.turns[t].turn.seat_id == "backup";
    if (backup && result.solution.holder[t]) ++held;
    EXPECT_TRUE(backup || result.solution.holder[t]);
  }
  EXPECT_EQ(result.score[Tier::kCover], 0);
  EXPECT_TRUE(check(problem, result.solution).empty.empty());
  return held;
}

TEST(Solve, FillsOptionalSeatsWhereNothingIsInTheWay) {
  const auto held = [](const Desk& desk) {
    const Problem problem = build_problem(desk, no_calendars(desk), {}, weeks_of_winter(4));
    return held_backups(problem, solve(problem, {}));
  };
  EXPECT_EQ(held(with_backup(2)), 4);
  EXPECT_EQ(held(with_backup(1)), 0);  // nobody is left for it
  Desk limited = with_backup(2);
  limited.limits.set(named::max_turns(Limit<int>{2, 5}));  // would bend
  EXPECT_EQ(held(limited), 0);
  Desk light = with_backup(2);  // nobody's load asks for it
  std::get<HandoverPlan>(light.rotas[0].plan).seats[1].factor_percent = 0;
  EXPECT_EQ(held(light), 4);
}

TEST(Solve, FillsWhatWasPublishedEmpty) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  Facts facts;
  const DeskCalendars calendars = no_calendars(desk);
  for (Turn& turn : expand_turns(desk, calendars, weeks_of_winter(2)))
    facts.held.push_back({std::move(turn), std::nullopt, {}});
  facts.held[0].person = PersonIndex{1};
  const Problem problem = build_problem(desk, calendars, facts, weeks_of_winter(2));
  EXPECT_EQ(solve(problem, {}).solution.holder, holders(problem, "p1 p0").holder);
}

}  // namespace
}  // namespace respite::test
