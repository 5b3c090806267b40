// Makers of feeds, one for each desk, kept while nothing changes.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "app/feed.h"
#include "server/desks.h"

namespace respite::server {

// Safe to share between threads; one feed of a desk at a time.
class FeedMakers {
 public:
  // As of the state's generation, at `now`. Throws as FeedMaker does.
  [[nodiscard]] std::string text(std::size_t desk, const DeskState& state, Instant now,
                                 const FeedRequest& request);

 private:
  struct One {
    std::mutex mutex;
    std::uint64_t generation = 0;
    std::unique_ptr<FeedMaker> maker;
  };
  std::mutex mutex_;
  std::map<std::size_t, One> desks_;
};

}  // namespace respite::server
