// goldens_bench [DESK]: how long each plan of the goldens takes, or those of one desk: a line each
// with desk, seed, seconds of the processor, score and bound. bench/goldens_compare.py reads it.
#include <cstdio>
#include <ctime>
#include <string>

#include <fmt/format.h>

#include "tests/app/rota/goldens/golden.h"

int main(int argc, char** argv) {
  using namespace respite;
  const std::string only = argc > 1 ? argv[1] : "";
  const auto text = [](const Score& score) {
    return fmt::format("{}/{}/{}", score.tiers[0], score.tiers[1], score.tiers[2]);
  };
  for (const test::Golden& golden : test::read_goldens()) {
    if (!only.empty() && golden.desk != only) continue;
    const std::clock_t begin = std::clock();
    const test::Golden now = test::planned(golden);
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    fmt::print("{} {} {:.3f} {} {}\n", golden.desk, golden.seed, seconds, text(now.score),
               text(now.bound));
    std::fflush(stdout);
  }
}
