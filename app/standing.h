// Everything verdicts are judged by, at one moment; and acting on it in one transaction.
#pragma once

#include <memory>
#include <string>

#include "app/open_desk.h"
#include "app/snapshot.h"
#include "scheduler/boundary/availability.h"
#include "store/audit.h"

namespace respite {

struct Standing {
  Snapshot snapshot;
  Availability known;
  [[nodiscard]] const Desk& desk() const { return known.desk->desk; }
};

// As the store says now, around the invocation's moment.
[[nodiscard]] Standing standing_of(const OpenDesk& desk, const store::Database& database);

// The same, also knowing all that an offer at that time may touch: targets reach months ahead.
[[nodiscard]] Availability around(const Standing& standing, Interval slot);

// Throws Failure(kRule) where `now` lies before the last recorded change by more than whoever
// waited for the store may be late.
void refuse_clock_behind(const OpenDesk& desk, const store::Database& database);
void refuse_clock_behind(const Invocation& invocation, const store::Database& database);

// Records an act of whoever acts, now; never before the last one.
void record_act(store::Database& database, const OpenDesk& desk, const std::string& act,
                const std::string& subject, const std::string& detail);
void record_act(store::Database& database, const Invocation& invocation, const std::string& act,
                const std::string& subject, const std::string& detail);

}  // namespace respite
