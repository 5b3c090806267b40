// A verdict as people and programs are told it.
#pragma once

#include "app/view/ask.h"
#include "scheduler/boundary/decide.h"

namespace respite {

// Not taken, the reply says only what could be.
[[nodiscard]] AskView ask_view(const Desk& desk, const Question& question, const Verdict& verdict,
                               Language language, const std::optional<Taken>& taken = {});
[[nodiscard]] std::vector<std::string> names_of_rules(const RuleSet& rules);

}  // namespace respite
