// The public text format, on rosters made up here.
#include "tests/roster_bench/roster_file.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

constexpr std::string_view kSmall =
    "\xef\xbb\xbf# comment\r\n"
    "SECTION_HORIZON\r\n# days\r\n14\r\n\r\n"
    "SECTION_SHIFTS\r\nE,480,\r\nN,600,E|X\r\nO,60\r\n"
    "SECTION_STAFF\r\n"
    "# ID, MaxShifts, ...\r\n"
    "a,E=14|N=3,4320,3360,5,2,2,1\r\n"
    "b,E=0,4320,0,5,2,2,1\r\n"
    "SECTION_DAYS_OFF\r\na,0,3\r\nb\r\n"
    "SECTION_SHIFT_ON_REQUESTS\r\na,2,E,3\r\n"
    "SECTION_SHIFT_OFF_REQUESTS\r\na,4,N,2\r\n"
    "SECTION_COVER\r\n0,E,2,100,1\r\n";

TEST(RosterFile, ReadsEverySection) {
  const RosterFile file = read_roster_file(kSmall);
  EXPECT_TRUE(file.mistakes.empty());
  const LineProblem& problem = file.problem;
  EXPECT_EQ(problem.periods, 14);
  EXPECT_EQ(file.kinds, (std::vector<std::string>{"E", "N", "O"}));
  ASSERT_EQ(problem.people.size(), 2u);
  const LineRules& a = problem.people[0];
  EXPECT_EQ(a.max_load, 4320);
  EXPECT_EQ(a.min_load, 3360);
  EXPECT_EQ(a.caps, (std::vector<int>{1, 3}));  // weekends; three N; E is no cap
  EXPECT_FALSE(a.cells[problem.cell(0, 0)].allowed);
  EXPECT_TRUE(a.cells[problem.cell(1, 2)].allowed);  // not listed: no maximum
  EXPECT_EQ(a.cells[problem.cell(2, 0)].cost, -3);
  EXPECT_EQ(a.cells[problem.cell(4, 1)].cost, 2);
  EXPECT_EQ(a.constant, 3);
  EXPECT_EQ(a.follows[1] & 1, 0u);
  EXPECT_EQ(a.follows[0] & 7, 7u);
  EXPECT_FALSE(problem.people[1].cells[problem.cell(5, 0)].allowed);
  EXPECT_EQ(problem.cover[problem.cell(0, 0)].wanted, 2);
  EXPECT_EQ(problem.cover[problem.cell(0, 0)].cost(1), 100);
  EXPECT_EQ(problem.cover[problem.cell(0, 0)].cost(4), 2);
}

TEST(RosterFile, WeekendIsChargedOnce) {
  const RosterFile file = read_roster_file(kSmall);
  const LineRules& rules = file.problem.people[0];
  EXPECT_EQ(rules.cells[file.problem.cell(5, 0)].charge & 1, 1u);
  EXPECT_EQ(rules.cells[file.problem.cell(6, 0)].charge & 1, 0u);
  EXPECT_EQ(rules.cells[file.problem.cell(6, 0)].charge_fresh & 1, 1u);
  EXPECT_EQ(rules.cells[file.problem.cell(7, 0)].charge & 1, 0u);
}

TEST(RosterFile, ReportsWhatItDoesNotUnderstand) {
  const RosterFile file = read_roster_file(
      "SECTION_HORIZON\n7\nSECTION_SHIFTS\nE,480,\nbad\nSECTION_STAFF\na,E=7,1,2,3\n"
      "SECTION_COVER\n9,E,1,1,1\n");
  EXPECT_EQ(file.mistakes, (std::vector<std::string>{"bad", "a,E=7,1,2,3", "9,E,1,1,1"}));
}

TEST(RosterFile, TextRoundTrips) {
  const RosterFile file = read_roster_file(kSmall);
  Roster roster(2, Line(14, kOff));
  roster[0][1] = 0;
  roster[1][13] = 1;
  EXPECT_EQ(to_text(file, roster), ",E,,,,,,,,,,,,\n,,,,,,,,,,,,,N\n");
  EXPECT_EQ(roster_from_text(file, to_text(file, roster)), roster);
}

}  // namespace
}  // namespace respite
