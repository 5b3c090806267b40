// Protected time beside a rota: what is known of it, and what is placed, as records.
#pragma once

#include <string>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/rota/snapshot.h"
#include "scheduler/protect/placement.h"
#include "store/incidents.h"
#include "store/life/block_choices.h"
#include "store/published.h"

namespace respite {

struct ProtectedFacts {
  Instant now;
  std::vector<TakenTime> taken;  // [person]
  std::vector<KnownBlock> known;
  std::vector<SlotRecord> records;  // [known] as published
  std::vector<GivenUpBlock> given_up;
};

// What is published of it, where requests and owners have moved it to since; within a transaction
// of the caller's.
[[nodiscard]] ProtectedFacts read_protected_facts(const OpenDesk& desk,
                                                  const store::Database& database,
                                                  const std::vector<SlotRecord>& published);

// What is published of it, and what it was read with.
struct ProtectedState {
  Snapshot snapshot;
  ProtectedFacts facts;
};
[[nodiscard]] ProtectedState read_protected_state(const OpenDesk& desk,
                                                  const store::Database& database);

// Placed beside those duties.
[[nodiscard]] Placement place_beside(const OpenDesk& desk, const ProtectedFacts& facts,
                                     const std::vector<SlotRecord>& duties, Interval window,
                                     int effort = 100);

// As it is published: a block that is known keeps its key, wherever it lies; one that has begun
// stays as it was.
[[nodiscard]] std::vector<SlotRecord> records_of(const Desk& desk, const Placement& placement,
                                                 const ProtectedFacts& facts);

}  // namespace respite
