// Two people who would like, or rather not, to be on duty together.
#pragma once

#include <cstddef>
#include <cstdint>

namespace respite {

// What they gain (below 0) or lose each time both hold cells of one post, in points.
struct TiedPair {
  std::size_t one = 0;
  std::size_t other = 0;
  std::int32_t points = 0;

  [[nodiscard]] bool has(std::size_t person) const { return person == one || person == other; }
  // Of one of the two.
  [[nodiscard]] std::size_t partner_of(std::size_t person) const {
    return person == one ? other : one;
  }
};

}  // namespace respite
