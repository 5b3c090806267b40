#include "store/requests.h"

#include <array>

#include "store/columns.h"

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

constexpr const char* kRequestColumns =
    "request, received, requester, role, category, priority, length, skill, question, verdict,"
    " person, promise, ack_by, state, started, closed";

RequestRecord request_at(const SQLite::Statement& statement) {
  Row row(statement);
  RequestRecord record;
  record.id = row.number();
  record.received = row.instant();
  record.requester = row.text();
  record.role = row.text();
  record.category = row.text();
  record.priority = row.text();
  record.length = row.seconds();
  record.skill = row.text();
  record.question = row.maybe_text();
  record.verdict = row.text();
  record.person = row.maybe_text();
  record.promise = row.maybe_instant();
  record.ack_by = row.maybe_instant();
  record.state = parse_state(row.text());
  record.started = row.maybe_instant();
  record.closed = row.maybe_instant();
  return record;
}

std::vector<RequestRecord> requests_of(SQLite::Statement& rows) {
  std::vector<RequestRecord> found;
  while (rows.executeStep()) found.push_back(request_at(rows));
  return found;
}

constexpr const char* kBookingColumns =
    "booking, request, person, begin_at, end_at, firm, purpose, made, released";

std::vector<BookingRecord> bookings_of(SQLite::Statement& rows) {
  std::vector<BookingRecord> found;
  while (rows.executeStep()) {
    Row row(rows);
    BookingRecord record;
    record.id = row.number();
    record.request = row.number();
    record.person = row.text();
    record.span = row.interval();
    record.firm = row.flag();
    record.purpose = row.text();
    record.made = row.instant();
    record.released = row.maybe_instant();
    found.push_back(std::move(record));
  }
  return found;
}

}  // namespace

RequestId add_request(Database& database, const RequestRecord& record) {
  return database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement insert(
        sqlite,
        "INSERT INTO requests (received, requester, role, category, priority, length, skill,"
        " question, verdict, person, promise, ack_by, state, started, closed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bind_all(insert, record.received, record.requester, record.role, record.category,
             record.priority, record.length, record.skill, record.question, record.verdict,
             record.person, record.promise, record.ack_by, to_text(record.state), record.started,
             record.closed);
    insert.exec();
    return RequestId{sqlite.getLastInsertRowid()};
  });
}

void set_state(Database& database, RequestId request, RequestState state, Instant at) {
  database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement update(sqlite, "UPDATE requests SET state = ?, closed = ? WHERE request = ?");
    bind_all(update, to_text(state), has_ended(state) ? std::optional(at) : std::nullopt, request);
    update.exec();
  });
}

void set_promise(Database& database, RequestId request, const std::optional<Instant>& promise,
                 const std::optional<Instant>& ack_by) {
  database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement update(sqlite,
                             "UPDATE requests SET promise = ?, ack_by = ? WHERE request = ?");
    bind_all(update, promise, ack_by, request);
    update.exec();
  });
}

void set_started(Database& database, RequestId request, Instant at) {
  database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement update(
        sqlite, "UPDATE requests SET started = ? WHERE request = ? AND started IS NULL");
    bind_all(update, at, request);
    update.exec();
  });
}

std::optional<RequestRecord> read_request(const Database& database, RequestId request) {
  return database.read([&](SQLite::Database& sqlite) -> std::optional<RequestRecord> {
    SQLite::Statement row(
        sqlite, std::string("SELECT ") + kRequestColumns + " FROM requests WHERE request = ?");
    bind_all(row, request);
    if (!row.executeStep()) return std::nullopt;
    return request_at(row);
  });
}

std::vector<RequestRecord> read_requests(const Database& database) {
  return database.read([](SQLite::Database& sqlite) {
    SQLite::Statement rows(
        sqlite, std::string("SELECT ") + kRequestColumns + " FROM requests ORDER BY request");
    return requests_of(rows);
  });
}

std::vector<RequestRecord> read_open_requests(const Database& database) {
  return database.read([](SQLite::Database& sqlite) {
    SQLite::Statement rows(
        sqlite, std::string("SELECT ") + kRequestColumns +
                    " FROM requests WHERE state NOT IN ('closed', 'withdrawn') ORDER BY request");
    return requests_of(rows);
  });
}

std::vector<RequestRecord> read_requests_since(const Database& database, Instant since) {
  return database.read([&](SQLite::Database& sqlite) {
    SQLite::Statement rows(
        sqlite, std::string("SELECT ") + kRequestColumns +
                    " FROM requests WHERE state NOT IN ('closed', 'withdrawn') OR request IN "
                    "(SELECT request FROM"
                    " bookings WHERE released IS NULL AND end_at >= ?) ORDER BY request");
    bind_all(rows, since);
    return requests_of(rows);
  });
}

BookingId add_booking(Database& database, const BookingRecord& record) {
  return database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement insert(sqlite,
                             "INSERT INTO bookings (request, person, begin_at, end_at, firm,"
                             " purpose, made, released) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    bind_all(insert, record.request, record.person, record.span.begin, record.span.end, record.firm,
             record.purpose, record.made, record.released);
    insert.exec();
    return BookingId{sqlite.getLastInsertRowid()};
  });
}

void release_booking(Database& database, BookingId booking, Instant at) {
  database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement update(
        sqlite, "UPDATE bookings SET released = ? WHERE booking = ? AND released IS NULL");
    bind_all(update, at, booking);
    update.exec();
  });
}

std::vector<BookingRecord> read_bookings(const Database& database) {
  return database.read([](SQLite::Database& sqlite) {
    SQLite::Statement rows(
        sqlite, std::string("SELECT ") + kBookingColumns + " FROM bookings ORDER BY booking");
    return bookings_of(rows);
  });
}

std::vector<BookingRecord> read_bookings_of(const Database& database, RequestId request) {
  return database.read([&](SQLite::Database& sqlite) {
    SQLite::Statement rows(sqlite, std::string("SELECT ") + kBookingColumns +
                                       " FROM bookings WHERE request = ? ORDER BY booking");
    bind_all(rows, request);
    return bookings_of(rows);
  });
}

std::vector<BookingRecord> read_held_bookings(const Database& database, Instant since) {
  return database.read([&](SQLite::Database& sqlite) {
    SQLite::Statement rows(
        sqlite, std::string("SELECT ") + kBookingColumns +
                    " FROM bookings WHERE released IS NULL AND (end_at >= ? OR request IN"
                    " (SELECT request FROM requests WHERE state NOT IN ('closed', 'withdrawn'))) "
                    "ORDER BY booking");
    bind_all(rows, since);
    return bookings_of(rows);
  });
}

}  // namespace store
}  // namespace respite
