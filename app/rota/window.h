// The window a command works on.
#pragma once

#include <optional>

#include "app/rota/snapshot.h"
#include "scheduler/time/interval.h"

namespace respite {

// From the start of the first day to the start of the day so many weeks on, on the desk's clock.
// Throws Failure(kInput) where the weeks are not 1 to 520, or the years not those of zone.h.
[[nodiscard]] Interval weeks_from(const Desk& desk, Day first, int weeks);

// What a person looking at the published rota means without saying when: from the start of this
// week, or of the first publication where that comes later, to the end of the last; all of the
// latest publication where everything lies in the past; nothing where nothing is published.
[[nodiscard]] std::optional<Interval> published_window(const OpenDesk& desk,
                                                       const Snapshot& snapshot);

// A window of staffing to look at: so many weeks from the first day on; from today where nothing.
// Throws as weeks_from() does.
[[nodiscard]] Interval weeks_of_service(const OpenDesk& desk, std::optional<Day> first, int weeks);

}  // namespace respite
