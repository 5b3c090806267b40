// What the boundary side has recorded: requests, bookings, consents, call-outs, blocks moved.
#pragma once

#include <vector>

#include "scheduler/boundary/facts.h"
#include "store/consents.h"
#include "store/incidents.h"
#include "store/requests.h"

namespace respite {

struct RequestRecords {
  std::vector<RequestRecord> requests;
  std::vector<BookingRecord> bookings;
  std::vector<ConsentRecord> consents;
  std::vector<IncidentRecord> incidents;
  std::vector<MovedBlockRecord> moved;
};

[[nodiscard]] RequestRecords read_request_records(const store::Database& database);
// What can still matter: open requests with all of theirs, bookings not released that end at or
// after `since` with their requests, call-outs and moved blocks.
[[nodiscard]] RequestRecords read_request_records_since(const store::Database& database,
                                                        Instant since);

// All there is about one request, but call-outs and moved blocks.
[[nodiscard]] RequestRecords read_request_records_of(const store::Database& database,
                                                     RequestId request);

// Lays it on the facts verdicts are judged by: firm bookings are bookings, others favours; a block
// that gave way is where it was put; a call-out that reached outside personal hours and work turns
// locks rest, and one that goes on holds its person. The facts hold the timeline already. People
// gone from the desk are passed over.
void add_request_records(DeskFacts& facts, const Desk& desk, const DeskCalendars& calendars,
                         const RequestRecords& records);

}  // namespace respite
