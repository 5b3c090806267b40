// Re-plans of samples after one sickness, beside what a general solver (CBC) proves.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include <fmt/format.h>

#include "app/desk/open_desk.h"
#include "scheduler/replan/replan.h"
#include "scheduler/rota/check.h"
#include "scheduler/rota/life/release.h"
#include "scheduler/solve/solve.h"
#include "tests/app/rota/replan/programme.h"
#include "tests/support/random_desk.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

OpenDesk open_sample(const std::string& name) {
  const std::string folder = std::string(RESPITE_SOURCE_DIR) + "/samples/" + name;
  return *open_desk({folder, instant("2026-11-20T09:00:00Z"), "lea", "lea-os"}).desk;
}

// What CBC says is the least.
std::int64_t least_of(const Problem& problem) {
  const auto folder = std::filesystem::temp_directory_path() /
                      fmt::format("respite-replan-{}", static_cast<int>(::getpid()));
  std::filesystem::create_directories(folder);
  const std::string lp = (folder / "mend.lp").string();
  const std::string answer = (folder / "answer").string();
  std::ofstream(lp) << to_programme(problem);
  const std::string command = fmt::format(
      "cbc {} ratioGap 0 allowableGap 0 solve solution {} > {}.log", lp, answer, answer);
  const int ended = std::system(command.c_str());
  std::string word;
  std::ifstream read(answer);
  double least = -1;
  while (read >> word)
    if (word == "value" && read >> least) break;
  std::ifstream again(answer);
  again >> word;
  if (ended == 0 && word == "Optimal") std::filesystem::remove_all(folder);
  if (ended != 0 || word != "Optimal") throw std::runtime_error("CBC: " + word);
  return std::llround(least);
}

struct Sample {
  std::string name;
  int weeks = 0;
  int longest = 0;            // days of sickness
  std::size_t staff = 1'000;  // so many of its people; the others have left
};

struct Tally {
  int moved_beyond = 0;  // cases that touch more than what the sickness takes away
  int proven = 0;
};

// Published as planned, one person ill for some days; what a re-plan touches is what CBC finds.
void mend_after_sickness(const Sample& sample, std::uint64_t seed, Tally& tally) {
  const auto& [name, weeks, longest, staff] = sample;
  SCOPED_TRACE(fmt::format("{}, seed {}", name, seed));
  Dice dice(seed);
  const OpenDesk opened = open_sample(name);
  Desk desk = opened.desk;
  for (std::size_t i = staff; i < desk.people.size(); ++i)
    desk.people[i].leaves = day("2026-01-01");
  const Instant begin = instant("2026-12-07T00:00:00Z");
  const Interval window{begin, begin + std::chrono::weeks{weeks}};
  DeskCalendars calendars = opened.calendars;
  const Problem before = build_problem(desk, calendars, {}, window);
  SolveOptions quick;
  quick.seed = seed;
  quick.effort = 2;
  const Solution planned = solve(before, quick).solution;
  Facts facts;
  for (std::size_t t = 0; t < before.turns.size(); ++t)
    facts.held.push_back({before.turns[t].turn, planned.holder[t], {}});
  const auto ill =
      static_cast<std::size_t>(dice.below(static_cast<int>(std::min(staff, desk.people.size()))));
  const Instant from = begin + std::chrono::days{dice.below(7 * weeks - 2)};
  const Interval leave{from, from + std::chrono::days{dice.between(1, longest)}};
  calendars.leave[ill] = unite(calendars.leave[ill], IntervalSet{leave});
  release(facts, desk, calendars, window, begin);
  const Problem problem = build_problem(desk, calendars, facts, window);

  const Replan found = replan(problem, {});
  const Judgement judged = check(problem, found.solution);
  EXPECT_TRUE(judged.lawful());
  EXPECT_EQ(kEmptyPrice * judged.score[Tier::kCover] + found.touched, least_of(problem));
  EXPECT_TRUE(found.proven);
  EXPECT_EQ(found.bound, found.touched);
  int taken = 0;
  for (const TurnIndex turn : line_of(planned, index_of<PersonIndex>(ill)))
    if (problem.barred[at(turn)][ill]) ++taken;
  tally.moved_beyond += found.touched > taken ? 1 : 0;
  tally.proven += found.proven ? 1 : 0;
}

Tally mend_cases(const Sample& sample, int cases) {
  Tally tally;
  for (int seed = 1; seed <= cases; ++seed)
    mend_after_sickness(sample, static_cast<std::uint64_t>(seed), tally);
  std::cout << sample.name << ": " << tally.moved_beyond << " of " << cases
            << " touch more than the sickness takes, " << tally.proven << " proven\n";
  return tally;
}

bool has_cbc() { return std::system("cbc quit > /dev/null 2>&1") == 0; }

TEST(Replan, TouchesAsFewTurnsOfARoomInShiftsAsCbcFinds) {
  if (!has_cbc()) GTEST_SKIP() << "no cbc";
  static_cast<void>(mend_cases({"round-the-clock", 4, 14}, 50));
}

TEST(Replan, TouchesAsFewTurnsOfAWeeklyDeskAsCbcFinds) {
  if (!has_cbc()) GTEST_SKIP() << "no cbc";
  static_cast<void>(mend_cases({"quickstart", 13, 30}, 25));
  static_cast<void>(mend_cases({"law-firm", 13, 30}, 25));
}

// So few people that others must move, too.
TEST(Replan, TouchesAsFewTurnsWhereStaffIsShortAsCbcFinds) {
  if (!has_cbc()) GTEST_SKIP() << "no cbc";
  const Tally weekly = mend_cases({"quickstart", 13, 30, 5}, 30);
  const Tally shifts = mend_cases({"round-the-clock", 2, 7, 11}, 15);
  EXPECT_GT(weekly.moved_beyond + shifts.moved_beyond, 5);
}

}  // namespace
}  // namespace respite::test
