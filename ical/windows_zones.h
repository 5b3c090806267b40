// The IANA names of the time zones Windows and Exchange write into calendars.
#pragma once

#include <optional>
#include <string_view>

namespace respite::ical {

// "Europe/London" for "GMT Standard Time"; nothing for a name Windows does not have.
[[nodiscard]] std::optional<std::string_view> iana_name(std::string_view windows_name);

}  // namespace respite::ical
