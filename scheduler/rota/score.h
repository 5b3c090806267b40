// What a plan costs, in tiers compared one after the other.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>

namespace respite {

// kCover: 100 for each required turn that stays empty (a shift's `under` for each head).
// Where heads are wanted that are not required, a required one costs ten of the dearest more.
// kLimits: points for breaches of weighted limits.
// kBalance: fairness and wishes. Being one average turn's load off one's fair share costs 1,000
// points, two turns 4,000: the square of the deviation; being one night, weekend or holiday off
// costs the same where these are evened out (Fairness::even). A disliked turn costs 100 times the
// wish's weight, a liked one takes as much off.
enum class Tier { kCover, kLimits, kBalance };
inline constexpr std::size_t kTierCount = 3;

struct Score {
  std::array<std::int64_t, kTierCount> tiers{};

  [[nodiscard]] std::int64_t& operator[](Tier tier) {
    return tiers[static_cast<std::size_t>(tier)];
  }
  [[nodiscard]] std::int64_t operator[](Tier tier) const {
    return tiers[static_cast<std::size_t>(tier)];
  }
  Score& operator+=(const Score& other) {
    for (std::size_t i = 0; i < kTierCount; ++i) tiers[i] += other.tiers[i];
    return *this;
  }
  Score& operator-=(const Score& other) {
    for (std::size_t i = 0; i < kTierCount; ++i) tiers[i] -= other.tiers[i];
    return *this;
  }
  friend auto operator<=>(const Score&, const Score&) = default;
};

inline constexpr std::int64_t kOneTurnOff = 1000;  // points of balance

// A bound more points of balance below a plan of so many people is none.
[[nodiscard]] constexpr std::int64_t far_from(std::size_t people) {
  return kOneTurnOff * static_cast<std::int64_t>(people);
}

}  // namespace respite
