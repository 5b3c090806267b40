#include "store/requests.h"

#include <array>

#include "store/columns.h"

namespace respite {
namespace {

constexpr std::array kStates = {"booked", "waiting", "consent", "escalated", "closed", "withdrawn"};

}  // namespace

std::string to_text(RequestState state) { return kStates[static_cast<std::size_t>(state)]; }

namespace store {

void columns(auto& visit, RequestRecord& record) {
  visit("request, received, requester, role, category, priority, length, skill", record.id,
        record.received, record.requester, record.role, record.category, record.priority,
        record.length, record.skill);
  visit("question, verdict, person, promise, ack_by", record.question, record.verdict,
        record.person, record.promise, record.ack_by);
  visit("state, started, closed, acknowledged, acknowledged_by", in_words(kStates, record.state),
        record.started, record.closed, record.acknowledged, record.acknowledged_by);
}

void columns(auto& visit, AdditionRecord& addition) {
  visit("text, at", addition.text, addition.at);
}

void columns(auto& visit, BookingRecord& record) {
  const auto read_purpose = [&](Row& row) {
    const auto purpose = parse_booking_purpose(row.text());
    if (!purpose) throw StoreError("a booking is for nothing that is known");
    record.purpose = *purpose;
  };
  visit("booking, request, person, begin_at, end_at, firm", record.id, record.request,
        record.person, record.span, record.firm);
  visit("purpose, made, released",
        KeptAs{[&] { return Value(to_text(record.purpose)); }, read_purpose}, record.made,
        record.released);
}

namespace {

RequestRecord moved_request_at(Row& row) {
  auto record = record_at<RequestRecord>(row);
  row.read(record.wanted);
  return record;
}

// Of the requests that "WHERE ..." names.
std::vector<RequestRecord> read_with_additions(const Database& database, const std::string& which,
                                               Parameters parameters = {}) {
  return database.read([&](Connection& connection) {
    auto records =
        read_all(connection, moved_request_at,
                 "SELECT " + column_names<RequestRecord>() +
                     ", (SELECT wanted FROM request_moves m WHERE m.request = requests.request"
                     " ORDER BY move DESC LIMIT 1) FROM requests" +
                     which + " ORDER BY request",
                 parameters);
    Statement additions(connection, "SELECT " + column_names<AdditionRecord>() +
                                        " FROM request_additions WHERE request = :request"
                                        " ORDER BY addition");
    for (RequestRecord& record : records) {
      additions.bind({{":request", record.id}});
      while (additions.step()) {
        Row row(additions);
        record.additions.push_back(record_at<AdditionRecord>(row));
      }
    }
    return records;
  });
}

}  // namespace

RequestId add_request(Database& database, const RequestRecord& record) {
  return add_row(database, "requests", "request", record);
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
  database.write([&](Connection& connection) {
    insert(connection, "request_moves",
           {{":move", next_number(connection, "move")},
            {":request", request},
            {":wanted", wanted},
            {":at", at}});
  });
}

void add_addition(Database& database, RequestId request, const std::string& text, Instant at) {
  database.write([&](Connection& connection) {
    insert(connection, "request_additions", AdditionRecord{text, at},
           {{":addition", next_number(connection, "addition")}, {":request", request}});
  });
}

std::optional<RequestRecord> read_request(const Database& database, RequestId request) {
  return first_of(
      read_with_additions(database, " WHERE request = :request", {{":request", request}}));
}

std::vector<RequestRecord> read_requests(const Database& database) {
  return read_with_additions(database, "");
}

std::vector<RequestRecord> read_open_requests(const Database& database) {
  return read_with_additions(database, " WHERE" + kOpen);
}

std::vector<RequestRecord> read_requests_since(const Database& database, Instant since) {
  return read_with_additions(database,
                             " WHERE request IN (SELECT request FROM requests WHERE" + kOpen +
                                 " UNION SELECT request FROM bookings WHERE released IS NULL"
                                 " AND end_at >= :since)",
                             {{":since", since}});
}

BookingId add_booking(Database& database, const BookingRecord& record) {
  return add_row(database, "bookings", "booking", record);
}

void release_booking(Database& database, BookingId booking, Instant at) {
  run(database, "UPDATE bookings SET released = :at WHERE booking = :booking AND released IS NULL",
      {{":at", at}, {":booking", booking}});
}

std::vector<BookingRecord> read_bookings(const Database& database) {
  return read_records<BookingRecord>(database, "bookings ORDER BY booking");
}

std::vector<BookingRecord> read_bookings_of(const Database& database, RequestId request) {
  return read_records<BookingRecord>(database, "bookings WHERE request = :request ORDER BY booking",
                                     {{":request", request}});
}

std::vector<BookingRecord> read_held_bookings(const Database& database, Instant since) {
  return read_records<BookingRecord>(
      database,
      "bookings WHERE booking IN (SELECT booking FROM bookings"
      " WHERE released IS NULL AND end_at >= :since"
      " UNION SELECT booking FROM bookings WHERE released IS NULL AND" +
          kOfOpen + ") ORDER BY booking",
      {{":since", since}});
}

}  // namespace store
}  // namespace respite
