// What a limit counts, in words.
#pragma once

#include <cstdint>
#include <string>

#include "scheduler/team/limit.h"

namespace respite {

// "5 nights", "1 weekend", "12 h", "3 early", "2 days off"; load in load hours.
[[nodiscard]] std::string text_of(const What& what, std::int64_t amount);

// "in 4 weeks", "in one week", "in 7 days", "in a month", "in the window"
[[nodiscard]] std::string text_of(const SumSpan& span);

}  // namespace respite
