// A desk in shifts planned by the engine.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "scheduler/rota/score.h"
#include "scheduler/rota/solution.h"

namespace respite {

struct ShiftSearchOptions {
  std::uint64_t seed = 1;
  std::int64_t effort = 100;   // percent of the usual work
  std::function<bool()> stop;  // asked by one thread at a time
  // What a rough plan becomes when it is filled and no single step betters it.
  std::function<Solution(const Solution&)> polish;
  std::function<void(const Score&)> progress;
};

struct ShiftSearchResult {
  Solution best;  // never worse than the known one
  // No plan that leaves nothing empty and bends no limit has less in Tier::kBalance; nothing:
  // not known.
  std::optional<std::int64_t> bound;
  std::int64_t work = 0;  // of the search for rosters: labels, or what costs as much
};

[[nodiscard]] bool is_in_shifts(const Problem& problem);

// Two tracks of rounds from the known plan, a thread each; they meet after every round, so that
// what is found depends on nothing but the question. Nothing where the desk is not one in shifts.
[[nodiscard]] std::optional<ShiftSearchResult> search_shifts(const Problem& problem,
                                                             const Solution& known,
                                                             const ShiftSearchOptions& options);

}  // namespace respite
