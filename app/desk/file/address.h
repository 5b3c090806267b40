// Calendars that are named by an address, and where the desk keeps the last good copy of each.
#pragma once

#include <string>
#include <string_view>

namespace respite {

// Whether it names an address and no file: "https://...", "http://...", or where one is kept that
// is a secret: "env:NAME" in the environment, "secret:FILE" in a file of the desk.
[[nodiscard]] bool is_address(std::string_view text);

// "fetched/1f0c....ics": the same for the same words, and it does not tell them.
[[nodiscard]] std::string kept_path(std::string_view address);

}  // namespace respite
