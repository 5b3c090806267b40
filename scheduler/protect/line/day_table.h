// One person's day: the least cost of each amount that blocks on it can come to. Private to
// best_line.
#pragma once

#include <limits>
#include <vector>

#include "scheduler/protect/line/amounts.h"
#include "scheduler/protect/line/terms.h"

namespace respite::protect {

inline constexpr Cost kNo = std::numeric_limits<Cost>::max() / 4;  // cannot be
inline constexpr Cost kAsked = kNo / 100'000;  // of an asked cell that is in no block

// What is the same whatever prices are.
struct DayShape {
  int first = 0;
  int end = 0;
  std::vector<int> cells;  // on which a block may lie, in order
  std::vector<int> wants;  // of those looked for that may lie there, into Owner::wants
  Amounts amounts;         // of those
};
// `wants`: into Owner::wants.
[[nodiscard]] DayShape day_shape(const Owner& owner, std::size_t day,
                                 const std::vector<int>& wants);

// Fine costs of blocks of one owner, prices left out.
class BlockCosts {
 public:
  explicit BlockCosts(const Owner& owner);
  // kNo where it may not lie there, though its cells are open.
  [[nodiscard]] Cost of(int want, int first, int length) const {
    const OfWant& of = wants_[static_cast<std::size_t>(want)];
    const auto begin = static_cast<std::size_t>(first);
    const Cost lying = of.lying[begin + static_cast<std::size_t>(length)] - of.lying[begin];
    if (lying >= kNo / 20'000) return kNo;
    return lying + of.begin[begin] - (of.known[begin] ? worth(want, {first, length}) : 0);
  }

 private:
  struct OfWant {
    std::vector<Cost> lying;          // [cell] of lying on all cells before it
    std::vector<Cost> begin;          // [cell] of a block that begins on it
    std::vector<std::uint8_t> known;  // [cell] whether something is known to begin on it
  };
  [[nodiscard]] Cost worth(int want, Lying at) const;

  const Owner* owner_;
  std::vector<OfWant> wants_;
};

class DayTable {
 public:
  // All must outlive it. `open`: [cell] whether a block may lie on it.
  DayTable(const Owner& owner, const BlockCosts& costs, const DayShape& shape, const Terms& terms,
           const std::vector<std::uint8_t>& open);

  [[nodiscard]] Cost cost(std::size_t state) const;  // kNo / 2 and more: it cannot be
  // The blocks that come to that amount.
  void collect(std::size_t state, Line& line) const;
  [[nodiscard]] std::int64_t work() const { return work_; }

 private:
  template <class Visit>
  void for_each_block(std::size_t place, std::size_t k, const Visit& visit) const;
  [[nodiscard]] int cell(std::size_t place) const {
    return place < open_.size() ? open_[place] : shape_.end;
  }
  [[nodiscard]] Cost idle(int first, int end) const;
  [[nodiscard]] const Cost* at(std::size_t place) const {
    return &best_[place * shape_.amounts.count()];
  }

  const Owner& owner_;
  const BlockCosts& costs_;
  const DayShape& shape_;
  const Terms& terms_;
  std::vector<int> open_;    // cells on which a block may lie, in order
  std::vector<int> run_;     // [place in `open_`] open cells from it on
  std::vector<Cost> price_;  // [place] of being in a block on all places before it, fine
  std::vector<Cost> best_;   // [place][state] from that cell on
  std::int64_t work_ = 0;
};

}  // namespace respite::protect
