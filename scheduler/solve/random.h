// The solver's own random numbers: the same on every machine and standard library.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace respite {

// splitmix64 by Steele, Lea and Flood (2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15U + 0x1234567) {}

  [[nodiscard]] std::uint64_t next() {
    std::uint64_t mixed = (state_ += 0x9e3779b97f4a7c15U);
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
  }

  // 0 to n - 1; n is at least 1 and below 2^31. The bias, under n / 2^32, does not matter here.
  template <class Number>
  [[nodiscard]] Number below(Number n) {
    return static_cast<Number>(((next() >> 32U) * static_cast<std::uint64_t>(n)) >> 32U);
  }
  // 0 <= x < 1.
  [[nodiscard]] double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

  // One of them; there is at least one.
  template <class Value>
  [[nodiscard]] const Value& pick(const std::vector<Value>& values) {
    return values[below(values.size())];
  }

  // Minus the binary logarithm of a uniform number, in 1/65536: exponential with mean 1 / ln 2.
  // Linear between powers of two (off by 0.09 at most), and so without a library's logarithm.
  [[nodiscard]] std::int64_t minus_log2() {
    const std::uint64_t word = next() | 1U;
    const int zeros = std::countl_zero(word);
    const auto mantissa = static_cast<std::int64_t>(((word << zeros) >> 47U) & 0xffffU);
    return (std::int64_t{zeros} << 16U) + 0xffff - mantissa;
  }

 private:
  std::uint64_t state_;
};

// `many` of the numbers below `all`, in an order by chance.
[[nodiscard]] inline std::vector<std::size_t> some_of(std::size_t all, std::size_t many,
                                                      Random& random) {
  std::vector<std::size_t> some(all);
  std::iota(some.begin(), some.end(), std::size_t{0});
  if (many > all) many = all;
  for (std::size_t i = 0; i < many; ++i) std::swap(some[i], some[i + random.below(all - i)]);
  some.resize(many);
  return some;
}

}  // namespace respite
