// What runs, halves, load and charges with a price cost, by hand.
#include "scheduler/solve/engine/line_problem.h"

#include <gtest/gtest.h>

#include <string_view>

namespace respite {
namespace {

// A letter is a kind, a dot a period off.
Line line_of(std::string_view text) {
  Line line;
  for (const char c : text) line.push_back(c == '.' ? kOff : static_cast<Held>(c - 'a'));
  return line;
}

LineProblem three_kinds(int periods) {
  LineProblem problem{.periods = periods, .kinds = 3, .people = {}, .cover = {}};
  problem.cover.resize(problem.cell(periods, 0));
  return problem;
}

LineRules rules_for(const LineProblem& problem) {
  LineRules rules;
  rules.follows = {7, 7, 7};
  rules.cells.resize(problem.cover.size());
  return rules;
}

TEST(RunsCost, ShortAndLongRunsOnDuty) {
  const LineProblem problem = three_kinds(8);
  LineRules rules = rules_for(problem);
  rules.duty_run = {.least = 2, .most = 3, .price = 10};
  EXPECT_EQ(runs_cost(problem, rules, line_of("aa......")), 0);
  EXPECT_EQ(runs_cost(problem, rules, line_of("a..bbb..")), 10);
  EXPECT_EQ(runs_cost(problem, rules, line_of(".abcabc.")), 30);
  EXPECT_EQ(runs_cost(problem, rules, line_of(".......a")), 0);  // it may go on
}

TEST(RunsCost, RunsGoOnFromBefore) {
  const LineProblem problem = three_kinds(4);
  LineRules rules = rules_for(problem);
  rules.duty_run = {.least = 2, .most = 3, .price = 10};
  rules.off_run = {.least = 3, .most = 4, .price = 100};
  rules.before = 0;
  rules.before_run = 1;
  EXPECT_EQ(runs_cost(problem, rules, line_of("....")), 10);
  EXPECT_EQ(runs_cost(problem, rules, line_of("a...")), 0);
  rules.before_run = 5;
  EXPECT_EQ(runs_cost(problem, rules, line_of("aa..")), 20);  // the two inside alone
  rules.before = kOff;
  rules.before_off = 1;
  EXPECT_EQ(runs_cost(problem, rules, line_of("aa..")), 200);
  EXPECT_EQ(runs_cost(problem, rules, line_of(".aa.")), 100);
  rules.before_off = 4;
  EXPECT_EQ(runs_cost(problem, rules, line_of("..aa")), 200);
}

// What ended before the window is nobody's to mend.
TEST(BrokenRules, ARunBeforeTheWindowMayHaveBeenShort) {
  const LineProblem problem = three_kinds(6);
  LineRules rules = rules_for(problem);
  rules.min_run = 3;
  rules.before = 0;
  rules.before_run = 1;
  EXPECT_EQ(broken_rules(problem, rules, line_of("......")), 0);
  EXPECT_EQ(broken_rules(problem, rules, line_of("a.....")), 1);
  EXPECT_EQ(broken_rules(problem, rules, line_of("aa....")), 0);
  EXPECT_EQ(broken_rules(problem, rules, line_of("..aa..")), 1);
}

TEST(RunsCost, RunsOfAGroup) {
  const LineProblem problem = three_kinds(7);
  LineRules rules = rules_for(problem);
  rules.group_of = {0, 1, 1};
  rules.group_run = {{}, {.least = 2, .most = 3, .price = 5}};
  EXPECT_EQ(runs_cost(problem, rules, line_of("abcabca")), 0);
  EXPECT_EQ(runs_cost(problem, rules, line_of("ab.c.aa")), 10);
  EXPECT_EQ(runs_cost(problem, rules, line_of("bcbcbaa")), 10);
  rules.before = 2;
  rules.before_run = 4;
  rules.before_group_run = 1;
  EXPECT_EQ(runs_cost(problem, rules, line_of("baaaaaa")), 0);
  EXPECT_EQ(runs_cost(problem, rules, line_of("aaaaaaa")), 5);
}

TEST(RunsCost, HalvesAndChargesBeyondACap) {
  const LineProblem problem = three_kinds(7);
  LineRules rules = rules_for(problem);
  rules.halves = {0, 0, 0, 0, 0, 0, 30};
  EXPECT_EQ(runs_cost(problem, rules, line_of("aaaaa..")), 0);
  EXPECT_EQ(runs_cost(problem, rules, line_of(".....a.")), 30);
  EXPECT_EQ(runs_cost(problem, rules, line_of("......a")), 30);
  EXPECT_EQ(runs_cost(problem, rules, line_of(".....ab")), 0);
  rules.halves.clear();
  rules.caps = {1, 1};
  rules.cap_prices = {20, 0};
  for (int period = 0; period < 7; ++period) rules.cells[problem.cell(period, 0)].charge = 3;
  EXPECT_EQ(runs_cost(problem, rules, line_of("a.a.a..")), 40);
  EXPECT_EQ(broken_rules(problem, rules, line_of("a.a.a..")), 1);  // the cap without a price
}

TEST(LoadCost, OutsideOfItsBand) {
  const LineProblem problem = three_kinds(1);
  LineRules rules = rules_for(problem);
  rules.low_load = 3;
  rules.high_load = 5;
  rules.load_price = 20;
  EXPECT_EQ(load_cost(rules, 1), 40);
  EXPECT_EQ(load_cost(rules, 3), 0);
  EXPECT_EQ(load_cost(rules, 6), 20);
}

TEST(LineCover, LeastIsNeeded) {
  const LineCover cover{.wanted = 3, .under = 30, .over = 1, .least = 2, .needed = 500};
  EXPECT_EQ(cover.cost(0), 1090);
  EXPECT_EQ(cover.cost(2), 30);
  EXPECT_EQ(cover.cost(5), 2);
  for (int heads = 0; heads < 5; ++heads) {
    EXPECT_EQ(cover.step(heads), cover.cost(heads + 1) - cover.cost(heads)) << heads;
  }
}

}  // namespace
}  // namespace respite
