// Queries in a line: parameters by name, rows by a function that reads one. Private to store/.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scheduler/time/interval.h"
#include "store/database.h"
#include "store/driver/error.h"
#include "store/driver/row.h"
#include "store/driver/statement.h"

namespace respite::store {

using Parameters = std::initializer_list<Parameter>;

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

// A request is open while it has not ended (the index requests_open says the same).
inline const std::string kOpen = " state NOT IN ('closed', 'withdrawn')";
inline const std::string kOfOpen = " request IN (SELECT request FROM requests WHERE" + kOpen + ")";

// What a row of one column says.
inline std::int64_t number_at(Row& row) { return row.number(); }
inline std::int64_t revision_at(Row& row) { return row.revision(); }
inline std::string text_at(Row& row) { return row.text(); }

// All rows of a query, each read by `record_at(Row&)`; within a transaction, and in one of its own.
template <class RecordAt>
auto read_all(Connection& connection, const RecordAt& record_at, const std::string& sql,
              Parameters parameters = {}) {
  Statement rows(connection, sql);
  rows.bind(parameters);
  std::vector<decltype(record_at(std::declval<Row&>()))> found;
  while (rows.step()) {
    Row row(rows);  // NOLINT(misc-const-correctness): read forward by whoever takes it
    found.push_back(record_at(row));
  }
  return found;
}
template <class RecordAt>
auto read_all(const Database& database, const RecordAt& record_at, const std::string& sql,
              Parameters parameters = {}) {
  return database.read(
      [&](Connection& connection) { return read_all(connection, record_at, sql, parameters); });
}

template <class Record>
std::optional<Record> first_of(std::vector<Record> found) {
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

// The first row of a query, if there is one.
template <class From, class RecordAt>
auto read_one(From& from, const RecordAt& record_at, const std::string& sql,
              Parameters parameters = {}) {
  return first_of(read_all(from, record_at, sql, parameters));
}

// Rows that a statement changed; within a transaction, and in one of its own.
inline int run(Connection& connection, const std::string& sql, Parameters parameters = {}) {
  return Statement(connection, sql).run(parameters);
}
inline int run(Database& database, const std::string& sql, Parameters parameters = {}) {
  return database.write([&](Connection& connection) { return run(connection, sql, parameters); });
}

// The number of that name that was given last; 0: none yet.
inline std::int64_t last_number(Connection& connection, const char* name) {
  return read_one(connection, number_at, "SELECT value FROM counters WHERE name = :name",
                  {{":name", name}})
      .value_or(0);
}
// The next one, which nobody is given again; in the transaction of what takes it.
inline std::int64_t next_number(Connection& connection, const char* name) {
  const auto number =
      read_one(connection, number_at,
               "UPDATE counters SET value = value + 1 WHERE name = :name RETURNING value",
               {{":name", name}});
  if (!number) throw DriverError(Fault::kDamaged, std::string("no counter of ") + name);
  return *number;
}

// Of the last row of a chain, which that column numbers; "" before the first.
inline std::string last_digest(Connection& connection, const std::string& table,
                               const std::string& number) {
  return read_one(connection, text_at,
                  "SELECT digest FROM " + table + " WHERE " + number + " = (SELECT MAX(" + number +
                      ") FROM " + table + ")")
      .value_or("");
}

// What is wrong where the last number found is not the last that was given: rows cut off at the end
// leave no gap that a chain would show.
[[nodiscard]] inline std::optional<std::string> cut_off(const std::string& name, std::int64_t found,
                                                        std::int64_t given) {
  if (found == given) return std::nullopt;
  return found < given ? name + ' ' + std::to_string(found + 1) + ": it was recorded and is gone"
                       : name + ' ' + std::to_string(found) + ": its number was never given";
}

// ":person" of each name in "person, begin_at".
[[nodiscard]] inline std::vector<std::string> parameters_in(std::string_view names) {
  std::vector<std::string> parameters;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(", "), names.size());
    parameters.push_back(':' + std::string(names.substr(0, end)));
    names.remove_prefix(std::min(end + 2, names.size()));
  }
  return parameters;
}

// Adds a row with these columns, "person, begin_at", each bound by its name.
[[nodiscard]] inline std::string insert_sql(const std::string& table, const std::string& names) {
  std::string values;
  for (const std::string& each : parameters_in(names))
    values += (values.empty() ? "" : ", ") + each;
  return "INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")";
}

// Adds a row; each parameter is named as its column.
inline void insert(Connection& connection, const std::string& table, Parameters columns) {
  std::string names;
  for (const Parameter& column : columns) {
    names += names.empty() ? "" : ", ";
    names += column.name + 1;  // without its colon
  }
  run(connection, insert_sql(table, names), columns);
}

}  // namespace respite::store
