// Paragraphs that several reports have in common. Private to render.
#pragma once

#include <string>
#include <vector>

#include "app/view/protection.h"
#include "app/view/publication.h"
#include "render/style.h"
#include "render/words.h"

namespace respite {

// A list longer than this is cut short, and says so.
inline constexpr std::size_t kMostLines = 60;
[[nodiscard]] std::string and_more(std::size_t all);

// "  - a sentence", wrapped.
[[nodiscard]] std::string listed(std::string_view sentence, const Style& style);

// A paragraph with a blank line before it, or nothing where there is nothing to say.
[[nodiscard]] std::string violations_text(const std::vector<ViolationView>& violations,
                                          const Style& style);
// The way out, where something published can no longer be held or is against today's rules.
[[nodiscard]] std::string mending_text(const std::vector<ViolationView>& violations);
[[nodiscard]] std::string advice_text(const std::vector<AdviceView>& advice, const Style& style);
// The gaps of one turn are told as one.
[[nodiscard]] std::string gaps_text(const std::vector<GapView>& gaps, const std::string& zone,
                                    const Style& style);

// Duty in frozen time, under a heading that says what becomes of it.
[[nodiscard]] std::string frozen_text(const std::vector<FrozenView>& frozen,
                                      std::string_view heading, const Style& style);
inline constexpr std::string_view kWouldThaw =
    "Frozen, and taken from whoever holds it (publish --thaw only):";

// Who gains and loses what, then each turn that changes; the first so many of them.
[[nodiscard]] std::string changes_text(const std::vector<ChangeView>& changes,
                                       const std::vector<PersonChangeView>& people,
                                       const PeopleNames& names, const Style& style);

// A title and sentences below it; nothing where there are none.
[[nodiscard]] std::string list_text(std::string_view title,
                                    const std::vector<std::string>& sentences, const Style& style);

// What of protected time is not placed, lost, or leaves too few who can be reached; what leave and
// holidays alone took where `all` is wanted.
[[nodiscard]] std::string protection_text(const ProtectionView& view, const Style& style, bool all);

}  // namespace respite
