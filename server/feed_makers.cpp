#include "server/feed_makers.h"

namespace respite::server {

std::string FeedMakers::text(std::size_t desk, const DeskState& state, Instant now,
                             const FeedRequest& request) {
  One* one = nullptr;
  {
    const std::lock_guard lock(mutex_);
    one = &desks_[desk];
  }
  const std::lock_guard lock(one->mutex);
  if (!one->maker || one->generation != state.generation) {
    Invocation invocation = state.desk->invocation;
    invocation.now = now;
    one->maker = std::make_unique<FeedMaker>(invocation);
    one->generation = state.generation;
  }
  return one->maker->text(request);
}

}  // namespace respite::server
