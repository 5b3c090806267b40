// Verdicts in words one can send: replies, reasons and citations, in the languages there are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/boundary/request.h"
#include "scheduler/boundary/verdict.h"

namespace respite {

enum class Language { kEnglish, kFrench, kGerman };
[[nodiscard]] std::optional<Language> parse_language(std::string_view code);  // "en", "fr", "de"

// A rule as it is cited. Texts of sources stay in the language they are kept in, English.
struct Citation {
  std::string id;
  std::string version;
  std::string text;
};
[[nodiscard]] std::vector<Citation> citations(const Verdict& verdict);

// Why the verdict is what it is, a sentence for each rule cited; for those who may see the rules.
[[nodiscard]] std::vector<std::string> reasons(const Desk& desk, const Request& request,
                                               const Verdict& verdict, Language language);

// The answer to the requester: thanks, when, what helps meanwhile or instead, how to say that it is
// an emergency, which policy. Never why somebody is not there. Times are on the desk's clock.
[[nodiscard]] std::string reply(const Desk& desk, const Request& request, const Verdict& verdict,
                                Language language);

}  // namespace respite
