// What programs that measure the engine on public rosters have in common: arguments, a clock that
// counts seconds on the wall or of the processor, and files as text.
#pragma once

#include <chrono>
#include <ctime>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "scheduler/solve/engine/solve_lines.h"

namespace respite::test {

struct BenchArguments {
  std::vector<std::string> files;  // what stands by itself, in order
  std::string out;
  std::string score;
  bool programme = false;
  double seconds = 60;
  int threads = 2;
  std::uint64_t seed = 1;
  bool cpu = false;  // seconds of the processor per thread
};

inline BenchArguments read_bench_arguments(int argc, char** argv) {
  const std::span words(argv + 1, static_cast<std::size_t>(argc - 1));
  BenchArguments arguments;
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
      arguments.files.push_back(word);
    }
  }
  return arguments;
}

// Seconds since it was made.
class BenchClock {
 public:
  explicit BenchClock(const BenchArguments& arguments) : arguments_(arguments) {}
  [[nodiscard]] double operator()() const {
    if (arguments_.cpu)
      return static_cast<double>(std::clock()) / CLOCKS_PER_SEC / arguments_.threads;
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  const BenchArguments& arguments_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// As the arguments say; progress is the program's own. Both must outlive them.
inline LinesOptions bench_options(const BenchArguments& arguments, const BenchClock& seconds) {
  LinesOptions options;
  options.seed = arguments.seed;
  options.threads = arguments.threads;
  options.spent = [&] { return seconds() / arguments.seconds; };
  return options;
}

inline std::string read_text(const std::string& path) {  // empty where it cannot be read
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace respite::test
