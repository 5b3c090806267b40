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

  // Counts the caps that have a price, for which layers must suffice, then those given, as far as
  // layers do; of all caps those that are active in the window.
  void set(const LineRules& rules, const LineWindow& window, const std::vector<int>& caps);

  [[nodiscard]] int count() const { return count_; }
  [[nodiscard]] bool counts(int cap) const { return (mask_ >> cap & 1) != 0; }
  // Those of the charges that layers count.
  [[nodiscard]] CapSet counted(CapSet charge) const { return charge & mask_; }
  // Layer after these charges, or kOver.
  [[nodiscard]] int after(int layer, CapSet charge) const {
    charge &= mask_;
    return charge == 0 ? layer : after_[place(layer, charge)];
  }
  // What these charges cost beyond caps with a price.
  [[nodiscard]] Price price(int layer, CapSet charge) const {
    charge &= mask_;
    return charge == 0 ? 0 : prices_[place(layer, charge)];
  }

 private:
  [[nodiscard]] std::size_t place(int layer, CapSet charge) const {
    std::size_t pattern = 0;
    for (std::size_t i = 0; i < caps_.size(); ++i) {
      pattern |= static_cast<std::size_t>(charge >> caps_[i] & 1) << i;
    }
    return (static_cast<std::size_t>(layer) << kMostCounted) + pattern;
  }
  // False when layers do not suffice.
  bool count_too(const LineRules& rules, const LineWindow& window, int cap);

  int count_ = 1;
  CapSet mask_ = 0;
  std::vector<int> caps_;
  std::vector<int> sizes_;         // [of caps_] charges told apart
  std::vector<Price> cap_prices_;  // [of caps_]
  std::vector<int> after_;         // [layer][pattern of charges]
  std::vector<Price> prices_;      // the same
};

}  // namespace respite
