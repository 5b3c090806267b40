// What a reply never says: blame, jargon, or why somebody is not there.
#pragma once

#include <string>
#include <string_view>

namespace respite::testing {

// The first such word, in lower case; empty where there is none.
[[nodiscard]] std::string first_blame(std::string_view text);
[[nodiscard]] std::string first_bad_word(std::string_view text);

}  // namespace respite::testing
