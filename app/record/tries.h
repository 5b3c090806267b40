// How often a letter is tried, and how long it is kept.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <span>

#include "scheduler/time/instant.h"

namespace respite {

// How long after the first, second, ... failed try the next is made; after the last none is: three
// days in all.
using Pauses = std::span<const Seconds>;
inline constexpr std::array<Seconds, 8> kPauses{std::chrono::minutes{1},  std::chrono::minutes{5},
                                                std::chrono::minutes{30}, std::chrono::hours{2},
                                                std::chrono::hours{6},    std::chrono::hours{15},
                                                std::chrono::hours{24},   std::chrono::hours{24}};
// Of an emergency, where minutes matter.
inline constexpr std::array<Seconds, 11> kEmergencyPauses{Seconds{15},
                                                          Seconds{30},
                                                          std::chrono::minutes{1},
                                                          std::chrono::minutes{2},
                                                          std::chrono::minutes{5},
                                                          std::chrono::minutes{30},
                                                          std::chrono::hours{2},
                                                          std::chrono::hours{6},
                                                          std::chrono::hours{15},
                                                          std::chrono::hours{24},
                                                          std::chrono::hours{24}};
[[nodiscard]] constexpr Pauses pauses_of(bool emergency) {
  return emergency ? Pauses(kEmergencyPauses) : Pauses(kPauses);
}
// What was delivered or given up, to be looked up.
inline constexpr std::chrono::days kLettersAreKept{30};

// `tries`: that were made before this one.
[[nodiscard]] constexpr Instant next_try_after(int tries, Instant now, Pauses pauses) {
  return now + pauses[std::min(static_cast<std::size_t>(tries), pauses.size() - 1)];
}
[[nodiscard]] constexpr bool was_last_try(int tries, Pauses pauses) {
  return static_cast<std::size_t>(tries) >= pauses.size();
}

}  // namespace respite
