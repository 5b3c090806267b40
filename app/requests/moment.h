// What verdicts are judged by, of what is published and recorded: read in one transaction.
#pragma once

#include <memory>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/requests/request_records.h"
#include "app/rota/snapshot.h"
#include "scheduler/boundary/availability.h"
#include "scheduler/boundary/facts.h"
#include "store/publications.h"
#include "store/requests.h"

namespace respite {

// What the store holds that a verdict may depend on.
struct StoredState {
  std::vector<PublishedSlot> published;
  RequestRecords records;
  IntervalSet blocks_published;  // where protected time is among what is published
};

// In one transaction, without slots that ended before `since` and what read_request_records_since()
// leaves out.
[[nodiscard]] StoredState read_stored_since(const store::Database& database, Instant since);

// Everything a verdict may depend on but the request.
[[nodiscard]] std::shared_ptr<const DeskSnapshot> desk_snapshot(const OpenDesk& desk,
                                                                const StoredState& stored);

struct Moment {
  RequestRecords records;
  Availability known;
  [[nodiscard]] const Desk& desk() const { return known.desk->desk; }
};

// As the store says now, around the invocation's moment.
[[nodiscard]] Moment moment_of(const OpenDesk& desk, const store::Database& database);

// The same as if that request held no time: what is booked for it is free, and what gave way to it
// is back in its place.
[[nodiscard]] Moment moment_without(const OpenDesk& desk, const store::Database& database,
                                    RequestId request);

// The same, also knowing all that an offer at that time may touch: targets reach months ahead.
[[nodiscard]] Availability around(const Moment& moment, Interval slot);

// What `ask` judges by, worked out for the span. Throws StoreError.
[[nodiscard]] Availability availability_of(const OpenDesk& desk, Interval span);

}  // namespace respite
