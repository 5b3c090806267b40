// How often a letter is tried, and how long it is kept.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>

#include "scheduler/time/instant.h"

namespace respite {

// How long after the first, second, ... failed try the next is made; after the last none is: three
// days in all.
inline constexpr std::array<Seconds, 8> kPauses{std::chrono::minutes{1},  std::chrono::minutes{5},
                                                std::chrono::minutes{30}, std::chrono::hours{2},
                                                std::chrono::hours{6},    std::chrono::hours{15},
                                                std::chrono::hours{24},   std::chrono::hours{24}};
// What was delivered or given up, to be looked up.
inline constexpr std::chrono::days kLettersAreKept{30};

// `tries`: that were made before this one.
[[nodiscard]] constexpr Instant next_try_after(int tries, Instant now) {
  return now + kPauses[std::min(static_cast<std::size_t>(tries), kPauses.size() - 1)];
}
[[nodiscard]] constexpr bool was_last_try(int tries) {
  return static_cast<std::size_t>(tries) >= kPauses.size();
}

}  // namespace respite
