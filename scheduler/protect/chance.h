// Numbers that look random and are the same everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace respite::protect {

class Chance {
 public:
  // splitmix64.
  [[nodiscard]] std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111eb;
    return z ^ (z >> 31U);
  }

  void shuffle(std::vector<std::size_t>& order) {
    for (std::size_t i = order.size(); i-- > 1;) std::swap(order[i], order[next() % (i + 1)]);
  }

 private:
  std::uint64_t state_ = 1;
};

}  // namespace respite::protect
