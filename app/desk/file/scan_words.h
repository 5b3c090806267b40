// Cutting the little languages of the team file into words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace respite::team_file {

[[nodiscard]] std::string_view trim(std::string_view text);

// Lower case, one space between words, none around '-' and ','; dashes of any length and the word
// "to" between two words are '-'.
[[nodiscard]] std::string tidy(std::string_view text);

// The parts between the separators, empty ones included.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace respite::team_file
