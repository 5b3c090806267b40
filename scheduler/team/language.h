// The languages that people are written to in.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace respite {

enum class Language { kEnglish, kFrench, kGerman };
inline constexpr std::array<std::string_view, 3> kLanguageCodes = {"en", "fr", "de"};

[[nodiscard]] std::string_view to_text(Language language);  // "en"
[[nodiscard]] std::optional<Language> parse_language(std::string_view code);

}  // namespace respite
