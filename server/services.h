// What routes share: the desks, and what is worked out once for many requests.
#pragma once

#include <cstddef>

#include "server/askers.h"
#include "server/desks.h"
#include "server/feed_cache.h"
#include "server/jobs.h"
#include "server/metrics.h"

namespace respite::server {

struct Services {
  static constexpr std::size_t kMostFeedBytes = 128 << 20;

  explicit Services(Desks& served) : desks(served) {}

  Desks& desks;
  FeedCache feeds{kMostFeedBytes};
  Askers askers;
  Metrics metrics;  // of the listening thread
  Jobs jobs;
};

}  // namespace respite::server
