#include "scheduler/solve/engine/weeks_choice.h"

#include <algorithm>
#include <array>
#include <utility>

namespace respite {

namespace {
constexpr std::array<int, 6> kPeriods = {7, 10, 14, 20, 28, 40};
constexpr int kMostPlaces = 4;
constexpr double kFade = 0.97;
constexpr double kLeastShare = 0.04;
}  // namespace

WeeksChoice::WeeksChoice(const Lines& lines)
    : lines_(&lines), sizes_(kPeriods.size(), kFade, kLeastShare) {}

Spans WeeksChoice::next(Random& random) {
  const int periods = kPeriods[sizes_.next()];
  const int places = 1 + random.below(kMostPlaces);
  const int length = std::max(1, periods / places);
  Spans spans;
  for (int i = 0; i < places; ++i) {
    const int begin = random.below(lines_->problem().periods + length / 2) - length / 2;
    spans.push_back(lines_->widened({begin, begin + length}));
  }
  return apart(std::move(spans));
}

}  // namespace respite
