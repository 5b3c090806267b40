// Chains that mend heads amiss, on random lines that keep to their rules.
#include "scheduler/solve/prices/head_chains.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/scheduler/solve/prices/tied_desks.h"

namespace respite {
namespace {

bool never() { return false; }

Roster mended(const TiedLines& tied, const Roster& roster) {
  WorkMeter meter;
  return HeadChains(tied, meter).mended(roster, never);
}

// Of all rosters in which one person takes one duty more, has one less, or changes one for another.
Cost best_one_step_away(const TiedLines& tied, const Roster& roster) {
  Cost best = tied.cost(roster);
  for (std::size_t person = 0; person < roster.size(); ++person)
    for (const Line& line : test::all_lines(tied.lines, tied.lines.people[person])) {
      int more = 0;
      int less = 0;
      for (std::size_t period = 0; period < line.size(); ++period) {
        if (line[period] == roster[person][period]) continue;
        more += line[period] != kOff;
        less += roster[person][period] != kOff;
      }
      if (more > 1 || less > 1) continue;
      Roster with = roster;
      with[person] = line;
      best = std::min(best, tied.cost(with));
    }
  return best;
}

// A head too few or too many is dear here, so that nothing else begins a chain.
TiedLines lines_with_dear_heads(Random& random) {
  LineProblem lines = test::tiny_problem(random, {3, 6, 2});
  for (LineCover& cover : lines.cover) cover = {.wanted = cover.wanted, .under = 900, .over = 700};
  return test::tie_up(std::move(lines), random);
}

int heads_amiss(const TiedLines& tied, const Roster& roster) {
  const std::vector<int> heads = test::heads_of(tied.lines, roster);
  int amiss = 0;
  for (std::size_t cell = 0; cell < heads.size(); ++cell)
    amiss += std::abs(heads[cell] - tied.lines.cover[cell].wanted);
  return amiss;
}

TEST(HeadChains, NeverMakeARosterDearerOrUnlawful) {
  Random random(201);
  int fewer = 0;
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    const TiedLines tied = lines_with_dear_heads(random);
    const Roster before = test::random_roster(tied.lines, random);
    const Roster after = mended(tied, before);
    EXPECT_LE(tied.cost(after), tied.cost(before));
    for (std::size_t person = 0; person < after.size(); ++person) {
      const LineRules& rules = tied.lines.people[person];
      EXPECT_EQ(broken_rules(tied.lines, rules, after[person]),
                broken_rules(tied.lines, rules, before[person]));
    }
    fewer += heads_amiss(tied, after) < heads_amiss(tied, before);
  }
  EXPECT_GT(fewer, 100);
}

// A head amiss is not left where one person alone could mend it.
TEST(HeadChains, LeaveNothingThatOnePersonMends) {
  Random random(202);
  int tried = 0;
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    const TiedLines tied = lines_with_dear_heads(random);
    if (!test::everybody_can(tied.lines)) continue;
    const Roster after = mended(tied, test::random_roster(tied.lines, random));
    const Cost gain = tied.cost(after) - best_one_step_away(tied, after);
    EXPECT_LT(gain, 200);  // what no head costs: wishes and loads alone
    ++tried;
  }
  EXPECT_GT(tried, 100);
}

// One kind of duty a day for each of three people, of whom each may hold two days only: the first's
// day is wanted twice and the last's not at all, and all three must move on.
struct Ring {
  TiedLines tied;
  Roster roster;
};

Ring ring_of(int wanted_first, int wanted_last) {
  LineProblem lines{.periods = 4, .kinds = 1, .people = {}, .cover = {}};
  for (const int wanted : {wanted_first, 1, 1, wanted_last})
    lines.cover.push_back({.wanted = wanted, .under = 100, .over = 100});
  Roster roster;
  for (int person = 0; person < 3; ++person) {
    LineRules rules;
    rules.follows = {1};
    for (int period = 0; period < 4; ++period)
      rules.cells.push_back({.allowed = period == person || period == person + 1, .load = 1});
    rules.max_load = 1;
    lines.people.push_back(rules);
    roster.emplace_back(4, kOff);
    roster.back()[static_cast<std::size_t>(person + 1)] = 0;
  }
  return {{.lines = lines, .ties = {}, .post_of = std::vector<int>(4, -1), .posts = 0}, roster};
}

TEST(HeadChains, GoThroughAsManyPeopleAsItTakes) {
  const Ring ring = ring_of(1, 0);
  const Roster after = mended(ring.tied, ring.roster);
  EXPECT_EQ(after, (Roster{{0, kOff, kOff, kOff}, {kOff, 0, kOff, kOff}, {kOff, kOff, 0, kOff}}));
}

// Nobody is missing: somebody goes home, and the others move up.
TEST(HeadChains, TakeAwayWhoIsTooMany) {
  Ring ring = ring_of(0, 0);
  ring.tied.lines.people[2].min_load = 1;
  ring.tied.lines.people[1].min_load = 1;
  const Roster after = mended(ring.tied, ring.roster);
  EXPECT_EQ(after,
            (Roster{{kOff, kOff, kOff, kOff}, {kOff, 0, kOff, kOff}, {kOff, kOff, 0, kOff}}));
}

TEST(HeadChains, StopWhenAskedAndLeaveAloneWhoBreaksARule) {
  Ring ring = ring_of(1, 0);
  WorkMeter meter;
  EXPECT_EQ(HeadChains(ring.tied, meter).mended(ring.roster, [] { return true; }), ring.roster);
  ring.tied.lines.people[1].min_load = 2;
  EXPECT_EQ(mended(ring.tied, ring.roster)[1], ring.roster[1]);
}

}  // namespace
}  // namespace respite
