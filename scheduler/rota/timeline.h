// The timeline of one seat: who is on at a moment, since when, until when, and who is next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/time/interval.h"

namespace respite {

// A stretch of one seat and whoever holds it; nobody: open.
struct Held {
  Interval span;
  std::optional<std::string> person;
};

struct OnDuty {
  Held now;                  // as far as it reaches without a break or another holder
  std::optional<Held> next;  // the first stretch after it
};

// `seat` is sorted by begin and does not overlap. Nothing where the seat has no duty then.
[[nodiscard]] std::optional<OnDuty> on_duty(const std::vector<Held>& seat, Instant at);

}  // namespace respite
