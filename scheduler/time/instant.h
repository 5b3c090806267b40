// Instants: points on the UTC time line, whole seconds.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace respite {

using Instant = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;

// "2026-12-07T09:00:00Z" (RFC 3339, always UTC).
[[nodiscard]] std::string to_rfc3339(Instant instant);

// Reads an RFC 3339 time with an offset ("2026-12-07T09:00:00+01:00", seconds optional,
// fractions of a second dropped).
// A text without an offset is a wall time, not an instant: nothing. Likewise anything after the
// time, or outside the years kFirstYear to kLastYear of zone.h.
[[nodiscard]] std::optional<Instant> parse_rfc3339(std::string_view text);

}  // namespace respite
