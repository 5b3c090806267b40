// How much of several wants is placed, as one number. Private to best_line.
#pragma once

#include <algorithm>
#include <vector>

#include "scheduler/protect/place_problem.h"

namespace respite::protect {

// How much of some wants is placed, as one number: in each want's own units.
class Amounts {
 public:
  Amounts() = default;
  // `most`: cells of each want that can be placed at all.
  Amounts(const Owner& owner, const std::vector<int>& wants, int most) {
    for (const int w : wants) {
      const Want& want = owner.wants[static_cast<std::size_t>(w)];
      const int unit = want.shortest == want.longest ? want.shortest : want.unit;
      units_.push_back(unit);
      strides_.push_back(count_);
      sizes_.push_back(std::min(want.wanted, most) / unit + 1);
      count_ *= static_cast<std::size_t>(sizes_.back());
    }
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] int cells(std::size_t state, std::size_t k) const {
    return units(state, k) * units_[k];
  }
  [[nodiscard]] std::size_t step(std::size_t k, int cells) const {
    return strides_[k] * static_cast<std::size_t>(cells / units_[k]);
  }
  [[nodiscard]] int units(std::size_t state, std::size_t k) const {
    return static_cast<int>(state / strides_[k]) % sizes_[k];
  }
  [[nodiscard]] int size(std::size_t k) const { return sizes_[k]; }

  // Calls visit(first, end) for stretches of the states to which `step` of want k can be added.
  template <class Visit>
  void for_each_stretch(std::size_t k, std::size_t step, const Visit& visit) const {
    const std::size_t span = strides_[k] * static_cast<std::size_t>(sizes_[k]);
    if (step >= span) return;
    for (std::size_t first = 0; first < count_; first += span) visit(first, first + span - step);
  }

 private:
  std::vector<int> units_;
  std::vector<std::size_t> strides_;
  std::vector<int> sizes_;
  std::size_t count_ = 1;
};

}  // namespace respite::protect
