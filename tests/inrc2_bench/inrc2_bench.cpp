// inrc2_bench SCENARIO HISTORY WEEK... --seconds S --threads T --seed N --out FILE: the engine on a
// roster of the competition. --cpu counts processor seconds per thread rather than those on the
// wall (for a busy machine); --score FILE says what a roster is worth.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "scheduler/solve/engine/solve_lines.h"
#include "tests/inrc2_bench/inrc2_cost.h"
#include "tests/inrc2_bench/inrc2_lines.h"
#include "tests/support/bench_run.h"

namespace {

using respite::test::BenchArguments;
using respite::test::BenchClock;
using respite::test::read_text;

int solve(const respite::Inrc2& file, const BenchArguments& arguments) {
  const BenchClock seconds(arguments);
  const respite::Inrc2Lines lines = respite::inrc2_lines(file);
  respite::LinesOptions options = bench_options(arguments, seconds);
  options.progress = [&](const respite::LinesProgress& progress) {
    fmt::print(stderr, "{:8.2f} s  {:>10} (bound {})  {}\n", seconds(), progress.cost * lines.unit,
               progress.bound * lines.unit, progress.stage);
  };
  const respite::LinesResult result = respite::solve_lines(lines.problem, options);
  const respite::Inrc2Roster roster = respite::inrc2_roster(file, result.roster);
  if (!arguments.out.empty()) std::ofstream(arguments.out) << to_text(file, roster);
  const respite::Inrc2Cost cost = respite::inrc2_cost(file, roster);
  if (cost.broken != 0) fmt::print(stderr, "hard rules broken: {}\n", cost.broken);
  // No cost of the format is below zero, so nothing is a bound too.
  fmt::print("objective={} bound={} seconds={:.1f}\n", cost.all(),
             std::max<respite::Cost>(result.bound * lines.unit, 0), seconds());
  return cost.broken == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const BenchArguments arguments = respite::test::read_bench_arguments(argc, argv);
  if (arguments.files.size() < 3) {
    fmt::print(stderr,
               "usage: inrc2_bench SCENARIO HISTORY WEEK... [--seconds S] [--threads T] "
               "[--seed N] [--out FILE] [--score FILE] [--cpu]\n");
    return 2;
  }
  std::vector<std::string> texts;
  for (const std::string& path : arguments.files) {
    texts.push_back(read_text(path));
    if (!texts.back().empty()) continue;
    fmt::print(stderr, "cannot read {}\n", path);
    return 2;
  }
  const respite::Inrc2 file =
      respite::read_inrc2(texts[0], texts[1], {texts.begin() + 2, texts.end()});
  for (const std::string& mistake : file.mistakes) fmt::print(stderr, "{}\n", mistake);
  if (!file.mistakes.empty() || file.nurses.empty()) return 2;
  if (arguments.score.empty()) return solve(file, arguments);
  const respite::Inrc2Cost cost =
      inrc2_cost(file, inrc2_roster_from_text(file, read_text(arguments.score)));
  fmt::print("objective={} broken={}\n", cost.all(), cost.broken);
  return 0;
}
