// Elements and fixes in plain English.
#pragma once

#include <string>

#include "scheduler/explain/fix.h"

namespace respite {

// "Asha Rao is on leave from Mon 7 to Fri 11 Dec 2026"; no full stop.
[[nodiscard]] std::string to_text(const WhyCase& asked, const Element& element);

// "Let Ben Osei hold 2 turns in a row (the limit is 1)"; no full stop.
[[nodiscard]] std::string to_text(const WhyCase& asked, const Fix& fix);

// What the case wants: "oncall/primary on Mon 7 Dec 2026 09:00 must be held".
[[nodiscard]] std::string wanted_text(const WhyCase& asked);

// "leave", "limit": stable, used in JSON.
[[nodiscard]] std::string_view name_of(ElementKind kind);
[[nodiscard]] std::string_view name_of(FixKind kind);

}  // namespace respite
