// Verdicts in words: reasons and citations, in the languages there are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/boundary/request.h"
#include "scheduler/boundary/verdict.h"
#include "scheduler/team/language.h"

namespace respite {

// A rule as it is cited; names of sources stay as they are.
struct Citation {
  std::string id;
  std::string version;
  std::string text;
};
[[nodiscard]] std::vector<Citation> citations(const Verdict& verdict, Language language);

// Why the verdict is what it is, a sentence for each rule cited; for those who may see the rules.
[[nodiscard]] std::vector<std::string> reasons(const Desk& desk, const Request& request,
                                               const Verdict& verdict, Language language);

// The phrases of a language; somebody's name, else their id.
struct Phrases;
[[nodiscard]] const Phrases& phrases_in(Language language);
[[nodiscard]] std::string_view name_of(const Desk& desk, std::optional<PersonIndex> person);

}  // namespace respite
