// Feed and export: what is published, as calendars.
#pragma once

#include <optional>
#include <string>

#include "app/open_desk.h"
#include "app/view.h"

namespace respite {

enum class FeedOf { kPerson, kRota, kTeam, kProtected };

struct FeedRequest {
  FeedOf kind = FeedOf::kPerson;
  std::string id;  // of the person, rota or team; of kProtected a person, empty: everyone
};

// The feed's text. Throws Failure(kInput) where nothing is published or the id is unknown.
[[nodiscard]] std::string feed_text(const Invocation& invocation, const FeedRequest& request);

// Writes every feed into DIR/public/feeds, for any web server, and DIR/manifest.json, which says
// whose each is and must not be served: a feed's path is a secret. Paths never change; each file
// is replaced as a whole, and only where its bytes changed; feeds that are no more are taken away.
// Throws Failure(kInput) where nothing is published, Failure(kFile) where DIR cannot be written.
[[nodiscard]] ExportView export_feeds(const Invocation& invocation, const std::string& directory);

}  // namespace respite
