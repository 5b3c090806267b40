#include "scheduler/solve/engine/cap_layers.h"

#include <algorithm>
#include <cassert>

namespace respite {

bool CapLayers::count_too(const LineRules& rules, const LineWindow& window, int cap) {
  const int size = window.room[static_cast<std::size_t>(cap)] + 1;
  if (count_ * size > kMostLayers || caps_.size() == kMostCounted) return false;
  count_ *= size;
  mask_ |= CapSet{1} << cap;
  caps_.push_back(cap);
  sizes_.push_back(size);
  cap_prices_.push_back(rules.cap_price(static_cast<std::size_t>(cap)));
  return true;
}

void CapLayers::set(const LineRules& rules, const LineWindow& window,
                    const std::vector<int>& caps) {
  count_ = 1;
  mask_ = 0;
  caps_.clear();
  sizes_.clear();
  cap_prices_.clear();
  for (const int cap : window.active) {
    if (rules.cap_price(static_cast<std::size_t>(cap)) == 0) continue;
    [[maybe_unused]] const bool counted = count_too(rules, window, cap);
    assert(counted);
  }
  for (const int cap : caps) {
    const bool active =
        std::find(window.active.begin(), window.active.end(), cap) != window.active.end();
    if (active && !counts(cap)) count_too(rules, window, cap);
  }
  const std::size_t places = static_cast<std::size_t>(count_) << kMostCounted;
  after_.assign(places, kOver);
  prices_.assign(places, 0);
  for (int layer = 0; layer < count_; ++layer) {
    for (std::size_t pattern = 0; pattern < std::size_t{1} << caps_.size(); ++pattern) {
      int next = 0;
      int rest = layer;
      int weight = 1;
      Price price = 0;
      for (std::size_t i = 0; i < caps_.size() && next != kOver; ++i) {
        int used = rest % sizes_[i] + static_cast<int>(pattern >> i & 1);
        if (used == sizes_[i] && cap_prices_[i] != 0) {
          price += cap_prices_[i];
          --used;
        }
        rest /= sizes_[i];
        next = used < sizes_[i] ? next + used * weight : kOver;
        weight *= sizes_[i];
      }
      const std::size_t at = (static_cast<std::size_t>(layer) << kMostCounted) + pattern;
      after_[at] = next;
      prices_[at] = price;
    }
  }
}

}  // namespace respite
