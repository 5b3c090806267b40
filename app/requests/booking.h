// Booking time for a request, within a transaction: what gives way finds another place at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/requests/moment.h"
#include "app/view/requests.h"
#include "scheduler/boundary/request.h"
#include "scheduler/boundary/verdict.h"

namespace respite {

// The time and person a verdict names, where it names both.
[[nodiscard]] std::optional<Offer> offer_of(const Verdict& verdict);

struct Booked {
  BookingRecord booking;
  std::vector<MovedBlockRecord> moved;
  std::vector<RequestId> requeued;
};

// Firm, for work. Blocks that give way are recorded where they go or as owed; favours in the way
// are released and get another tentative time. `agreed`: by consent, so that what gives way is no
// interruption.
[[nodiscard]] Booked book_firm(store::Database& database, const OpenDesk& desk,
                               const Moment& moment, RequestId request, const Offer& offer,
                               bool agreed);

// Tentative: displaces nothing and yields to any work. Purpose "favour" or "routine".
[[nodiscard]] BookingRecord book_tentative(store::Database& database, const OpenDesk& desk,
                                           RequestId request, const Offer& offer,
                                           BookingPurpose purpose);

// The request judged again as it was received, but for no time before now and before the one it
// was moved to. Nothing where its text
// was erased or no longer reads.
[[nodiscard]] std::optional<Verdict> judge_again(const Moment& moment, Instant now,
                                                 const RequestRecord& record);
// The same, as a request.
[[nodiscard]] std::optional<Request> asked_again(const Desk& desk, Instant now,
                                                 const RequestRecord& record);

// What gave way to the request and has not begun goes back to its place, unless that is taken by
// now; what was owed for lack of room is not owed then.
void put_back_blocks(store::Database& database, RequestId request, Instant now);
// The moves that do so, for what is booked and moved.
[[nodiscard]] std::vector<MovedBlockRecord> blocks_to_put_back(
    const std::vector<BookingRecord>& bookings, const std::vector<MovedBlockRecord>& moved,
    RequestId request, Instant now);

// What is booked for the request and still holds; the firm one where there are two.
[[nodiscard]] const BookingRecord* find_booking(const std::vector<BookingRecord>& bookings,
                                                RequestId request);
void release_all(store::Database& database, const std::vector<BookingRecord>& bookings,
                 RequestId request, Instant at);

// "2026-03-04T16:00:00Z/2026-03-04T16:30:00Z", for the record.
[[nodiscard]] std::string to_record(Interval interval);

}  // namespace respite
