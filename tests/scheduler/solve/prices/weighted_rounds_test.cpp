// Rosters from prices on desks with plenty of people.
#include "scheduler/solve/prices/weighted_rounds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/scheduler/solve/engine/tiny_lines.h"

namespace respite {
namespace {

constexpr int kDays = 14;
constexpr int kDuties = 2;  // early, late

// Days: a weekend is one charge, and so is each day of a window that slides, which takes more
// states than are counted from the start.
LineRules some_person(Random& random) {
  constexpr int kWindow = 8;
  LineRules rules;
  rules.max_run = 4 + random.below(2);
  rules.min_off = 1 + random.below(2);
  rules.min_run = 1 + random.below(2);
  rules.follows = {3, 2};
  rules.fair_load = 4;
  rules.load_weight = random.below(3);
  rules.max_load = 9;
  const int windows = kDays - kWindow + 1;
  for (int cell = 0; cell < kDays * kDuties; ++cell) {
    const int period = cell / kDuties;
    LineCell& made = rules.cells.emplace_back();
    made.cost = random.below(10);
    made.allowed = random.below(10) != 0;
    made.load = 1;
    if (period % 7 == 5) made.charge = 1;
    if (period % 7 == 6) made.charge_fresh = 1;
    for (int begin = std::max(0, period - kWindow + 1); begin <= std::min(period, windows - 1);
         ++begin)
      made.charge |= CapSet{2} << begin;
  }
  rules.caps.assign(1, 1);
  rules.caps.resize(static_cast<std::size_t>(windows) + 1, 4);
  rules.cap_rules.assign(1, 0);
  rules.cap_rules.resize(rules.caps.size(), 1);
  return rules;
}

TiedLines some_desk(Random& random) {
  TiedLines tied;
  tied.lines.periods = kDays;
  tied.lines.kinds = kDuties;
  for (int cell = 0; cell < kDays * kDuties; ++cell) {
    tied.lines.cover.push_back({.wanted = 1 + random.below(2), .under = 1000, .over = 1000});
    tied.post_of.push_back(cell);
  }
  tied.posts = kDays * kDuties;
  for (int person = 0; person < 12; ++person) tied.lines.people.push_back(some_person(random));
  for (LineCell& cell : tied.lines.people[6].cells) cell.cost -= 200;  // would be on all the time
  tied.ties = {{0, 1, -15}, {2, 3, 10}};
  return tied;
}

Roster made(const TiedLines& tied, std::uint64_t seed) {
  WorkMeter meter;
  WeightedRounds rounds(tied, seed, meter);
  return rounds.roster(counted_people(tied.lines), no_prices(tied), 60, [] { return false; });
}

void expect_fills_and_keeps_rules(const TiedLines& tied, const Roster& roster) {
  for (std::size_t person = 0; person < roster.size(); ++person)
    EXPECT_EQ(broken_rules(tied.lines, tied.lines.people[person], roster[person]), 0);
  const std::vector<int> heads = test::heads_of(tied.lines, roster);
  for (std::size_t cell = 0; cell < heads.size(); ++cell)
    EXPECT_EQ(heads[cell], tied.lines.cover[cell].wanted) << "cell " << cell;
}

TEST(WeightedRounds, FillEveryCellAndKeepEveryRule) {
  Random random(95);
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const TiedLines tied = some_desk(random);
    EXPECT_EQ(counted_people(tied.lines)[6].states().counted(), CapSet{1}) << "not the windows";
    expect_fills_and_keeps_rules(tied, made(tied, seed));
  }
}

TEST(WeightedRounds, DependOnNothingButTheSeed) {
  Random random(97);
  const TiedLines tied = some_desk(random);
  const Roster roster = made(tied, 7);
  EXPECT_EQ(made(tied, 7), roster);
  EXPECT_NE(made(tied, 8), roster);
}

TEST(WeightedRounds, StopWhenAsked) {
  Random random(98);
  const TiedLines tied = some_desk(random);
  WorkMeter meter;
  WeightedRounds rounds(tied, 1, meter);
  const Roster roster =
      rounds.roster(counted_people(tied.lines), no_prices(tied), 60, [] { return true; });
  EXPECT_EQ(roster, Roster(tied.lines.people.size(), Line(kDays, kOff)));
  EXPECT_EQ(meter.done(), 0);
}

}  // namespace
}  // namespace respite
