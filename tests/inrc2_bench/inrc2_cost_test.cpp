// Each rule of the competition by hand.
#include "tests/inrc2_bench/inrc2_cost.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

constexpr Inrc2Band kAny{0, 99};

// One nurse for a week with one skill and shifts a and b, nothing wanted and nothing charged yet.
Inrc2 one_nurse() {
  Inrc2 file;
  file.skills = {"any", "other"};
  file.shifts = {{.name = "a", .in_a_row = kAny, .barred = {}},
                 {.name = "b", .in_a_row = kAny, .barred = {0}}};
  file.contracts = {
      {.name = "c", .assignments = kAny, .days = kAny, .days_off = kAny, .weekends = 9}};
  file.nurses = {{.name = "n", .contract = 0, .skills = {0}, .days_off_in_a_row = 1}};
  file.days = 7;
  file.demand.resize(file.demand_at(7, 0, 0));
  file.refused.resize(file.refused_at(1, 0, 0));
  return file;
}

// A letter is a shift, a dot a day off.
Inrc2Roster roster_of(std::string_view text) {
  Inrc2Roster roster(1);
  for (const char c : text) roster[0].push_back(c == '.' ? Inrc2Duty{} : Inrc2Duty{c - 'a', 0});
  return roster;
}

TEST(Inrc2Cost, Cover) {
  Inrc2 file = one_nurse();
  file.demand[file.demand_at(0, 0, 0)] = {1, 2};
  file.demand[file.demand_at(1, 1, 0)] = {0, 2};
  EXPECT_EQ(inrc2_cost(file, roster_of("a......")).cover, 30 + 60);
  EXPECT_EQ(inrc2_cost(file, roster_of("a......")).broken, 0);
  EXPECT_EQ(inrc2_cost(file, roster_of(".b.....")).broken, 1);
  EXPECT_EQ(inrc2_cost(file, roster_of(".b.....")).cover, 30);
}

TEST(Inrc2Cost, HardRules) {
  Inrc2 file = one_nurse();
  EXPECT_EQ(inrc2_cost(file, roster_of("ba.....")).broken, 1);
  EXPECT_EQ(inrc2_cost(file, roster_of("ab.a...")).broken, 0);
  file.nurses[0].shift = 1;
  EXPECT_EQ(inrc2_cost(file, roster_of("a......")).broken, 1);
  Inrc2Roster other = roster_of(".......");
  other[0][3] = {0, 1};
  EXPECT_EQ(inrc2_cost(file, other).broken, 1);
}

TEST(Inrc2Cost, InARow) {
  Inrc2 file = one_nurse();
  file.shifts[1].in_a_row = {2, 3};
  file.contracts[0].days = {2, 4};
  file.contracts[0].days_off = {2, 3};
  file.nurses[0].days_off_in_a_row = 3;
  const Inrc2Cost cost = inrc2_cost(file, roster_of(".bbbb.a"));
  EXPECT_EQ(cost.shifts_in_a_row, 15);    // the fourth b
  EXPECT_EQ(cost.days_in_a_row, 0);       // the last day's run goes on
  EXPECT_EQ(cost.days_off_in_a_row, 60);  // a fourth day off, then one alone
  file.nurses[0] = {
      .name = "n", .skills = {0}, .shift = 1, .shifts_in_a_row = 4, .days_in_a_row = 6};
  EXPECT_EQ(inrc2_cost(file, roster_of("b......")).shifts_in_a_row, 15);
  EXPECT_EQ(inrc2_cost(file, roster_of("b......")).days_in_a_row, 30);
  EXPECT_EQ(inrc2_cost(file, roster_of(".......")).days_in_a_row, 0);
  file.nurses[0].shifts_in_a_row = file.nurses[0].days_in_a_row = 1;
  EXPECT_EQ(inrc2_cost(file, roster_of("..aaa..")).shifts_in_a_row, 15);
  EXPECT_EQ(inrc2_cost(file, roster_of("..aaa..")).days_in_a_row, 30);
}

TEST(Inrc2Cost, RequestsAndSums) {
  Inrc2 file = one_nurse();
  file.refused[file.refused_at(0, 2, 0)] = 1;
  EXPECT_EQ(inrc2_cost(file, roster_of("..a....")).requests, 10);
  EXPECT_EQ(inrc2_cost(file, roster_of("..b....")).requests, 0);
  file.contracts[0].assignments = {5, 6};
  file.nurses[0].assignments = 3;
  EXPECT_EQ(inrc2_cost(file, roster_of("a......")).assignments, 20);
  EXPECT_EQ(inrc2_cost(file, roster_of("aaa....")).assignments, 0);
  EXPECT_EQ(inrc2_cost(file, roster_of("aaaaa..")).assignments, 40);
}

TEST(Inrc2Cost, Weekends) {
  Inrc2 file = one_nurse();
  EXPECT_EQ(inrc2_cost(file, roster_of(".....a.")).complete_weekends, 0);
  file.contracts[0].complete_weekends = true;
  EXPECT_EQ(inrc2_cost(file, roster_of(".....a.")).complete_weekends, 30);
  EXPECT_EQ(inrc2_cost(file, roster_of("......a")).complete_weekends, 30);
  EXPECT_EQ(inrc2_cost(file, roster_of(".....aa")).complete_weekends, 0);
  file.contracts[0].weekends = 1;
  file.nurses[0].weekends = 1;
  EXPECT_EQ(inrc2_cost(file, roster_of("......a")).weekends, 30);
  file.nurses[0].weekends = 3;
  EXPECT_EQ(inrc2_cost(file, roster_of(".......")).weekends, 60);
}

}  // namespace
}  // namespace respite
