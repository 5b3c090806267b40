// The IANA names of the time zones Windows and Exchange write into calendars.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace respite::ical {

// "Europe/London" for "GMT Standard Time"; nothing for a name Windows does not have.
[[nodiscard]] std::optional<std::string_view> iana_name(std::string_view windows_name);

// Every Windows name and its IANA name, sorted by the first.
[[nodiscard]] std::span<const std::pair<std::string_view, std::string_view>> windows_zones();

}  // namespace respite::ical
