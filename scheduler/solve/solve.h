// From a problem to the best plan the effort allows.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

#include "scheduler/rota/check.h"

namespace respite {

struct Progress {
  Score score;
  std::optional<Score> bound;  // as in SolveResult, once something is known
  std::int64_t work = 0;       // done, of `total`
  std::int64_t total = 0;
};

struct SolveOptions {
  std::uint64_t seed = 1;
  std::int64_t effort = 100;  // percent of the usual work; same effort and seed, same plan
  std::optional<std::chrono::milliseconds> time_limit;  // not reproducible
  const std::atomic<bool>* stop = nullptr;              // set from outside: best so far
  std::function<void(const Progress&)> progress;
};

struct SolveResult {
  Solution solution;    // never breaks a hard rule
  Score score;          // equals check(problem, solution).score
  Score bound;          // no lawful plan scores below it, tier by tier from the first unproven
  bool proven = false;  // score == bound
  bool interrupted = false;
  // Moves judged, labels looked at, and what costs as much: the same for the same question.
  std::int64_t work = 0;
};

[[nodiscard]] SolveResult solve(const Problem& problem, const SolveOptions& options);

}  // namespace respite
