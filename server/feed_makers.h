// Makers of feeds, kept while nothing changes, for the desks asked for last: each holds all that
// its desk has published in the window of a feed.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "app/feeds/feed.h"
#include "server/desks.h"

namespace respite::server {

// Safe to share between threads; one feed of a desk at a time.
class FeedMakers {
 public:
  // As of the state, at `now`. Throws as FeedMaker does.
  [[nodiscard]] std::string text(std::size_t desk, const DeskState& state, Instant now,
                                 const FeedRequest& request);

 private:
  struct One {
    explicit One(std::size_t of) : desk(of) {}
    const std::size_t desk;
    std::mutex mutex;
    std::uint64_t times = 0;
    std::unique_ptr<FeedMaker> maker;
  };
  // One that is let go of lives on until whoever uses it is done.
  [[nodiscard]] std::shared_ptr<One> one_of(std::size_t desk);

  std::mutex mutex_;
  std::list<std::shared_ptr<One>> recent_;  // last used first
};

}  // namespace respite::server
