// desk_bench FOLDER --seconds S --seed N: a desk in shifts planned for 13 weeks from 2026-12-07 in
// so many seconds, from nothing published. --programme writes it to standard output as an integer
// programme for other solvers, and --score FILE says what their roster is worth by the check.
// bench/desk_compare.py runs them side by side.
#include <algorithm>
#include <chrono>
#include <string>

#include <fmt/format.h>

#include "app/desk/open_desk.h"
#include "scheduler/rota/check.h"
#include "scheduler/solve/solve.h"
#include "tests/desk_bench/desk_programme.h"
#include "tests/support/bench_run.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

std::string text_of(const Score& score) {
  return fmt::format("{}/{}/{}", score.tiers[0], score.tiers[1], score.tiers[2]);
}

int hard_breaches(const Judgement& judged) {
  return static_cast<int>(
      std::ranges::count_if(judged.violations, [](const Violation& one) { return one.hard; }));
}

void print_score(const Problem& problem, const std::string& text) {
  const Judgement judged = check(problem, DeskProgramme(problem).plan_from_text(text));
  fmt::print("score={} broken={}\n", text_of(judged.score), hard_breaches(judged));
}

void plan(const Problem& problem, const BenchArguments& arguments) {
  constexpr std::int64_t kEndless = 1'000'000;
  const BenchClock seconds(arguments);
  SolveOptions options;
  options.seed = arguments.seed;
  options.effort = kEndless;
  options.time_limit = std::chrono::milliseconds{static_cast<int>(arguments.seconds * 1000)};
  options.progress = [&](const Progress& progress) {
    fmt::print(stderr, "{:8.2f} s  {}\n", seconds(), text_of(progress.score));
  };
  const SolveResult result = solve(problem, options);
  fmt::print("score={} broken={} bound={} seconds={:.1f}\n", text_of(result.score),
             hard_breaches(check(problem, result.solution)), text_of(result.bound), seconds());
}

}  // namespace
}  // namespace respite::test

int main(int argc, char** argv) {
  using namespace respite;
  using namespace respite::test;
  const BenchArguments arguments = read_bench_arguments(argc, argv);
  const std::string folder = arguments.files.empty() ? "" : arguments.files.back();
  const auto opened = open_desk({folder, instant("2026-11-20T09:00:00Z"), "lea", "lea"}).desk;
  if (!opened) {
    fmt::print(stderr, "{}: no desk that can be read\n", folder);
    return 2;
  }
  const Instant begin = instant("2026-12-07T00:00:00Z");
  const Problem problem =
      build_problem(opened->desk, opened->calendars, {}, {begin, begin + std::chrono::weeks{13}});
  if (arguments.programme) {
    const DeskProgramme programme(problem);
    for (const std::string& left : programme.left_out())
      fmt::print(stderr, "lines do not say all of the law of {}\n", left);
    fmt::print("{}", programme.text());
  } else if (!arguments.score.empty()) {
    print_score(problem, read_text(arguments.score));
  } else {
    plan(problem, arguments);
  }
}
