// The engine's problem costs what the competition charges, for any roster.
#include "tests/inrc2_bench/inrc2_lines.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scheduler/solve/engine/solve_lines.h"
#include "scheduler/solve/random.h"
#include "tests/inrc2_bench/inrc2_cost.h"
#include "tests/inrc2_bench/inrc2_law.h"

namespace respite {
namespace {

Inrc2Band any_band(Random& random, int least, int play) {
  const int from = least + random.below(3);
  return {from, from + random.below(play)};
}

Inrc2Nurse any_nurse(Random& random) {
  Inrc2Nurse nurse{.name = "n", .contract = random.below(2), .skills = {random.below(2)}};
  if (random.below(2) == 0) nurse.skills = {0, 1};
  nurse.assignments = random.below(4);
  nurse.weekends = random.below(3);
  if (random.below(3) == 0) {
    nurse.days_off_in_a_row = 1 + random.below(5);
  } else {
    nurse.shift = random.below(3);
    nurse.shifts_in_a_row = 1 + random.below(4);
    nurse.days_in_a_row = nurse.shifts_in_a_row + random.below(4);
  }
  return nurse;
}

// Two weeks; no least cover, which the engine only prices.
Inrc2 any_file(Random& random, int nurses) {
  Inrc2 file;
  file.skills = {"s", "t"};
  for (const char* name : {"Early", "Late", "Night"}) {
    file.shifts.push_back({.name = name, .in_a_row = any_band(random, 1, 4), .barred = {}});
    for (int other = 0; other < 3; ++other) {
      if (random.below(4) == 0) file.shifts.back().barred.push_back(other);
    }
  }
  for (const char* name : {"Full", "Half"}) {
    file.contracts.push_back({.name = name,
                              .assignments = any_band(random, 3, 8),
                              .days = any_band(random, 1, 5),
                              .days_off = any_band(random, 1, 5),
                              .weekends = random.below(4),
                              .complete_weekends = random.below(2) == 0});
  }
  for (int nurse = 0; nurse < nurses; ++nurse) file.nurses.push_back(any_nurse(random));
  file.days = 14;
  file.demand.resize(file.demand_at(file.days, 0, 0));
  file.refused.resize(file.refused_at(file.nurses.size(), 0, 0));
  for (Inrc2Demand& demand : file.demand) demand.wanted = random.below(3);
  for (char& refused : file.refused) refused = random.below(8) == 0 ? 1 : 0;
  return file;
}

Inrc2Roster any_roster(const Inrc2& file, Random& random) {
  Inrc2Roster roster;
  for (const Inrc2Nurse& nurse : file.nurses) {
    std::vector<Inrc2Duty>& line = roster.emplace_back();
    Inrc2Duty duty;
    const int turn = 1 + random.below(4);  // runs of about so many days
    for (int day = 0; day < file.days; ++day) {
      if (random.below(turn) == 0) duty = {random.below(4) - 1, random.below(2)};
      if (duty.shift < 0) duty.skill = -1;
      if (random.below(12) != 0 && duty.shift >= 0) duty.skill = nurse.skills.front();
      line.push_back(duty);
    }
  }
  return roster;
}

bool is_lawful(const LineProblem& problem, const Roster& roster) {
  for (std::size_t person = 0; person < roster.size(); ++person) {
    if (broken_rules(problem, problem.people[person], roster[person]) != 0) return false;
  }
  return true;
}

TEST(Inrc2Lines, CostIsTheCompetitions) {
  Random random(41);
  int lawful = 0;
  for (int round = 0; round < 300; ++round) {
    const Inrc2 file = any_file(random, 3);
    const Inrc2Lines lines = inrc2_lines(file);
    EXPECT_EQ(lines.unit, 5);
    for (int i = 0; i < 20; ++i) {
      const Inrc2Roster roster = any_roster(file, random);
      const Roster held = line_roster(file, roster);
      EXPECT_EQ(inrc2_roster(file, held), roster);
      const Inrc2Cost cost = inrc2_cost(file, roster);
      ASSERT_EQ(roster_cost(lines.problem, held) * lines.unit, cost.all()) << "round " << round;
      ASSERT_EQ(is_lawful(lines.problem, held), cost.broken == 0) << "round " << round;
      lawful += cost.broken == 0;
    }
  }
  EXPECT_GT(lawful, 300);
}

TEST(Inrc2Lines, LeastCoverComesFirst) {
  Random random(42);
  Inrc2 file = any_file(random, 1);
  file.nurses[0].skills = {0, 1};
  const auto at = file.demand_at(3, 1, 1);
  file.demand[at] = {1, 2};
  const LineCover cover = inrc2_lines(file).problem.cover[at];
  EXPECT_EQ(cover.cost(1) * 5, 30);
  EXPECT_GE(cover.cost(0) * 5, 500);
}

TEST(Inrc2Lines, SolvesToWhatItSays) {
  Random random(43);
  for (int round = 0; round < 5; ++round) {
    const Inrc2 file = any_file(random, 4);
    const Inrc2Lines lines = inrc2_lines(file);
    int asked = 0;
    LinesOptions options;
    options.spent = [&asked] { return static_cast<double>(asked++) / 2000.0; };
    const LinesResult result = solve_lines(lines.problem, options);
    const Inrc2Cost cost = inrc2_cost(file, inrc2_roster(file, result.roster));
    EXPECT_EQ(cost.broken, 0) << "round " << round;
    EXPECT_EQ(cost.all(), result.cost * lines.unit) << "round " << round;
    EXPECT_LE(result.bound, result.cost) << "round " << round;
    for (int i = 0; i < 200; ++i) {
      const Inrc2Roster other = any_roster(file, random);
      const Inrc2Cost of_other = inrc2_cost(file, other);
      if (of_other.broken == 0) {
        EXPECT_GE(of_other.all(), result.bound * lines.unit);
      }
    }
  }
}

TEST(Inrc2Limits, SayEveryRuleInSequencesAndSums) {
  Random random(44);
  const Inrc2 file = any_file(random, 1);
  const Limits limits = inrc2_limits(file, file.contracts[0]);
  EXPECT_EQ(limits.sequences.size(), 2 * (file.shifts.size() + 2));
  EXPECT_EQ(limits.sums.size(), 3u);
  for (const Limit<Sequence>& limit : limits.sequences) {
    EXPECT_EQ(limit.weight, limit.value.what.counted == Counted::kShift ? 15 : 30);
  }
  for (const Limit<ForbiddenSuccession>& limit : limits.forbidden) EXPECT_TRUE(limit.hard());
}

}  // namespace
}  // namespace respite
