// The answer to whoever asks, in words one can send.
#pragma once

#include <optional>
#include <string>

#include "scheduler/boundary/words.h"

namespace respite {

// That a verdict was taken: what it says is booked, held, noted or asked for.
struct Taken {
  std::optional<Instant> asks_from;  // consents are asked for then; nothing: now, or none is
};

// Thanks, when, what helps meanwhile or instead, how to say that it is an emergency, which policy.
// Never why somebody is not there. Not taken, it says what could be, and that alone. Times are on
// the desk's clock, to the minute; the zone is named where the desk has people in others, the year
// where it is not that of receipt.
[[nodiscard]] std::string reply(const Desk& desk, const Request& request, const Verdict& verdict,
                                Language language, const std::optional<Taken>& taken = {});

}  // namespace respite
