// What a solve has done so far, counted in the same way on every machine.
#pragma once

#include <atomic>
#include <cstdint>

namespace respite {

// Counts labels and what takes about as long as one; several threads may add.
class WorkMeter {
 public:
  void add(std::int64_t work) { done_ += work; }
  [[nodiscard]] std::int64_t done() const { return done_; }

 private:
  std::atomic<std::int64_t> done_ = 0;
};

}  // namespace respite
