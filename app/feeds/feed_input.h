// What feeds are made of: what is published, in the words it was published with.
#pragma once

#include "app/desk/open_desk.h"
#include "app/feeds/calendar/feed.h"
#include "store/database.h"

namespace respite {

// Names and numbers are those of the team file as last published, not as it is being
// edited: a feed changes when something is published and at no other time. An empty input (no
// slots) where nothing is published.
[[nodiscard]] FeedInput feed_input(const Invocation& invocation, const store::Database& database);
// Slots, blocks and bookings of everybody in a window, and nothing else of it; within a transaction
// of the caller's. Blocks are where requests have moved them to.
[[nodiscard]] FeedInput published_in(const Desk& desk, const store::Database& database,
                                     Interval window);

// The teams of the desk as last published, whose feeds an export holds.
struct PublishedTeam {
  std::string id;
  std::string name;
  std::vector<std::string> members;  // ids
};
[[nodiscard]] std::vector<PublishedTeam> published_teams(const Invocation& invocation,
                                                         const store::Database& database);

}  // namespace respite
