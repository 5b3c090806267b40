#include "app/feeds/calendar/uid.h"

#include <array>

namespace respite {

std::string uid_safe(std::string_view text) {
  static constexpr std::string_view kSafe =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/:";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  static constexpr auto kIsSafe = [] {
    std::array<bool, 256> table{};
    for (const char c : kSafe) table[static_cast<unsigned char>(c)] = true;
    return table;
  }();
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (kIsSafe[static_cast<unsigned char>(c)]) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte / 16];
    out += kHex[byte % 16];
  }
  return out;
}

std::string slot_uid(std::string_view key, std::string_view desk_id) {
  return uid_safe(key) + '@' + uid_safe(desk_id);
}

std::string request_uid(std::int64_t request, std::string_view desk_id) {
  return slot_uid("request/" + std::to_string(request), desk_id);
}

std::string booking_uid(const FeedBooking& booking, std::string_view desk_id) {
  return slot_uid("booking/" + std::to_string(booking.id), desk_id);
}

std::string block_uid(const FeedBlock& block, std::string_view desk_id) {
  std::string key = "protected/" + block.person + '/';
  key += to_text(block.kind);
  key += '/' + to_text(day_of(block.begin)) + 'T' + to_text(time_of_day(block.begin));
  if (block.number > 0) key += '/' + std::to_string(block.number + 1);
  return slot_uid(key, desk_id);
}

}  // namespace respite
