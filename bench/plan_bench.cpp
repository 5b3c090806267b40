// How planning grows: generated on-call desks from 6 people and 13 weeks to 200 people, 12 rotas
// in three zones and a year. One line for each size.
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "scheduler/solve/solve.h"
#include "tests/support/generated_desk.h"

namespace respite::test {
namespace {

const std::vector<DeskSize> kSizes = {{6, 1, 1, 13},   {9, 1, 1, 13},   {12, 1, 1, 26},
                                      {20, 2, 1, 26},  {30, 3, 3, 26},  {60, 6, 3, 52},
                                      {120, 9, 3, 52}, {200, 12, 3, 52}};

rusage usage_now() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage;
}

double megabytes() { return static_cast<double>(usage_now().ru_maxrss) / 1024.0; }

// Of all threads.
double processor_seconds() {
  const rusage usage = usage_now();
  const auto seconds = [](timeval time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::string text(const Score& score) {
  return fmt::format("{}/{}/{}", score[Tier::kCover], score[Tier::kLimits], score[Tier::kBalance]);
}

void measure(const DeskSize& size, std::uint64_t seed, std::int64_t effort, int seconds) {
  const Problem problem = build(generated_desk(size, seed));
  SolveOptions options;
  options.effort = effort;
  if (seconds > 0) options.time_limit = std::chrono::seconds{seconds};
  const double processor = processor_seconds();
  const auto begin = std::chrono::steady_clock::now();
  const SolveResult result = solve(problem, options);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::string gap = "0";
  for (std::size_t tier = 0; tier < kTierCount; ++tier) {
    const auto off = result.score.tiers[tier] - result.bound.tiers[tier];
    if (off == 0) continue;
    gap = fmt::format(
        "{} ({:.2f} %)", off,
        100.0 * static_cast<double>(off) / static_cast<double>(std::abs(result.score.tiers[tier])));
    break;
  }
  fmt::print("{:6} {:6} {:6} {:6} {:6}  {:>18} {:>18}  {:>16} {:>7} {:8.1f} {:8.1f} {:6.0f}\n",
             size.people, size.rotas, size.zones, size.weeks, problem.turns.size(),
             text(result.score), text(result.bound), gap,
             check(problem, result.solution).lawful() ? "yes" : "NO", took.count(),
             processor_seconds() - processor, megabytes());
  std::fflush(stdout);
}

}  // namespace
}  // namespace respite::test

// plan_bench [--seed N] [--effort PERCENT] [--seconds S] [--size I]
int main(int argc, char** argv) {
  using namespace respite::test;
  std::uint64_t seed = 1;
  std::int64_t effort = 100;
  int seconds = 0;
  int only = -1;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    const long value = std::strtol(argv[i + 1], nullptr, 10);
    if (option == "--seed") seed = static_cast<std::uint64_t>(value);
    if (option == "--effort") effort = value;
    if (option == "--seconds") seconds = static_cast<int>(value);
    if (option == "--size") only = static_cast<int>(value);
  }
  fmt::print("{:>6} {:>6} {:>6} {:>6} {:>6}  {:>18} {:>18}  {:>16} {:>7} {:>8} {:>8} {:>6}\n",
             "people", "rotas", "zones", "weeks", "turns", "cover/limits/bal.", "bound", "gap",
             "lawful", "seconds", "cpu s", "MiB");
  for (std::size_t i = 0; i < kSizes.size(); ++i)
    if (only < 0 || static_cast<std::size_t>(only) == i) measure(kSizes[i], seed, effort, seconds);
}
