#include "scheduler/solve/engine/cap_layers.h"

#include <algorithm>

namespace respite {

void CapLayers::set(const LineWindow& window, const std::vector<int>& caps) {
  count_ = 1;
  mask_ = 0;
  caps_.clear();
  std::vector<int> sizes;
  for (const int cap : caps) {
    const bool active =
        std::find(window.active.begin(), window.active.end(), cap) != window.active.end();
    const int size = window.room[static_cast<std::size_t>(cap)] + 1;
    if (!active || count_ * size > kMostLayers || caps_.size() == kMostCounted) continue;
    count_ *= size;
    mask_ |= CapSet{1} << cap;
    caps_.push_back(cap);
    sizes.push_back(size);
  }
  after_.assign(static_cast<std::size_t>(count_) << kMostCounted, kOver);
  for (int layer = 0; layer < count_; ++layer) {
    for (std::size_t pattern = 0; pattern < std::size_t{1} << caps_.size(); ++pattern) {
      int next = 0;
      int rest = layer;
      int weight = 1;
      for (std::size_t i = 0; i < caps_.size() && next != kOver; ++i) {
        const int used = rest % sizes[i] + static_cast<int>(pattern >> i & 1);
        rest /= sizes[i];
        next = used < sizes[i] ? next + used * weight : kOver;
        weight *= sizes[i];
      }
      after_[(static_cast<std::size_t>(layer) << kMostCounted) + pattern] = next;
    }
  }
}

}  // namespace respite
