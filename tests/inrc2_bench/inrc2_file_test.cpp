// The competition's text format, on an instance made up here.
#include "tests/inrc2_bench/inrc2_file.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

constexpr std::string_view kScenario =
    "SCENARIO = tiny\r\n\r\nWEEKS = 2\r\n\r\nSKILLS = 2\r\nHead\r\nICU\r\n\r\n"
    "SHIFT_TYPES = 2\r\nEarly (2,5)\r\nNight (3,4)\r\n\r\n"
    "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS\r\nEarly 0\r\nNight 1 Early\r\n\r\n"
    "CONTRACTS = 1\r\nFull (8,10) (2,5) (1,3) 1 1\r\n\r\n"
    "NURSES = 2\r\nAnn Full 2 Head ICU \r\nBob Full 1 ICU\r\n";
constexpr std::string_view kHistory =
    "HISTORY\n0 tiny\n\nNURSE_HISTORY\nAnn 3 1 Night 1 2 0\nBob 0 0 None 0 0 4\n";
constexpr std::string_view kWeek =
    "WEEK_DATA\ntiny\n\nREQUIREMENTS\n"
    "Early ICU (1,2) (1,1) (1,1) (1,1) (1,1) (0,1) (0,0)\n"
    "Night Head (0,1) (0,0) (0,0) (0,0) (0,0) (0,0) (0,0)\n\n"
    "SHIFT_OFF_REQUESTS = 2\nBob Any Tue \nAnn Night Sun ";

Inrc2 tiny() { return read_inrc2(kScenario, kHistory, {std::string(kWeek), std::string(kWeek)}); }

TEST(Inrc2File, ReadsScenarioAndHistory) {
  const Inrc2 file = tiny();
  EXPECT_EQ(file.mistakes, std::vector<std::string>{});
  EXPECT_EQ(file.skills, (std::vector<std::string>{"Head", "ICU"}));
  ASSERT_EQ(file.shifts.size(), 2u);
  EXPECT_EQ(file.shifts[1].in_a_row.least, 3);
  EXPECT_EQ(file.shifts[1].in_a_row.most, 4);
  EXPECT_EQ(file.shifts[1].barred, std::vector<int>{0});
  ASSERT_EQ(file.contracts.size(), 1u);
  EXPECT_EQ(file.contracts[0].assignments.most, 10);
  EXPECT_EQ(file.contracts[0].days.least, 2);
  EXPECT_EQ(file.contracts[0].days_off.most, 3);
  EXPECT_EQ(file.contracts[0].weekends, 1);
  EXPECT_TRUE(file.contracts[0].complete_weekends);
  ASSERT_EQ(file.nurses.size(), 2u);
  const Inrc2Nurse& ann = file.nurses[0];
  EXPECT_EQ(ann.skills, (std::vector<int>{0, 1}));
  EXPECT_EQ(ann.assignments, 3);
  EXPECT_EQ(ann.weekends, 1);
  EXPECT_EQ(ann.shift, 1);
  EXPECT_EQ(ann.shifts_in_a_row, 1);
  EXPECT_EQ(ann.days_in_a_row, 2);
  EXPECT_EQ(file.nurses[1].shift, -1);
  EXPECT_EQ(file.nurses[1].days_off_in_a_row, 4);
}

TEST(Inrc2File, ReadsWeeksOneAfterAnother) {
  const Inrc2 file = tiny();
  EXPECT_EQ(file.days, 14);
  EXPECT_EQ(file.demand[file.demand_at(7, 0, 1)].least, 1);
  EXPECT_EQ(file.demand[file.demand_at(7, 0, 1)].wanted, 2);
  EXPECT_EQ(file.demand[file.demand_at(7, 0, 0)].wanted, 0);
  EXPECT_EQ(file.demand[file.demand_at(0, 1, 0)].wanted, 1);
  EXPECT_TRUE(file.refused[file.refused_at(1, 8, 0)]);
  EXPECT_TRUE(file.refused[file.refused_at(1, 8, 1)]);
  EXPECT_TRUE(file.refused[file.refused_at(0, 13, 1)]);
  EXPECT_FALSE(file.refused[file.refused_at(0, 13, 0)]);
}

TEST(Inrc2File, ReportsWhatItDoesNotUnderstandWithItsPlace) {
  const Inrc2 file = read_inrc2(
      "WEEKS = 1\nSKILLS = 1\nA\nSHIFT_TYPES = 1\nEarly (5,2)\nCONTRACTS = 1\n"
      "C (1,2) (1,2) (1,2) 1 1\nNURSES = 2\nx C 1 A\ny Z 1 A\n",
      "NURSE_HISTORY\nx 0 0 None 0 0 0\nz 0 0 None 0 0 1\n",
      {"REQUIREMENTS\nLate A (0,0) (0,0) (0,0) (0,0) (0,0) (0,0) (0,0)\n", ""});
  EXPECT_EQ(file.mistakes,
            (std::vector<std::string>{"scenario, line 5: not understood: Early (5,2)",
                                      "scenario, line 10: not understood: y Z 1 A",
                                      "history, line 2: not understood: x 0 0 None 0 0 0",
                                      "history, line 3: not understood: z 0 0 None 0 0 1",
                                      "history: nothing of x", "scenario: has 1 weeks, given are 2",
                                      "week 0, line 2: not understood: Late A (0,0) (0,0) (0,0) "
                                      "(0,0) (0,0) (0,0) (0,0)"}));
}

TEST(Inrc2File, TextRoundTrips) {
  const Inrc2 file = tiny();
  Inrc2Roster roster(2, std::vector<Inrc2Duty>(14));
  roster[0][1] = {0, 1};
  roster[1][13] = {1, 0};
  EXPECT_EQ(to_text(file, roster), "Ann 1 Early ICU\nBob 13 Night Head\n");
  EXPECT_EQ(inrc2_roster_from_text(file, to_text(file, roster)), roster);
  EXPECT_EQ(inrc2_roster_from_text(file, "Ann 14 Early ICU\nCid 0 Early ICU\nAnn 1\n"),
            Inrc2Roster(2, std::vector<Inrc2Duty>(14)));
}

}  // namespace
}  // namespace respite
