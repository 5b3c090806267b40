// Keeps characters beyond ASCII from toml++: its test for exotic blanks (3.3.0,
// is_non_ascii_horizontal_whitespace) is undefined for most of U+0080 to U+FEFF wherever it skips
// blanks, "é" among them. Found by fuzzing.
#pragma once

#include <string>
#include <string_view>

namespace respite::team_file {

// Each character of U+0080 to U+FFFF moves up to the private plane at U+100000, where toml++ takes
// it for a letter; columns, which count characters, stay. The text is UTF-8.
[[nodiscard]] std::string put_away(std::string_view text);

// The characters back where they were. What the text itself had in that plane moves, too: nobody
// can read it anyway.
[[nodiscard]] std::string bring_back(std::string_view text);

}  // namespace respite::team_file
