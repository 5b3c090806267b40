// How good a plan is: a bound from whole lines, tier by tier, and better plans met on the way.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "scheduler/rota/check.h"

namespace respite {

struct ProofOptions {
  std::int64_t work = 0;       // labels that may be looked at, or what costs as much
  std::function<bool()> stop;  // asked now and then
  std::function<Solution(const Solution&)> polish;  // fills and betters a plan step by step
  std::function<void(const Score& score, const Score& bound)> progress;
};

struct Proof {
  Score bound;                     // no lawful plan is below it, tier by tier
  std::optional<Solution> better;  // lawful, and better than what was known
  Score score;                     // of `better`, else of the known plan
  std::int64_t work = 0;           // labels looked at, or what costs as much
};

// `known` is lawful; `bound` what is sure already.
[[nodiscard]] Proof prove(const Problem& problem, const Solution& known, const Score& score,
                          const Score& bound, const ProofOptions& options);

}  // namespace respite
