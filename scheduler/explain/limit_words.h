// Limits and stretches of days in words.
#pragma once

#include <optional>
#include <string>

#include "scheduler/explain/case.h"

namespace respite {

// "Nobody may hold two turns in a row"; "Ben Osei may not ..."; "In oncall nobody may ...".
[[nodiscard]] std::string limit_text(const WhyCase& asked, const Element& limit);

// "Let Ben Osei hold 2 turns in a row, not 1 at most"; without a person, all whom the limit binds.
// The figure is in the unit of Breach::limit.
[[nodiscard]] std::string relaxed_text(const WhyCase& asked, const Element& limit,
                                       std::optional<PersonIndex> person, std::int64_t figure);

[[nodiscard]] std::string date_text(Day day);  // "Mon 7 Dec 2026"

// "from Mon 7 to Fri 11 Dec 2026", "on Mon 7 Dec 2026" of whole days in the person's zone, else
// with times.
[[nodiscard]] std::string days_text(const Person& person, Interval span);

}  // namespace respite
