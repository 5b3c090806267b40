// Feed and export: what is published, and when who has time, as calendars.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/desk/open_desk.h"
#include "app/feeds/calendar/disclosure.h"
#include "app/operation/field.h"
#include "app/view/feed.h"

namespace respite {

enum class FeedOf { kPerson, kRota, kTeam, kProtected, kFreeBusy, kAvailability, kServiceHours };

[[nodiscard]] std::string_view to_text(FeedOf kind);  // "person", ..., "service-hours"
[[nodiscard]] std::optional<FeedOf> parse_feed_of(std::string_view text);

template <>
struct ChoiceWords<FeedOf> {
  static constexpr std::array<std::string_view, 7> kWords = {
      "person", "rota", "team", "protected", "free-busy", "availability", "service-hours"};
};
template <>
struct ChoiceWords<Disclosure> {
  static constexpr std::array kWords = kDisclosureWords;
};

struct FeedRequest {
  FeedOf kind = FeedOf::kPerson;
  std::string id;  // of the person, rota or team; of kProtected a person, empty: everyone
  // Nothing: as much as the kind says at all. A person at free/busy is the feed kFreeBusy.
  std::optional<Disclosure> level;
};

// The kind and level that are told. Throws Failure(kInput) where the kind is not told at that
// level.
[[nodiscard]] FeedRequest settled(FeedRequest request);

// Feeds of one desk as it is now, for whoever makes many: what they have in common is read once.
// For one thread.
class FeedMaker {
 public:
  explicit FeedMaker(const Invocation& invocation);
  ~FeedMaker();
  FeedMaker(const FeedMaker&) = delete;
  FeedMaker& operator=(const FeedMaker&) = delete;

  // Throws Failure(kInput) where the id is unknown, the kind is not told at that level, or a feed
  // of duties is asked for and nothing is published.
  [[nodiscard]] std::string text(const FeedRequest& request);

 private:
  struct Known;
  std::unique_ptr<Known> known_;
};

// Writes every feed that the level allows, each as full as it allows, into DIR/public/feeds, for
// any web server, the public status page to DIR/public/index.html, and DIR/manifest.json, which
// says whose each is and must not be served: a feed's
// path is a secret. Paths never change, and a feed has one for each level; each file is replaced
// as a whole, and only where its bytes changed; feeds that are no more, or that the level no
// longer allows, are taken away. Throws Failure(kInput) where duties are asked for and nothing is
// published, Failure(kFile) where DIR cannot be written.
[[nodiscard]] ExportView export_feeds(const Invocation& invocation, const std::string& directory,
                                      Disclosure level);

}  // namespace respite
