// Numbers as they come out of a file, which a disk or another program may have changed: what
// nobody here ever wrote is damage, found before anything counts with it. Private to store/.
#pragma once

#include <cstdint>

#include "scheduler/time/interval.h"

namespace respite::store {

// Each throws DriverError (kDamaged) where the number cannot be what it stands for.
[[nodiscard]] std::int64_t plausible_number(std::int64_t number);  // ids, counts: one may be added
[[nodiscard]] std::int64_t plausible_revision(std::int64_t number);  // 0: none
[[nodiscard]] int plausible_count(std::int64_t number);              // of nights; millionths
[[nodiscard]] std::int64_t plausible_load(std::int64_t number);      // weighed seconds
[[nodiscard]] Seconds plausible_length(std::int64_t seconds);        // ten years at most
// Seconds since 1970 of an instant or a wall clock, in or near the years that zones know (zone.h).
[[nodiscard]] Seconds plausible_time(std::int64_t seconds);
[[nodiscard]] Interval plausible_interval(Interval interval);  // it ends after it begins

}  // namespace respite::store
