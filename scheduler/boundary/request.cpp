#include "scheduler/boundary/request.h"

namespace respite {

std::optional<Instant> read_time(std::string_view text, Zone zone) {
  if (const std::optional<Instant> instant = parse_rfc3339(text)) return instant;
  if (const std::optional<Wall> wall = parse_wall(text)) return zone.keep_offset(*wall);
  return std::nullopt;
}

}  // namespace respite
