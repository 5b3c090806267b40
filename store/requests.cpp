#include "store/requests.h"

#include <array>

#include "store/queries.h"

namespace respite {
namespace {

constexpr std::array kStates = {"booked", "waiting", "consent", "escalated", "closed", "withdrawn"};

RequestState parse_state(const std::string& text) {
  return static_cast<RequestState>(store::place_of(kStates, text));
}

}  // namespace

std::string to_text(RequestState state) { return kStates[static_cast<std::size_t>(state)]; }

namespace store {
namespace {

const std::string kRequests =
    "SELECT request, received, requester, role, category, priority, length, skill, question,"
    " verdict, person, promise, ack_by, state, started, closed, acknowledged,"
    " acknowledged_by, (SELECT wanted FROM request_moves m WHERE m.request = requests.request"
    " ORDER BY move DESC LIMIT 1) FROM requests";
const std::string kBookings =
    "SELECT booking, request, person, begin_at, end_at, firm, purpose, made, released"
    " FROM bookings";

RequestRecord request_at(Row& row) {
  RequestRecord record;
  row.read(record.id, record.received, record.requester, record.role, record.category,
           record.priority, record.length, record.skill, record.question, record.verdict,
           record.person, record.promise, record.ack_by);
  record.state = parse_state(row.text());
  row.read(record.started, record.closed, record.acknowledged, record.acknowledged_by,
           record.wanted);
  return record;
}

std::vector<RequestRecord> read_with_additions(const Database& database, const std::string& sql,
                                               Parameters parameters = {}) {
  return database.read([&](Connection& connection) {
    auto records = read_all(connection, request_at, sql, parameters);
    Statement additions(connection,
                        "SELECT text, at FROM request_additions WHERE request = :request"
                        " ORDER BY addition");
    for (RequestRecord& record : records) {
      additions.bind({{":request", record.id}});
      while (additions.step()) {
        AdditionRecord addition;
        Row row(additions);
        row.read(addition.text, addition.at);
        record.additions.push_back(std::move(addition));
      }
    }
    return records;
  });
}

BookingRecord booking_at(Row& row) {
  BookingRecord record;
  row.read(record.id, record.request, record.person, record.span, record.firm);
  const auto purpose = parse_booking_purpose(row.text());
  if (!purpose) throw StoreError("a booking is for nothing that is known");
  record.purpose = *purpose;
  row.read(record.made, record.released);
  return record;
}

}  // namespace

RequestId add_request(Database& database, const RequestRecord& record) {
  return add_row(database, "requests", "request",
                 {{":received", record.received},
                  {":requester", record.requester},
                  {":role", record.role},
                  {":category", record.category},
                  {":priority", record.priority},
                  {":length", record.length},
                  {":skill", record.skill},
                  {":question", record.question},
                  {":verdict", record.verdict},
                  {":person", record.person},
                  {":promise", record.promise},
                  {":ack_by", record.ack_by},
                  {":state", to_text(record.state)},
                  {":started", record.started},
                  {":closed", record.closed}});
}

void set_state(Database& database, RequestId request, RequestState state, Instant at) {
  run(database, "UPDATE requests SET state = :state, closed = :closed WHERE request = :request",
      {{":state", to_text(state)},
       {":closed", has_ended(state) ? std::optional(at) : std::nullopt},
       {":request", request}});
}

void set_promise(Database& database, RequestId request, const std::optional<Instant>& promise,
                 const std::optional<Instant>& ack_by) {
  run(database, "UPDATE requests SET promise = :promise, ack_by = :ack_by WHERE request = :request",
      {{":promise", promise}, {":ack_by", ack_by}, {":request", request}});
}

void set_started(Database& database, RequestId request, Instant at) {
  run(database, "UPDATE requests SET started = :at WHERE request = :request AND started IS NULL",
      {{":at", at}, {":request", request}});
}

void set_not_started(Database& database, RequestId request) {
  run(database, "UPDATE requests SET started = NULL WHERE request = :request",
      {{":request", request}});
}

void add_move(Database& database, RequestId request, Instant wanted, Instant at) {
  (void)add_row(database, "request_moves", "move",
                {{":request", request}, {":wanted", wanted}, {":at", at}});
}

void add_addition(Database& database, RequestId request, const std::string& text, Instant at) {
  (void)add_row(database, "request_additions", "addition",
                {{":request", request}, {":text", text}, {":at", at}});
}

std::optional<RequestRecord> read_request(const Database& database, RequestId request) {
  auto found = read_with_additions(database, kRequests + " WHERE request = :request",
                                   {{":request", request}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<RequestRecord> read_requests(const Database& database) {
  return read_with_additions(database, kRequests + " ORDER BY request");
}

std::vector<RequestRecord> read_open_requests(const Database& database) {
  return read_with_additions(database, kRequests + " WHERE" + kOpen + " ORDER BY request");
}

std::vector<RequestRecord> read_requests_since(const Database& database, Instant since) {
  return read_with_additions(database,
                             kRequests + " WHERE request IN (SELECT request FROM requests WHERE" +
                                 kOpen +
                                 " UNION SELECT request FROM bookings WHERE released IS NULL"
                                 " AND end_at >= :since) ORDER BY request",
                             {{":since", since}});
}

BookingId add_booking(Database& database, const BookingRecord& record) {
  return add_row(database, "bookings", "booking",
                 {{":request", record.request},
                  {":person", record.person},
                  {":begin_at", record.span.begin},
                  {":end_at", record.span.end},
                  {":firm", record.firm},
                  {":purpose", std::string(to_text(record.purpose))},
                  {":made", record.made},
                  {":released", record.released}});
}

void release_booking(Database& database, BookingId booking, Instant at) {
  run(database, "UPDATE bookings SET released = :at WHERE booking = :booking AND released IS NULL",
      {{":at", at}, {":booking", booking}});
}

std::vector<BookingRecord> read_bookings(const Database& database) {
  return read_all(database, booking_at, kBookings + " ORDER BY booking");
}

std::vector<BookingRecord> read_bookings_of(const Database& database, RequestId request) {
  return read_all(database, booking_at, kBookings + " WHERE request = :request ORDER BY booking",
                  {{":request", request}});
}

std::vector<BookingRecord> read_held_bookings(const Database& database, Instant since) {
  return read_all(database, booking_at,
                  kBookings +
                      " WHERE booking IN (SELECT booking FROM bookings"
                      " WHERE released IS NULL AND end_at >= :since"
                      " UNION SELECT booking FROM bookings WHERE released IS NULL"
                      " AND request IN (SELECT request FROM requests WHERE" +
                      kOpen + ")) ORDER BY booking",
                  {{":since", since}});
}

}  // namespace store
}  // namespace respite
