// Random desks and requests, for properties and benchmarks. Same generator state, same values.
#pragma once

#include <random>

#include "scheduler/boundary/request.h"
#include "tests/support/boundary/own_desk.h"

namespace respite::testing {

// So many people in teams of five to ten over several zones and packs, with so many days of leave,
// bookings, favours, rostered duty, call-outs and moved blocks from `first` on.
[[nodiscard]] OwnDesk random_desk(int people, int days, Instant first, std::mt19937& random);

// A request received within four weeks of `first`.
[[nodiscard]] Request random_request(const Desk& desk, Instant first, std::mt19937& random);

}  // namespace respite::testing
