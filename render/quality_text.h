// How good a plan is, in words; numbers for whoever asks.
#pragma once

#include <string>

#include "app/view/plan.h"
#include "render/style.h"

namespace respite {

// How even, in what; what was traded; how far from the best possible at most.
[[nodiscard]] std::string quality_text(const PlanView& view, const Style& style);

// "Score (less is better): cover 0, limits 0, balance 34; bound: cover 0, limits 0, balance 30."
[[nodiscard]] std::string score_text(const QualityView& quality);

}  // namespace respite
