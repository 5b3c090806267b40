// What [limits] says of the two families, as values and as mistakes.
#include <gtest/gtest.h>

#include <chrono>

#include "app/desk/file/team_file.h"
#include "tests/app/desk/file/team_text.h"

namespace respite {
namespace {

using namespace std::chrono_literals;

const std::string kShifts =
    "[[rota]]\nid = \"room\"\n"
    "[[rota.shift]]\nid = \"early\"\nwhen = \"mon-fri 06:00-14:00\"\ngroup = \"day\"\n"
    "[[rota.shift]]\nid = \"night\"\nwhen = \"daily 22:00-06:00\"\n"
    "staff = { least = 1, wanted = 2, most = 3 }\neach_of = [\"linux\"]\nnovice_alone = false\n";

ParsedTeamFile parse_limits(const std::string& lines) {
  return parse_team_file(kSmallDesk + kShifts + "[limits]\n" + lines, "team.toml");
}
Desk desk_of(const std::string& lines) {
  const ParsedTeamFile parsed = parse_limits(lines);
  EXPECT_FALSE(has_errors(parsed.diagnostics)) << format(parsed.diagnostics);
  return parsed.desk.value_or(Desk{});
}
std::string mistakes_in(const std::string& lines) {
  return format(parse_limits(lines).diagnostics);
}

TEST(LimitFamilies, ReadSequences) {
  const Limits limits = desk_of(
                            "most_in_a_row = [\"5 nights\", { is = \"3 early\", weight = 4, who = "
                            "[\"ben\"] }]\nleast_in_a_row = \"2 days off\"\n")
                            .limits;
  ASSERT_EQ(limits.sequences.size(), 3U);
  EXPECT_EQ(limits.sequences[0].value.what, (What{Counted::kNights, {}}));
  EXPECT_EQ(limits.sequences[0].value.count, 5);
  EXPECT_TRUE(limits.sequences[0].hard());
  EXPECT_EQ(limits.sequences[1].value.what, (What{Counted::kShift, "early"}));
  EXPECT_EQ(limits.sequences[1].weight, 4);
  EXPECT_EQ(limits.sequences[1].who, std::vector{PersonIndex{1}});
  EXPECT_EQ(limits.sequences[2].value.what.counted, Counted::kDaysOff);
  EXPECT_FALSE(limits.sequences[2].value.most);
  EXPECT_NE(limits.sequences[0].number, limits.sequences[1].number);
}

TEST(LimitFamilies, ReadSums) {
  const auto sum_of = [](const std::string& text) {
    return desk_of("most = \"" + text + "\"\n").limits.sums.at(0).value;
  };
  const auto same = [&](const std::string& text, Counted counted, std::int64_t amount,
                        SumSpan span) {
    const Sum sum = sum_of(text);
    EXPECT_EQ(sum.what.counted, counted) << text;
    EXPECT_EQ(sum.amount, amount) << text;
    EXPECT_EQ(sum.span, span) << text;
  };
  same("5 nights in 7 days", Counted::kNights, 5, {SumSpan::Unit::kDays, 7});
  same("10 turns in 4 weeks", Counted::kTurns, 10, {SumSpan::Unit::kWeeks, 4});
  same("160h in a month", Counted::kHours, 160 * 3600, {SumSpan::Unit::kMonth, 1});
  same("38h 30m in a week", Counted::kHours, 138'600, {SumSpan::Unit::kWeeks, 1});
  same("1 holiday in 26 weeks", Counted::kHolidays, 1, {SumSpan::Unit::kWeeks, 26});
  same("300 load in the plan", Counted::kLoad, 300 * 3600, {SumSpan::Unit::kPlan, 1});
  same("4 night in 2 weeks", Counted::kNights, 4, {SumSpan::Unit::kWeeks, 2});
  same("1 day in 2 weeks", Counted::kDays, 1, {SumSpan::Unit::kWeeks, 2});
  same("4 early in 2 weeks", Counted::kShift, 4, {SumSpan::Unit::kWeeks, 2});
}

TEST(LimitFamilies, ReadAnAverageAsTwoSums) {
  const Limits limits =
      desk_of(
          "average_hours = { is = \"38h 30m over 13 weeks\", tolerance = \"2h\", weight = 20 }\n")
          .limits;
  ASSERT_EQ(limits.sums.size(), 2U);
  EXPECT_FALSE(limits.sums[0].value.most);
  EXPECT_EQ(Seconds{limits.sums[0].value.amount}, 13 * (36h + 30min));
  EXPECT_EQ(Seconds{limits.sums[1].value.amount}, 13 * (40h + 30min));
  EXPECT_EQ(limits.sums[1].value.weeks, 13);
  EXPECT_EQ(limits.sums[1].weight, 20);
}

TEST(LimitFamilies, ReadTheirKin) {
  const Desk desk = desk_of(
      "long_rest = [\"35h in a week\", { is = \"48h in 14 days\", weight = 2, who = [\"ben\"] }]\n"
      "rest_after = \"48h after nights\"\ncomplete_weekends = { weight = 3 }\n"
      "alternate_holidays = [\"Christmas Day\"]\nnever = { is = \"night\", who = [\"ben\"] }\n"
      "apart = [[\"asha\", \"ben\"]]\n");
  EXPECT_EQ(desk.limits.rest_after.at(0).value.rest, 48h);
  ASSERT_EQ(desk.limits.long_rests.size(), 2U);
  EXPECT_EQ(desk.limits.long_rests[0].value.rest, 35h);
  EXPECT_EQ(desk.limits.long_rests[0].value.span, (SumSpan{SumSpan::Unit::kWeeks, 1}));
  EXPECT_EQ(desk.limits.long_rests[1].value.span, (SumSpan{SumSpan::Unit::kDays, 14}));
  EXPECT_EQ(desk.limits.long_rests[1].weight, 2);
  EXPECT_EQ(desk.limits.long_rests[1].who.size(), 1U);
  EXPECT_EQ(desk.limits.complete_weekends->weight, 3);
  EXPECT_EQ(desk.limits.alternate_holidays->value.names, std::vector<std::string>{"Christmas Day"});
  EXPECT_TRUE(desk.people[0].limits.never.empty());
  EXPECT_EQ(desk.people[1].limits.never.size(), 1U);
  EXPECT_EQ(desk.limits.apart.at(0).value.people.size(), 2U);
}

TEST(LimitFamilies, ReadWhatAShiftAsksFor) {
  const Shift night = std::get<ShiftPlan>(desk_of("").rotas.at(0).plan).shifts.at(1);
  EXPECT_EQ(night.least, 1);
  EXPECT_EQ(night.staff, 2);
  EXPECT_EQ(night.most, 3);
  EXPECT_EQ(night.each_of.size(), 1U);
  EXPECT_FALSE(night.novice_alone);
}

TEST(LimitFamilies, SayWhatIsWrongWhere) {
  const auto says = [](const std::string& lines, const std::string& text) {
    EXPECT_NE(mistakes_in(lines).find(text), std::string::npos) << mistakes_in(lines);
  };
  says("most = \"5 nihgts in 7 days\"\n", "unknown shift, seat or group \"nihgts\"");
  says("most = \"5 nihgts in 7 days\"\n", "did you mean \"nights\"?");
  says("most = \"5 nights\"\n", "5 nights in 7 days");
  says("most_in_a_row = \"2 weekends\"\n", "bad limit");
  says("least_in_a_row = \"5\"\n", "2 days off");
  says("rest_after = \"48h\"\n", "48h after nights");
  says("long_rest = \"35h\"\n", "35h in a week");
  says("long_rest = \"35h in a month\"\n", "35h in a week");
  says("long_rest = \"48h in 2 days\"\n", "bad rest");
  says("average_hours = \"38h over a month\"\n", "38h 30m over 13 weeks");
  says("apart = [[\"asha\"]]\n", "two people or more");
  says("most = { is = \"5 nights in 7 days\", whom = [\"ben\"] }\n", "did you mean \"who\"?");
  says("never = { is = \"night\", weight = 3 }\n", "has no weight");
  says("never = \"nights\"\n", "nobody would be left");
  says("most = { is = \"5 nights in 7 days\", who = [] }\n", "\"who\" names nobody");
  says("alternate_holidays = []\n", "no holiday is named");
  says("average_hours = { is = \"38h over 13 weeks\", tolerance = \"40h\" }\n",
       "\"tolerance\" is more than the hours");
}

TEST(LimitFamilies, SayWhichBoundsNoPlanKeepsTogether) {
  const auto says = [](const std::string& lines, const std::string& text) {
    EXPECT_NE(mistakes_in(lines).find(text), std::string::npos) << mistakes_in(lines);
  };
  const std::string both = "most_in_a_row = \"3 nights\"\nleast_in_a_row = ";
  says(both + "\"5 nights\"\n",
       "team.toml:24:1: error: at least 5 nights in a row are asked for, and at most 3 allowed");
  says("max_days = 2\nleast_in_a_row = \"3 days\"\n", "at least 3 days in a row");
  says("most = \"2 nights in 7 days\"\nleast = \"3 nights in 7 days\"\n", "at most 2 nights");
  says("max_hours = \"20h a week\"\nleast = \"30h in a week\"\n", "at least 30 hours");
  says("least = \"8 nights in a week\"\n", "7 days cannot have 8 nights");
  says("max_hours = \"40h a week\"\naverage_hours = \"48h\"\n", "warning: more hours a week");
  // Of other people, with a price, or of other spans they may stand side by side.
  EXPECT_EQ(mistakes_in(both + "{ is = \"5 nights\", weight = 3 }\n"), "");
  EXPECT_EQ(mistakes_in("most = { is = \"2 nights in 7 days\", who = [\"asha\"] }\n"
                        "least = { is = \"3 nights in 7 days\", who = [\"ben\"] }\n"),
            "");
  EXPECT_EQ(mistakes_in("most = \"2 nights in 7 days\"\nleast = \"3 nights in 4 weeks\"\n"), "");
}

TEST(LimitFamilies, KeepOneListOfPeopleApart) {
  const Limits limits = desk_of("apart = [\"asha\", \"ben\"]\n").limits;
  ASSERT_EQ(limits.apart.size(), 1U);
  EXPECT_EQ(limits.apart[0].value.people.size(), 2U);
  EXPECT_NE(mistakes_in("apart = [\"asha\", \"bne\"]\n").find("unknown person"), std::string::npos);
}

TEST(LimitFamilies, SpellOutGroupsInSuccessions) {
  const Limits limits = desk_of("forbidden = { is = \"night then day\", weight = 7 }\n").limits;
  ASSERT_EQ(limits.forbidden.size(), 1U);
  EXPECT_EQ(limits.forbidden[0].value.first, "night");
  EXPECT_EQ(limits.forbidden[0].value.then, "early");
  EXPECT_EQ(limits.forbidden[0].weight, 7);
  EXPECT_EQ(desk_of("max_of_shift = { day = 3 }\n").limits.sums.at(0).value.what.shift, "day");
}

// In this desk `day` is a group: turns of it are meant by "3 day", days of work by "3 days".
TEST(LimitFamilies, TellAShiftCalledDayFromDays) {
  EXPECT_EQ(desk_of("most_in_a_row = \"3 day\"\n").limits.sequences.at(0).value.what,
            (What{Counted::kShift, "day"}));
  EXPECT_EQ(desk_of("most_in_a_row = \"3 days\"\n").limits.sequences.at(0).value.what.counted,
            Counted::kDays);
  EXPECT_EQ(desk_of("most = \"1 day in 7 days\"\n").limits.sums.at(0).value.what.counted,
            Counted::kDays);
  EXPECT_EQ(desk_of("rest_after = \"24h after day\"\n").limits.rest_after.at(0).value.what,
            (What{Counted::kShift, "day"}));
}

TEST(LimitFamilies, AskEachSkillOfOnePlaceInOnePerson) {
  const std::string cara = "[[person]]\nid = \"cara\"\nskills = [\"windows\"]\n";
  const std::string shift =
      "[[rota]]\nid = \"room\"\n[[rota.shift]]\nid = \"early\"\n"
      "when = \"mon-fri 06:00-14:00\"\neach_of = [\"linux\", \"windows\"]\n";
  const std::string told =
      format(parse_team_file(kSmallDesk + cara + shift, "team.toml").diagnostics);
  EXPECT_NE(told.find("has one place, and nobody has each of its skills"), std::string::npos)
      << told;
}

}  // namespace
}  // namespace respite
