#include "scheduler/solve/engine/weeks_choice.h"

#include <algorithm>
#include <utility>

namespace respite {

namespace {
constexpr int kMostPlaces = 4;
constexpr double kFade = 0.97;        // of what was gained, from one choice to the next
constexpr double kLeastShare = 0.04;  // of all time, for each size: what pays may change
}  // namespace

// One that has had little time yet, or else the one that gains most in a given time.
WeeksChoice::Size& WeeksChoice::best_size() {
  double all = 0;
  for (const Size& size : sizes_) all += size.ever;
  Size* best = nullptr;
  for (Size& size : sizes_) {
    if (size.ever <= kLeastShare * all) return size;
    if (best == nullptr || size.gained * best->spent > best->gained * size.spent) best = &size;
  }
  return *best;
}

Spans WeeksChoice::next(SplitMix& random) {
  last_ = &best_size();
  const int places = 1 + random.below(kMostPlaces);
  const int length = std::max(1, last_->periods / places);
  Spans spans;
  for (int i = 0; i < places; ++i) {
    const int begin = random.below(lines_->problem().periods + length / 2) - length / 2;
    spans.push_back(lines_->widened({begin, begin + length}));
  }
  return apart(std::move(spans));
}

void WeeksChoice::paid(Cost gain, double time) {
  last_->gained = kFade * last_->gained + static_cast<double>(gain);
  last_->spent = kFade * last_->spent + time;
  last_->ever += time;
}

}  // namespace respite
