#include "scheduler/team/language.h"

#include <algorithm>

namespace respite {

std::string_view to_text(Language language) {
  return kLanguageCodes[static_cast<std::size_t>(language)];
}

std::optional<Language> parse_language(std::string_view code) {
  const auto* found = std::ranges::find(kLanguageCodes, code);
  if (found == kLanguageCodes.end()) return std::nullopt;
  return static_cast<Language>(found - kLanguageCodes.begin());
}

}  // namespace respite
