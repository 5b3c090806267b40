// What a team file means for a plan, section by section: what comments, spacing, quoting and the
// order of keys do not change, nor who is written to and how.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace respite {

struct SectionMeaning {
  std::string name;  // "[limits]", "[[person]] ben"; sections without an id are numbered
  std::string text;  // equal where the meaning is
};

// In the order of the text, which is a meaning too: people are planned in it. One section that
// holds the whole text where it is no TOML.
[[nodiscard]] std::vector<SectionMeaning> meaning_of(std::string_view team_text);

}  // namespace respite
