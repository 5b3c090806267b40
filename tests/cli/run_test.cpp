#include "cli/run.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "app/operation/version/version.h"
#include "cli/command.h"
#include "tests/cli/program.h"

namespace respite {
namespace {

using test::quiet_environment;
using test::Ran;
using test::run_program;

TEST(Run, WrongUsageIsToldInOneLineAndEndsWithTwo) {
  const struct {
    std::vector<std::string> words;
    std::string said;
  } kCases[] = {
      {{}, "no command given; \"respite help\" lists them"},
      {{"--json"}, "no command given; \"respite help\" lists them"},
      {{"paln"}, "no command \"paln\"; did you mean plan?"},
      {{"zzz"}, "no command \"zzz\"; \"respite help\" lists them"},
      {{"pla"}, "no command \"pla\"; did you mean plan?"},
      {{"plan", "--form", "2026-12-07"}, "unknown option --form; did you mean --from?"},
      {{"plan", "--form=2026-12-07"}, "unknown option --form; did you mean --from?"},
      {{"plan", "--fro", "2026-12-07"}, "unknown option --fro; did you mean --from?"},
      {{"plan", "--wibble"}, "unknown option --wibble; \"respite help plan\" lists them"},
      {{"plan", "-x"}, "unknown option -x; \"respite help plan\" lists them"},
      {{"--wibble", "plan"}, "unknown option --wibble; \"respite help\" lists them"},
      {{"--from", "2026-12-07", "plan"}, "unknown option --from; \"respite help\" lists them"},
      {{"plan", "--from"}, "--from DATE: the value is missing"},
      {{"plan", "--from", "--weeks", "3"}, "--from DATE: the value is missing"},
      {{"plan", "-C"}, "-C, --directory DIR: the value is missing"},
      {{"-C"}, "-C, --directory DIR: the value is missing"},
      {{"plan", "--json=yes"}, "--json takes no value"},
      {{"plan", "--seed", "1", "--seed", "2"}, "--seed is given twice"},
      {{"-C", "a", "plan", "-C", "b"}, "--directory is given twice"},
      {{"plan", "--from", "2026-12-07", "extra"},
       "plan: unexpected argument \"extra\"; -C DIR names the folder"},
      {{"plan"}, "plan needs --from DATE"},
      {{"plan", "--from", "7.12.2026"}, "--from must be a date, as 2026-12-07, not \"7.12.2026\""},
      {{"plan", "--from", "2026-02-29"},
       "--from must be a date, as 2026-12-07, not \"2026-02-29\""},
      {{"plan", "--from", "2026-12-07", "--weeks", "0"},
       "--weeks must be an integer between 1 and 520, not \"0\""},
      {{"plan", "--from", "2026-12-07", "--weeks", "1e3"},
       "--weeks must be an integer between 1 and 520, not \"1e3\""},
      {{"plan", "--from", "2026-12-07", "--weeks", "99999999999999999999"},
       "--weeks must be an integer between 1 and 520, not \"99999999999999999999\""},
      {{"version", "--now", "noon"}, "--now \"noon\" is no time; write it as 2026-12-07T09:00Z"},
      {{"version", "--now", "2026-12-07T09:00"},
       "--now \"2026-12-07T09:00\" has no offset from UTC; write it as 2026-12-07T09:00Z or "
       "+01:00"},
      {{"version", "--by", ""}, "--by needs somebody's id"},
      {{"-C", "", "version"}, "-C needs a folder"},
      {{"show", "--csv", "--json"}, "--json and --csv: one at a time"},
      {{"show", "--weeks", "2"}, "--weeks needs --from"},
      {{"show", "--draft", "--from", "2026-12-07"},
       "--from does not go with --draft: a draft is shown whole"},
  };
  for (const auto& one : kCases) {
    const Ran ran = run_program(one.words);
    EXPECT_EQ(ran.err, "respite: " + one.said + "\n");
    EXPECT_EQ(ran.code, 2) << one.said;
    EXPECT_EQ(ran.out, "") << one.said;
  }
}

TEST(Run, GlobalOptionsStandBeforeOrAfterTheCommand) {
  const std::string expected = run_program({"version", "--json"}).out;
  EXPECT_EQ(expected.front(), '{');
  EXPECT_EQ(run_program({"--json", "version"}).out, expected);
  EXPECT_EQ(run_program({"-C", "plan", "--json", "version"}).out, expected);
  EXPECT_EQ(run_program({"--directory", "plan", "version", "--json"}).out, expected);
  EXPECT_EQ(run_program({"--directory=plan", "version", "--json"}).out, expected);
  EXPECT_EQ(run_program({"--now", "2026-12-07T09:00Z", "--by=ben", "version", "--json"}).out,
            expected);
}

TEST(Run, HelpIsTheCommandsWhereverItIsAskedFor) {
  const std::string plan = run_program({"help", "plan"}).out;
  EXPECT_EQ(plan.substr(0, 14), "respite plan: ");
  EXPECT_EQ(run_program({"plan", "--help"}).out, plan);
  EXPECT_EQ(run_program({"plan", "-h"}).out, plan);
  EXPECT_EQ(run_program({"--help", "plan"}).out, plan);
  const std::string all = run_program({"help"}).out;
  EXPECT_EQ(run_program({"--help"}).out, all);
  EXPECT_EQ(run_program({"-h"}).out, all);
  EXPECT_EQ(run_program({"help", "paln"}).code, 2);
}

TEST(Run, HelpNamesEveryCommandAndOptionWithinEightyColumns) {
  const std::string all = run_program({"help"}).out;
  for (const Command& command : commands()) {
    EXPECT_NE(all.find("\n  " + std::string(command.name) + ' '), std::string::npos);
    const std::string one = run_program({"help", std::string(command.name)}).out;
    for (const Option& option : command.options) {
      EXPECT_NE(one.find("--" + std::string(option.name)), std::string::npos);
    }
    for (std::size_t at = 0; at < one.size(); at = one.find('\n', at) + 1) {
      EXPECT_LE(one.find('\n', at) - at, 80U) << one.substr(at, 90);
    }
  }
}

TEST(Run, VersionNamesTheProgramAndTheZoneData) {
  const std::string version = run_program({"version"}).out;
  EXPECT_EQ(version,
            "respite " + std::string(program_version()) + " (tzdata " + tzdata_version() + ")\n");
  EXPECT_EQ(run_program({"--version"}).out, version);
  EXPECT_EQ(run_program({"plan", "--version"}).out, version);
}

TEST(Run, AClosedPipeIsNobodysMistake) {
  Environment environment = quiet_environment();
  environment.out = [](std::string_view) { return std::make_error_code(std::errc::broken_pipe); };
  const Ran ran = run_program({"help"}, environment);
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
}

TEST(Run, AFullDiskEndsWithFour) {
  Environment environment = quiet_environment();
  environment.out = [](std::string_view) {
    return std::make_error_code(std::errc::no_space_on_device);
  };
  const Ran ran = run_program({"help"}, environment);
  EXPECT_EQ(ran.code, 4);
  EXPECT_EQ(ran.err, "respite: cannot write to standard output: No space left on device\n");
}

TEST(Run, AnUnforeseenExceptionIsABugAndEndsWithOne) {
  Environment environment = quiet_environment();
  environment.out = [](std::string_view) -> std::error_code { throw std::logic_error("odd"); };
  const Ran ran = run_program({"help"}, environment);
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err, "respite: this is a bug in respite: odd\n");
}

TEST(Run, AFolderWithoutATeamFileEndsWithFour) {
  const Ran ran = run_program({"-C", "/nonexistent/desk", "check"});
  EXPECT_EQ(ran.code, 4);
  EXPECT_NE(ran.err.find("/nonexistent/desk"), std::string::npos);
  EXPECT_EQ(ran.out, "");
}

TEST(Commands, NamesAndOptionsAreDistinct) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) {
    names.push_back(command.name);
    std::vector<std::string_view> options;
    options.reserve(command.options.size() + global_options().size());
    for (const Option& option : command.options) options.push_back(option.name);
    for (const Option& option : global_options()) options.push_back(option.name);
    std::sort(options.begin(), options.end());
    EXPECT_EQ(std::adjacent_find(options.begin(), options.end()), options.end()) << command.name;
  }
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

}  // namespace
}  // namespace respite
