// The search's own random numbers: the same on every machine and standard library.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace respite {

// xoshiro256** by Blackman and Vigna (2018), seeded by splitmix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {
      seed += 0x9e3779b97f4a7c15U;
      std::uint64_t mixed = seed;
      mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
      mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
      word = mixed ^ (mixed >> 31U);
    }
  }

  [[nodiscard]] std::uint64_t next() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

  // 0 to n - 1; n is at least 1 and below 2^32. The bias, under n / 2^32, does not matter here.
  [[nodiscard]] std::size_t below(std::size_t n) {
    return static_cast<std::size_t>(((next() >> 32U) * n) >> 32U);
  }

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
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace respite
