// A moment: everything verdicts are judged by, read in one transaction.
#pragma once

#include <memory>

#include "app/requests/desk_facts.h"
#include "scheduler/boundary/availability.h"

namespace respite {

struct Moment {
  Recorded recorded;
  Availability known;
  [[nodiscard]] const Desk& desk() const { return known.desk->desk; }
};

// As the store says now, around the invocation's moment.
[[nodiscard]] Moment moment_of(const OpenDesk& desk, const store::Database& database);

// The same, also knowing all that an offer at that time may touch: targets reach months ahead.
[[nodiscard]] Availability around(const Moment& moment, Interval slot);

}  // namespace respite
