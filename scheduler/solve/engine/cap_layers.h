// Caps that are counted exactly while the completion table is filled: one layer of the table for
// each combination of charges used so far.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "scheduler/solve/engine/line_window.h"

namespace respite {

class CapLayers {
 public:
  static constexpr int kMostCounted = 3;
  static constexpr int kMostLayers = 64;
  static constexpr int kOver = -1;

  // Counts the caps given, as far as they are active in the window and layers suffice.
  void set(const LineWindow& window, const std::vector<int>& caps);

  [[nodiscard]] int count() const { return count_; }
  [[nodiscard]] bool counts(int cap) const { return (mask_ >> cap & 1) != 0; }
  // Those of the charges that layers count.
  [[nodiscard]] CapSet counted(CapSet charge) const { return charge & mask_; }
  // Layer after these charges, or kOver.
  [[nodiscard]] int after(int layer, CapSet charge) const {
    charge &= mask_;
    if (charge == 0) return layer;
    std::size_t pattern = 0;
    for (std::size_t i = 0; i < caps_.size(); ++i) {
      pattern |= static_cast<std::size_t>(charge >> caps_[i] & 1) << i;
    }
    return after_[(static_cast<std::size_t>(layer) << kMostCounted) + pattern];
  }

 private:
  int count_ = 1;
  CapSet mask_ = 0;
  std::vector<int> caps_;
  std::vector<int> after_;  // [layer][pattern of charges]
};

}  // namespace respite
