#include "server/feed_makers.h"

#include <algorithm>

namespace respite::server {
namespace {

constexpr std::size_t kMostRecent = 4;

}  // namespace

std::shared_ptr<FeedMakers::One> FeedMakers::one_of(std::size_t desk) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(recent_, desk, [](const auto& one) { return one->desk; });
  if (found == recent_.end()) {
    recent_.push_front(std::make_shared<One>(desk));
    if (recent_.size() > kMostRecent) recent_.pop_back();
  } else {
    recent_.splice(recent_.begin(), recent_, found);
  }
  return recent_.front();
}

std::string FeedMakers::text(std::size_t desk, const DeskState& state, Instant now,
                             const FeedRequest& request) {
  const std::shared_ptr<One> one = one_of(desk);
  const std::lock_guard lock(one->mutex);
  if (!one->maker || one->times != state.times) {
    Invocation invocation = state.desk->invocation;
    invocation.now = now;
    one->maker = std::make_unique<FeedMaker>(invocation);
    one->times = state.times;
  }
  return one->maker->text(request);
}

}  // namespace respite::server
