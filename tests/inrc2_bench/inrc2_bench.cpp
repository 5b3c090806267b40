// inrc2_bench SCENARIO HISTORY WEEK... --seconds S --threads T --seed N --out FILE: the engine on a
// roster of the competition. --cpu counts processor seconds per thread rather than those on the
// wall (for a busy machine); --score FILE says what a roster is worth.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "scheduler/solve/engine/solve_lines.h"
#include "tests/inrc2_bench/inrc2_cost.h"
#include "tests/inrc2_bench/inrc2_lines.h"

namespace {

struct Arguments {
  std::vector<std::string> files;
  std::string out;
  std::string score;
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
    } else if (word == "--cpu") {
      arguments.cpu = true;
    } else {
      arguments.files.push_back(word);
    }
  }
  return arguments;
}

std::string read_text(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

int solve(const respite::Inrc2& file, const Arguments& arguments) {
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [&] {
    if (arguments.cpu) {
      return static_cast<double>(std::clock()) / CLOCKS_PER_SEC / arguments.threads;
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const respite::Inrc2Lines lines = respite::inrc2_lines(file);
  respite::LinesOptions options;
  options.seed = arguments.seed;
  options.threads = arguments.threads;
  options.spent = [&] { return seconds() / arguments.seconds; };
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
  const Arguments arguments =
      read_arguments(std::span(argv + 1, static_cast<std::size_t>(argc - 1)));
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
