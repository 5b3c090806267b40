// Exchanges between two people, on random lines that keep to their rules.
#include "scheduler/solve/prices/line_exchange.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "tests/scheduler/solve/prices/tied_desks.h"

namespace respite {
namespace {

std::vector<int> broken_rules_of(const TiedLines& tied, const Roster& roster) {
  std::vector<int> broken;
  for (std::size_t person = 0; person < roster.size(); ++person)
    broken.push_back(broken_rules(tied.lines, tied.lines.people[person], roster[person]));
  return broken;
}

bool is_lawful(const TiedLines& tied, const Roster& roster, std::size_t person) {
  return broken_rules(tied.lines, tied.lines.people[person], roster[person]) == 0;
}

// Of all rosters one exchange away, of one stretch, the lawful ones' least cost.
Cost best_one_away(const TiedLines& tied, const Roster& roster) {
  Cost best = tied.cost(roster);
  for (std::size_t one = 0; one < roster.size(); ++one)
    for (std::size_t other = 0; other < one; ++other) {
      if (!is_lawful(tied, roster, one) || !is_lawful(tied, roster, other)) continue;
      for (int begin = 0; begin < tied.lines.periods; ++begin) {
        Roster with = roster;
        for (auto at = static_cast<std::size_t>(begin); at < roster[one].size(); ++at) {
          std::swap(with[one][at], with[other][at]);
          if (is_lawful(tied, with, one) && is_lawful(tied, with, other))
            best = std::min(best, tied.cost(with));
        }
      }
    }
  return best;
}

TiedLines some_lines(Random& random) {
  return test::tie_up(test::tiny_problem(random, {3, 6, 2}), random);
}

TEST(LineExchange, LeavesNothingThatOneStretchBetters) {
  Random random(101);
  int better = 0;
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    const TiedLines tied = some_lines(random);
    const Roster before = test::random_roster(tied.lines, random);
    WorkMeter meter;
    const Roster after = LineExchange(tied, meter).improved(before, [] { return false; });
    EXPECT_EQ(broken_rules_of(tied, after), broken_rules_of(tied, before));
    EXPECT_EQ(test::heads_of(tied.lines, after), test::heads_of(tied.lines, before));
    EXPECT_LE(tied.cost(after), tied.cost(before));
    EXPECT_EQ(best_one_away(tied, after), tied.cost(after));
    better += tied.cost(after) < tied.cost(before);
  }
  EXPECT_GT(better, 50);
}

// Neither stretch alone pays, for the loads would be uneven; both together do.
TEST(LineExchange, TakesTwoStretchesAtOnce) {
  LineProblem lines{.periods = 5, .kinds = 1, .people = {}, .cover = {}};
  lines.cover.resize(5);
  for (int person = 0; person < 2; ++person) {
    LineRules rules;
    rules.fair_load = 1;
    rules.load_weight = 100;
    rules.follows = {1};
    for (int period = 0; period < 5; ++period)
      rules.cells.push_back({.cost = (period == 0) == (person == 0) ? 10 : 0, .load = 1});
    lines.people.push_back(rules);
  }
  const TiedLines tied{.lines = lines, .ties = {}, .post_of = std::vector<int>(5, -1), .posts = 0};
  WorkMeter meter;
  const Roster roster = {{0, kOff, kOff, kOff, kOff}, {kOff, kOff, kOff, kOff, 0}};
  const Roster after = LineExchange(tied, meter).improved(roster, [] { return false; });
  EXPECT_EQ(after, (Roster{{kOff, kOff, kOff, kOff, 0}, {0, kOff, kOff, kOff, kOff}}));
}

TEST(LineExchange, StopsWhenAskedAndLeavesAloneWhoBreaksARule) {
  Random random(102);
  for (int round = 0; round < 50; ++round) {
    const TiedLines tied = some_lines(random);
    Roster roster = test::random_roster(tied.lines, random);
    WorkMeter meter;
    EXPECT_EQ(LineExchange(tied, meter).improved(roster, [] { return true; }), roster);
    TiedLines barred = tied;
    for (LineRules& rules : barred.lines.people) rules.min_load = 1'000;
    EXPECT_EQ(LineExchange(barred, meter).improved(roster, [] { return false; }), roster);
  }
}

}  // namespace
}  // namespace respite
