// splitmix64: small seeded random numbers, the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace respite {

class SplitMix {
 public:
  explicit SplitMix(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ULL + 0x1234567) {}

  [[nodiscard]] std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  // 0 <= x < bound.
  [[nodiscard]] int below(int bound) {
    return static_cast<int>((next() >> 32) * static_cast<std::uint64_t>(bound) >> 32);
  }
  // 0 <= x < 1.
  [[nodiscard]] double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

// `many` of the numbers below `all`, in an order by chance.
[[nodiscard]] inline std::vector<std::size_t> some_of(std::size_t all, std::size_t many,
                                                      SplitMix& random) {
  std::vector<std::size_t> some(all);
  std::iota(some.begin(), some.end(), std::size_t{0});
  if (many > all) many = all;
  for (std::size_t i = 0; i < many; ++i) {
    const int rest = static_cast<int>(all - i);
    std::swap(some[i], some[i + static_cast<std::size_t>(random.below(rest))]);
  }
  some.resize(many);
  return some;
}

}  // namespace respite
