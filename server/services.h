// What routes share: the desks, and what is worked out once for many requests.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <optional>

#include "server/askers.h"
#include "server/desks.h"
#include "server/feed_cache.h"
#include "server/feed_makers.h"
#include "server/http/message.h"
#include "server/jobs.h"
#include "server/metrics.h"

namespace respite::server {

// The public page of each desk, made at most once a minute while nothing changes: anybody may ask
// for it, as often as they like. Safe to share between threads.
class KeptPages {
 public:
  // As it was made for that generation and minute; nothing where it was not.
  [[nodiscard]] std::optional<http::Response> find(std::size_t desk, std::uint64_t generation,
                                                   Instant minute) const {
    const std::lock_guard lock(mutex_);
    const auto found = pages_.find(desk);
    const bool kept = found != pages_.end() && found->second.generation == generation &&
                      found->second.minute == minute;
    return kept ? std::optional(found->second.page) : std::nullopt;
  }
  void put(std::size_t desk, std::uint64_t generation, Instant minute, http::Response page) {
    const std::lock_guard lock(mutex_);
    pages_[desk] = {generation, minute, std::move(page)};
  }

 private:
  struct Page {
    std::uint64_t generation = 0;
    Instant minute;
    http::Response page;
  };
  mutable std::mutex mutex_;
  std::map<std::size_t, Page> pages_;
};

struct Services {
  static constexpr std::size_t kMostFeedBytes = 96 << 20;

  explicit Services(Desks& served) : desks(served) {}

  Desks& desks;
  FeedMakers makers;
  FeedCache feeds{kMostFeedBytes};
  Askers askers;
  KeptPages pages;
  Metrics metrics;  // of the listening thread
  Jobs jobs;
};

}  // namespace respite::server
