// How much work the search may still do, and when to stop.
#pragma once

#include <chrono>
#include <cstdint>

#include "scheduler/solve/solve.h"

namespace respite {

// Counts moves judged. Stop flag and time limit are looked at each 1,024 moves only, so that
// without them a run depends on nothing but its input.
class Work {
 public:
  Work(SolveOptions options, std::int64_t total);

  // Counts one move judged; false once it is time to stop.
  [[nodiscard]] bool spend();
  // Looks at stop flag and time limit at once: for steps that are long.
  [[nodiscard]] bool is_over();
  [[nodiscard]] bool interrupted() const { return interrupted_; }
  [[nodiscard]] std::int64_t done() const { return done_; }
  [[nodiscard]] std::int64_t total() const { return total_; }
  void set_bound(const Score& bound) { bound_ = bound; }
  void report(const Score& score) const;  // to whoever watches

 private:
  SolveOptions options_;
  std::chrono::steady_clock::time_point start_;
  std::int64_t total_;
  std::int64_t done_ = 0;
  std::optional<Score> bound_;
  bool interrupted_ = false;
};

}  // namespace respite
