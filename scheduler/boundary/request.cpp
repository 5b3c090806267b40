#include "scheduler/boundary/request.h"

#include <algorithm>

namespace respite {

bool is_passed_over(const Request& request, PersonIndex person) {
  return std::ranges::find(request.passed_over, person) != request.passed_over.end();
}

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::optional<Instant> read_time(std::string_view text, Zone zone) {
  if (const std::optional<Instant> instant = parse_rfc3339(text)) return instant;
  if (const std::optional<Wall> wall = parse_wall(text)) return zone.keep_offset(*wall);
  return std::nullopt;
}

}  // namespace respite
