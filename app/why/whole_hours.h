// Load in whole hours, as sentences tell it.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "scheduler/time/duration_text.h"

namespace respite {

// "40 h": how far it is from nothing, either way.
[[nodiscard]] inline std::string whole_hours(std::int64_t load_seconds) {
  return hours_text(std::chrono::round<std::chrono::hours>(Seconds{std::llabs(load_seconds)}));
}

}  // namespace respite
