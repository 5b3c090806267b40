// What a feed's events say, in the glossary's words.
#pragma once

#include <string>
#include <string_view>

#include "app/feeds/calendar/feed.h"

namespace respite {

// Whether the reader is the holder ("On call, primary, until Thu 08:00 (Out of hours)") or somebody
// else, who wants to know who it is ("On call: Asha, primary, until Thu 08:00 (Out of hours)").
enum class Reader { kHolder, kOther };

// The first letter as a capital.
[[nodiscard]] std::string capitalised(std::string_view text);

// Names as the team file has them, else as last published, else the id.
[[nodiscard]] std::string person_name(const FeedInput& input, const std::string& id);
[[nodiscard]] FeedRota find_feed_rota(const FeedInput& input, const std::string& id);

[[nodiscard]] std::string slot_summary(const FeedInput& input, const FeedRota& rota,
                                       const SlotRecord& slot, Reader reader);
// Who holds it, when this slot begins and ends, how to reach and how to swap; one line each.
[[nodiscard]] std::string slot_description(const FeedInput& input, const FeedRota& rota,
                                           const SlotRecord& slot);

[[nodiscard]] std::string block_summary(const FeedInput& input, const FeedBlock& block,
                                        Reader reader);
[[nodiscard]] std::string block_description(const FeedBlock& block);

[[nodiscard]] std::string booking_summary(const FeedBooking& booking);
[[nodiscard]] std::string booking_description(const FeedBooking& booking);

}  // namespace respite
