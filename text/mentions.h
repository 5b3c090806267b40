// Whether a text speaks of somebody or something by name.
#pragma once

#include <string_view>

namespace respite::text {

// Whether the text has the word in it, folded (text/utf8.h), with neither letter nor digit of any
// script on its sides; an empty word is in none.
[[nodiscard]] bool mentions(std::string_view text, std::string_view word);

}  // namespace respite::text
