// The feed a token opens.
#pragma once

#include <string>

#include "app/feeds/feed.h"
#include "scheduler/team/desk.h"

namespace respite {

// Throws Failure(kInput) where there is no such kind of feed, or it is not told at that level;
// without one, as much as it tells at all.
[[nodiscard]] FeedRequest feed_request(const std::string& kind, const std::string& id,
                                       const std::string& disclosure);

// Throws Failure(kInput) where no id is given and one is needed, or the desk
// knows nobody and nothing of that id.
void require_known(const Desk& desk, const FeedRequest& request);

// Whether it is the feed of one person who has left by then, or is in the file no more: it has
// ended.
[[nodiscard]] bool is_of_leaver(const Desk& desk, const FeedRequest& request, Instant now);

}  // namespace respite
