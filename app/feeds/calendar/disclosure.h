// How much a feed says, and calendars that say less than all.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/feeds/calendar/feed.h"

namespace respite {

// Each with what those before it say. Public: service hours. Free/busy: when, and no text at all.
// Category: one word of kind for each event. Full: names, topics, how to reach whom.
enum class Disclosure { kPublic, kFreeBusy, kCategory, kFull };
inline constexpr std::array<std::string_view, 4> kDisclosureWords = {"public", "free-busy",
                                                                     "category", "full"};

[[nodiscard]] std::string_view to_text(Disclosure level);  // "public", "free-busy", "category", ...
[[nodiscard]] std::optional<Disclosure> parse_disclosure(std::string_view text);

// A UID that tells nothing to whoever has no secret, and is the same for the same text.
using OpaqueUid = std::function<std::string(std::string_view)>;

// Below full, edges are moved outward to the quarter hour: a call-out at 09:07 is nobody's
// business.
inline constexpr Seconds kDisclosedGrid = std::chrono::minutes{15};

// The feed at category: "On-call", "Shift", "Open", "Learning", "Booking", and nothing else of
// anybody's. `feed_name` ("person/asha") keeps events of two feeds from being matched by their
// UIDs. An event moves with the slot or block alone.
[[nodiscard]] ical::Calendar build_category_feed(const FeedInput& input, const FeedKind& kind,
                                                 const std::string& feed_name,
                                                 const OpaqueUid& opaque);

}  // namespace respite
