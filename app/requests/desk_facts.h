// From what is published and recorded to the facts verdicts are judged by.
#pragma once

#include <memory>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/requests/request_facts.h"
#include "app/rota/snapshot.h"
#include "scheduler/boundary/facts.h"
#include "store/publications.h"

namespace respite {

// What the store holds that a verdict may depend on.
struct StoredFacts {
  std::vector<PublishedSlot> published;
  Recorded recorded;
};

// In one transaction, without slots that ended before `since` and what read_recorded_since()
// leaves out.
[[nodiscard]] StoredFacts read_stored_since(const store::Database& database, Instant since);

// Everything a verdict may depend on but the request.
[[nodiscard]] std::shared_ptr<const DeskSnapshot> desk_snapshot(const OpenDesk& desk,
                                                                const StoredFacts& stored);

}  // namespace respite
