// Values to parameters and columns back to values. Private to store/.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "scheduler/time/interval.h"
#include "store/database.h"
#include "store/plausible.h"

namespace respite::store {

inline void bind_value(SQLite::Statement& statement, int at, std::int64_t value) {
  statement.bind(at, value);
}
inline void bind_value(SQLite::Statement& statement, int at, const std::string& value) {
  statement.bind(at, value);
}
inline void bind_value(SQLite::Statement& statement, int at, bool value) {
  statement.bind(at, value ? 1 : 0);
}
inline void bind_value(SQLite::Statement& statement, int at, Seconds value) {
  statement.bind(at, std::int64_t{value.count()});
}
inline void bind_value(SQLite::Statement& statement, int at, Instant value) {
  statement.bind(at, std::int64_t{value.time_since_epoch().count()});
}
template <class Value>
void bind_value(SQLite::Statement& statement, int at, const std::optional<Value>& value) {
  if (value) {
    bind_value(statement, at, *value);
  } else {
    statement.bind(at);  // NULL
  }
}

// The place of a text among those a column may hold; the table's CHECK allows no other.
[[nodiscard]] inline std::size_t place_of(std::span<const char* const> texts,
                                          const std::string& text) {
  std::size_t place = 0;
  while (place + 1 < texts.size() && text != texts[place]) ++place;
  return place;
}

// The two columns of an interval that may be missing.
[[nodiscard]] inline std::optional<Instant> begin_of(const std::optional<Interval>& interval) {
  return interval ? std::optional(interval->begin) : std::nullopt;
}
[[nodiscard]] inline std::optional<Instant> end_of(const std::optional<Interval>& interval) {
  return interval ? std::optional(interval->end) : std::nullopt;
}

// Binds the values to the parameters from the first on.
template <class... Values>
void bind_all(SQLite::Statement& statement, const Values&... values) {
  int at = 0;
  (bind_value(statement, ++at, values), ...);
}

// Reads the columns of a row from left to right.
class Row {
 public:
  explicit Row(const SQLite::Statement& statement) : statement_(statement) {}

  [[nodiscard]] std::int64_t number() { return plausible_number(next()); }
  [[nodiscard]] int count() { return plausible_count(next()); }
  [[nodiscard]] std::int64_t load() { return plausible_load(next()); }
  [[nodiscard]] bool flag() { return number() != 0; }
  [[nodiscard]] std::string text() { return statement_.getColumn(next_++).getString(); }
  [[nodiscard]] Seconds seconds() { return plausible_length(next()); }
  [[nodiscard]] Instant instant() { return Instant{plausible_time(next())}; }
  [[nodiscard]] Interval interval() {
    const Instant begin = instant();
    return plausible_interval({begin, instant()});
  }
  [[nodiscard]] std::optional<Instant> maybe_instant() {
    return null() ? skip<Instant>() : std::optional(instant());
  }
  [[nodiscard]] std::optional<std::string> maybe_text() {
    return null() ? skip<std::string>() : std::optional(text());
  }
  [[nodiscard]] std::optional<std::int64_t> maybe_number() {
    return null() ? skip<std::int64_t>() : std::optional(number());
  }
  [[nodiscard]] std::optional<Interval> maybe_interval() {
    if (!null()) return interval();
    next_ += 2;
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::int64_t next() { return statement_.getColumn(next_++).getInt64(); }
  [[nodiscard]] bool null() const { return statement_.getColumn(next_).isNull(); }
  template <class Value>
  [[nodiscard]] std::optional<Value> skip() {
    ++next_;
    return std::nullopt;
  }
  const SQLite::Statement& statement_;
  int next_ = 0;
};

// A request is open while it has not ended (requests_open in schema.cpp).
inline constexpr const char* kOpen = " state NOT IN ('closed', 'withdrawn')";

// All rows of a query, each read by `record_at(Row&)`.
template <class RecordAt, class... Values>
auto read_all(const Database& database, const RecordAt& record_at, const std::string& sql,
              const Values&... values) {
  return database.read([&](SQLite::Database& sqlite) {
    SQLite::Statement rows(sqlite, sql);
    bind_all(rows, values...);
    std::vector<decltype(record_at(std::declval<Row&>()))> found;
    while (rows.executeStep()) {
      Row row(rows);
      found.push_back(record_at(row));
    }
    return found;
  });
}

// The first row of a query, if there is one.
template <class RecordAt, class... Values>
auto read_one(const Database& database, const RecordAt& record_at, const std::string& sql,
              const Values&... values) {
  auto found = read_all(database, record_at, sql, values...);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

// Rows that a statement changed; within a transaction, and in one of its own.
template <class... Values>
int run(SQLite::Database& sqlite, const std::string& sql, const Values&... values) {
  SQLite::Statement statement(sqlite, sql);
  bind_all(statement, values...);
  return statement.exec();
}
template <class... Values>
int run(Database& database, const std::string& sql, const Values&... values) {
  return database.write([&](SQLite::Database& sqlite) { return run(sqlite, sql, values...); });
}

// The number of the row that a statement adds.
template <class... Values>
std::int64_t add_row(Database& database, const std::string& sql, const Values&... values) {
  return database.write([&](SQLite::Database& sqlite) {
    run(sqlite, sql, values...);
    return std::int64_t{sqlite.getLastInsertRowid()};
  });
}

}  // namespace respite::store
