// Everything around a case that could be taken away.
#pragma once

#include "scheduler/explain/case.h"

namespace respite {

// Limits first; then rotas, people, published turns that stay, and turns that the plan holds and
// that must be held. What has no bearing on the window is left out, and so is what is wanted.
[[nodiscard]] std::vector<Element> elements_of(const WhyCase& asked);

}  // namespace respite
