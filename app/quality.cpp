#include "app/quality.h"

namespace respite {

QualityView quality_of(const Score& score, const SolveResult& result) {
  QualityView quality;
  quality.score = score;
  quality.bound = result.bound;
  quality.proven = result.proven && score == result.score;
  for (std::size_t i = 0; i < kTierCount; ++i) {
    const std::int64_t gap = score.tiers[i] - result.bound.tiers[i];
    if (gap == 0) continue;
    quality.gap_tier = static_cast<Tier>(i);
    quality.gap = gap;
    if (score.tiers[i] > 0) {
      quality.gap_percent = 100.0 * static_cast<double>(gap) / static_cast<double>(score.tiers[i]);
    }
    break;
  }
  return quality;
}

}  // namespace respite
