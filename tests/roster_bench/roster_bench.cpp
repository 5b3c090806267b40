// roster_bench INSTANCE --seconds S --threads T --seed N --out FILE: the engine on a public roster.
// --cpu counts processor seconds per thread rather than those on the wall (for a busy machine).
// --programme writes the roster to standard output as an integer programme for other solvers, and
// --score FILE says what a roster is worth and how many rules of its people it breaks.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "scheduler/solve/engine/solve_lines.h"
#include "tests/roster_bench/roster_file.h"
#include "tests/roster_bench/roster_programme.h"
#include "tests/support/bench_run.h"

namespace {

using respite::test::BenchArguments;
using respite::test::BenchClock;
using respite::test::read_text;

void print_score(const respite::RosterFile& file, const respite::Roster& roster) {
  int broken = 0;
  for (std::size_t person = 0; person < roster.size(); ++person) {
    broken += respite::broken_rules(file.problem, file.problem.people[person], roster[person]);
  }
  fmt::print("objective={} broken={}\n", respite::roster_cost(file.problem, roster), broken);
}

void solve(const respite::RosterFile& file, const BenchArguments& arguments) {
  const BenchClock seconds(arguments);
  respite::LinesOptions options = bench_options(arguments, seconds);
  options.progress = [&](const respite::LinesProgress& progress) {
    fmt::print(stderr, "{:8.2f} s  {:>10} (bound {})  {}\n", seconds(), progress.cost,
               progress.bound, progress.stage);
  };
  const respite::LinesResult result = respite::solve_lines(file.problem, options);
  if (!arguments.out.empty()) std::ofstream(arguments.out) << to_text(file, result.roster);
  // No cost of the format is below zero, so nothing is a bound too.
  const respite::Cost bound = std::max<respite::Cost>(result.bound, 0);
  fmt::print("objective={} bound={} seconds={:.1f}\n", result.cost, bound, seconds());
}

}  // namespace

int main(int argc, char** argv) {
  const BenchArguments arguments = respite::test::read_bench_arguments(argc, argv);
  const std::string instance = arguments.files.empty() ? "" : arguments.files.back();
  const std::string text = read_text(instance);
  if (text.empty()) {
    fmt::print(stderr, "cannot read {}\n", instance);
    return 2;
  }
  const respite::RosterFile file = respite::read_roster_file(text);
  for (const std::string& mistake : file.mistakes) {
    fmt::print(stderr, "not understood: {}\n", mistake);
  }
  if (file.problem.people.empty() || file.problem.cover.empty()) {
    fmt::print(stderr, "{}: no roster in it\n", instance);
    return 2;
  }
  if (arguments.programme) {
    fmt::print("{}", to_programme(file));
  } else if (!arguments.score.empty()) {
    print_score(file, roster_from_text(file, read_text(arguments.score)));
  } else {
    solve(file, arguments);
  }
}
