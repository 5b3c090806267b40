// Dates as HTTP writes them (RFC 9110, 5.6.7).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scheduler/time/instant.h"

namespace respite::http {

[[nodiscard]] std::string to_http_date(Instant instant);  // "Sun, 06 Nov 1994 08:49:37 GMT"
// That form only; the two obsolete ones are nothing, which only costs a full answer.
[[nodiscard]] std::optional<Instant> parse_http_date(std::string_view text);

}  // namespace respite::http
