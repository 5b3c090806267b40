#include "scheduler/solve/work.h"

#include <algorithm>
#include <utility>

namespace respite {

Work::Work(SolveOptions options, std::int64_t total)
    : options_(std::move(options)), start_(std::chrono::steady_clock::now()), total_(total) {}

bool Work::spend() {
  constexpr std::int64_t kLookEvery = 1024;
  ++done_;
  return done_ % kLookEvery == 0 ? !is_over() : !interrupted_;
}

bool Work::is_over() {
  const bool stopped = options_.stop != nullptr && options_.stop->load();
  const bool late =
      options_.time_limit && std::chrono::steady_clock::now() - start_ >= *options_.time_limit;
  interrupted_ = interrupted_ || stopped || late;
  return interrupted_;
}

void Work::report(const Score& score) const {
  if (options_.progress) options_.progress({score, bound_, std::min(done_, total_), total_});
}

}  // namespace respite
