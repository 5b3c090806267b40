// Another time for a request that was taken: judged as it was asked, as if it held none.
#pragma once

#include <optional>
#include <vector>

#include "app/requests/moment.h"
#include "scheduler/boundary/request.h"
#include "scheduler/boundary/verdict.h"

namespace respite {

// What `ask` would answer about exactly that begin; nothing where it would give another time, ask
// for consent, or find none.
[[nodiscard]] std::optional<Verdict> verdict_at(const Moment& moment, const Request& asked,
                                                Instant begin);

// Times that verdict_at() gives, from then on, at most so many: the next ones, and first ones of
// later days.
[[nodiscard]] std::vector<Offer> times_from(const Moment& moment, const Request& asked,
                                            Instant from, std::size_t most);

}  // namespace respite
