#include "app/rota/plan_views.h"

#include <algorithm>

#include <fmt/format.h>

#include "scheduler/solve/solve.h"

namespace respite {
namespace {

// What is left of the first tier that is not settled: " (bound 880, gap 120)".
std::string distance_text(const Progress& progress) {
  if (!progress.bound) return {};
  for (std::size_t tier = 0; tier < kTierCount; ++tier) {
    const std::int64_t gap = progress.score.tiers[tier] - progress.bound->tiers[tier];
    if (gap != 0) return fmt::format(" (bound {}, gap {})", progress.bound->tiers[tier], gap);
  }
  return " (best possible)";
}

}  // namespace

int percent_of(const Progress& progress) {
  const std::int64_t total = std::max<std::int64_t>(progress.total, 1);
  return static_cast<int>(std::min<std::int64_t>(100, progress.work * 100 / total));
}

std::string progress_line(const Progress& progress) {
  return fmt::format("planning: {} %, cover {}, limits {}, balance {}{}", percent_of(progress),
                     progress.score[Tier::kCover], progress.score[Tier::kLimits],
                     progress.score[Tier::kBalance], distance_text(progress));
}

}  // namespace respite
