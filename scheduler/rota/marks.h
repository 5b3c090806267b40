// Marks: days or weeks on which somebody is on duty, each with a turn that puts them there.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "scheduler/team/index.h"

namespace respite {

// Sorted. Turns come nearly in order, so each finds its place from the back.
class Marks {
 public:
  void clear() {
    at_.clear();
    turns_.clear();
  }
  // Repeats are kept, later ones behind.
  void add(int at, TurnIndex turn) { insert(place_of(at), at, turn); }
  // One mark for each day or week; a turn that is `preferred` takes the place of another.
  void add_once(int at, TurnIndex turn, bool preferred) {
    const std::size_t place = place_of(at);
    if (place == 0 || at_[place - 1] != at) return insert(place, at, turn);
    if (preferred) turns_[place - 1] = turn;
  }

  [[nodiscard]] std::size_t size() const { return at_.size(); }
  [[nodiscard]] std::span<const int> at() const { return at_; }
  [[nodiscard]] std::span<const TurnIndex> turns() const { return turns_; }

 private:
  [[nodiscard]] std::size_t place_of(int at) const {
    std::size_t place = at_.size();
    while (place > 0 && at_[place - 1] > at) --place;
    return place;
  }
  void insert(std::size_t place, int at, TurnIndex turn) {
    if (place == at_.size()) {
      at_.push_back(at);
      turns_.push_back(turn);
      return;
    }
    at_.insert(at_.begin() + static_cast<std::ptrdiff_t>(place), at);
    turns_.insert(turns_.begin() + static_cast<std::ptrdiff_t>(place), turn);
  }

  std::vector<int> at_;
  std::vector<TurnIndex> turns_;  // [mark]
};

}  // namespace respite
