// roster_bench INSTANCE --seconds S --threads T --seed N --out FILE: the engine on a public roster.
// --cpu counts processor seconds per thread rather than those on the wall (for a busy machine).
// --programme writes the roster to standard output as an integer programme for other solvers, and
// --score FILE says what a roster is worth and how many rules of its people it breaks.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

#include "scheduler/solve/engine/solve_lines.h"
#include "tests/roster_bench/roster_file.h"
#include "tests/roster_bench/roster_programme.h"

namespace {

struct Arguments {
  std::string instance;
  std::string out;
  std::string score;
  bool programme = false;
  double seconds = 60;
  int threads = 2;
  std::uint64_t seed = 1;
  bool cpu = false;
};

Arguments read_arguments(std::span<char*> words) {
  Arguments arguments;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = words[i];
    const auto value = [&] { return i + 1 < words.size() ? std::string(words[++i]) : "0"; };
    if (word == "--seconds") {
      arguments.seconds = std::stod(value());
    } else if (word == "--threads") {
      arguments.threads = std::stoi(value());
    } else if (word == "--seed") {
      arguments.seed = std::stoull(value());
    } else if (word == "--out") {
      arguments.out = value();
    } else if (word == "--score") {
      arguments.score = value();
    } else if (word == "--programme") {
      arguments.programme = true;
    } else if (word == "--cpu") {
      arguments.cpu = true;
    } else {
      arguments.instance = word;
    }
  }
  return arguments;
}

std::string read_text(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

void print_score(const respite::RosterFile& file, const respite::Roster& roster) {
  int broken = 0;
  for (std::size_t person = 0; person < roster.size(); ++person) {
    broken += respite::broken_rules(file.problem, file.problem.people[person], roster[person]);
  }
  fmt::print("objective={} broken={}\n", respite::roster_cost(file.problem, roster), broken);
}

void solve(const respite::RosterFile& file, const Arguments& arguments) {
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [&] {
    if (arguments.cpu) {
      return static_cast<double>(std::clock()) / CLOCKS_PER_SEC / arguments.threads;
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  respite::LinesOptions options;
  options.seed = arguments.seed;
  options.threads = arguments.threads;
  options.spent = [&] { return seconds() / arguments.seconds; };
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
  const Arguments arguments =
      read_arguments(std::span(argv + 1, static_cast<std::size_t>(argc - 1)));
  const std::string text = read_text(arguments.instance);
  if (text.empty()) {
    fmt::print(stderr, "cannot read {}\n", arguments.instance);
    return 2;
  }
  const respite::RosterFile file = respite::read_roster_file(text);
  for (const std::string& mistake : file.mistakes) {
    fmt::print(stderr, "not understood: {}\n", mistake);
  }
  if (file.problem.people.empty() || file.problem.cover.empty()) {
    fmt::print(stderr, "{}: no roster in it\n", arguments.instance);
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
