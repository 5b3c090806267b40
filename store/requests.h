// Requests that were taken, and the time booked for them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/boundary/booking_purpose.h"
#include "scheduler/time/interval.h"
#include "store/database.h"

namespace respite {

using RequestId = std::int64_t;  // 1, 2, ...
using BookingId = std::int64_t;

// Where a request stands. Booked: a firm time. Waiting: a promise, and at most a tentative time.
// Consent: somebody was asked to agree to a time. Escalated: somebody is to acknowledge.
enum class RequestState { kBooked, kWaiting, kConsent, kEscalated, kClosed, kWithdrawn };
[[nodiscard]] std::string to_text(RequestState state);  // "waiting"
// Nobody waits for it any more.
[[nodiscard]] constexpr bool has_ended(RequestState state) {
  return state == RequestState::kClosed || state == RequestState::kWithdrawn;
}

// Words added to a request after it was taken.
struct AdditionRecord {
  std::optional<std::string> text;  // nothing once erased
  Instant at;
};

struct RequestRecord {
  RequestId id = 0;  // given by add_request
  Instant received;
  std::string requester;  // ids and names as the request gave them; may be empty
  std::string role;
  std::string category;  // "work"
  std::string priority;  // as handled, "P2"
  Seconds length{};
  std::string skill;                    // may be empty
  std::optional<std::string> question;  // as asked, to judge it again; nothing once erased
  std::string verdict;                  // "schedule_at"
  std::optional<std::string> person;    // who was named
  std::optional<Instant> promise;
  std::optional<Instant> ack_by;
  RequestState state = RequestState::kBooked;
  std::optional<Instant> started;  // when help began: call-outs say so; else a booking's begin does
  std::optional<Instant> closed;
  // Of an emergency: when somebody said that they are on it, and who; nobody where that was erased.
  std::optional<Instant> acknowledged = {};
  std::optional<std::string> acknowledged_by = {};
  std::optional<Instant> wanted = {};          // the begin it was last moved to, by add_move()
  std::vector<AdditionRecord> additions = {};  // by add_addition(), oldest first
};

// A time of a person given to a request. Firm ones of one person never overlap: the database
// refuses a second one. Others (favours, routine work) yield to any work.
struct BookingRecord {
  BookingId id = 0;
  RequestId request = 0;
  std::string person;
  Interval span;
  bool firm = true;
  BookingPurpose purpose{};
  Instant made;                     // when it was booked
  std::optional<Instant> released;  // since when it no longer holds
};

namespace store {

RequestId add_request(Database& database, const RequestRecord& record);
void set_state(Database& database, RequestId request, RequestState state, Instant at);
// What the request may expect now, where that is another verdict's than the first one's.
void set_promise(Database& database, RequestId request, const std::optional<Instant>& promise,
                 const std::optional<Instant>& ack_by);
void set_started(Database& database, RequestId request, Instant at);  // the first one stays
// Nothing has begun after all: it was moved before it could.
void set_not_started(Database& database, RequestId request);
// It is to begin at `wanted` from now on.
void add_move(Database& database, RequestId request, Instant wanted, Instant at);
void add_addition(Database& database, RequestId request, const std::string& text, Instant at);
[[nodiscard]] std::optional<RequestRecord> read_request(const Database& database,
                                                        RequestId request);
[[nodiscard]] std::vector<RequestRecord> read_requests(const Database& database);  // oldest first
[[nodiscard]] std::vector<RequestRecord> read_open_requests(const Database& database);
// Those open, and those read_held_bookings() tells a booking of.
[[nodiscard]] std::vector<RequestRecord> read_requests_since(const Database& database,
                                                             Instant since);

BookingId add_booking(Database& database, const BookingRecord& record);
void release_booking(Database& database, BookingId booking, Instant at);
// Of all requests by id, those released too.
[[nodiscard]] std::vector<BookingRecord> read_bookings(const Database& database);
[[nodiscard]] std::vector<BookingRecord> read_bookings_of(const Database& database,
                                                          RequestId request);
// Those not released that end at or after `since` or belong to a request that has not ended.
[[nodiscard]] std::vector<BookingRecord> read_held_bookings(const Database& database,
                                                            Instant since);

}  // namespace store
}  // namespace respite
