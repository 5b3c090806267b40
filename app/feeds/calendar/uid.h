// UIDs of feed events: stable names, never made of who holds a duty or when it ends.
#pragma once

#include <string>
#include <string_view>

#include "app/feeds/calendar/feed.h"

namespace respite {

// The text with every byte outside letters, digits and "-._/:" as %XX: different texts stay
// different, and no program has to escape or fold it in odd places.
[[nodiscard]] std::string uid_safe(std::string_view text);

// "oncall/primary/2026-12-07T09:00@harbour".
[[nodiscard]] std::string slot_uid(std::string_view key, std::string_view desk_id);

// "protected/asha/learning/2026-12-09T14:00@harbour".
[[nodiscard]] std::string block_uid(const FeedBlock& block, std::string_view desk_id);

// "request/7@harbour": wherever its time moves to.
[[nodiscard]] std::string request_uid(std::int64_t request, std::string_view desk_id);

// "booking/12@harbour".
[[nodiscard]] std::string booking_uid(const FeedBooking& booking, std::string_view desk_id);

}  // namespace respite
