// Records as rows: one list of a record's columns, each with the field that holds it, from which
// rows are read and written. Private to store/.
//
//   void columns(auto& visit, LeaveRecord& leave) {
//     visit("leave, person, begin_at, end_at", leave.id, leave.person, leave.span);
//     visit("state", in_words(kLeaveStates, leave.state));
//   }
//
// An interval is two columns. Each is bound by its name, ":person".
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/queries.h"

namespace respite::store {

// A column that holds something else than its field: what is written, and how it is read.
template <class Give, class Take>
struct KeptAs {
  Give give;  // a Value, of what outlives it
  Take take;  // from a Row
};
template <class Give, class Take>
KeptAs(Give, Take) -> KeptAs<Give, Take>;

// An enumerator by its word in a list.
template <class Enum>
auto in_words(std::span<const char* const> words, Enum& field) {
  return KeptAs{
      [words, &field] { return Value(words[static_cast<std::size_t>(field)]); },
      [words, &field](Row& row) { field = static_cast<Enum>(place_of(words, row.text())); }};
}
// Numbers that may be what no other is (Row).
inline auto as_revision(std::int64_t& field) {
  return KeptAs{[&field] { return Value(field); }, [&field](Row& row) { field = row.revision(); }};
}
inline auto as_load(std::int64_t& field) {
  return KeptAs{[&field] { return Value(field); }, [&field](Row& row) { field = row.load(); }};
}

struct NameColumns {
  std::string names;
  void operator()(std::string_view more, const auto&... /*fields*/) {
    names += names.empty() ? "" : ", ";
    names += more;
  }
};

struct ReadColumns {
  Row& row;
  void operator()(std::string_view /*names*/, auto&&... fields) { (take(fields), ...); }
  void take(auto& field) { row.read(field); }
  template <class Give, class Take>
  void take(KeptAs<Give, Take>& kept) {
    kept.take(row);
  }
};

struct GiveColumns {
  std::vector<Value> values;
  void operator()(std::string_view /*names*/, auto&&... fields) { (give(fields), ...); }
  void give(const auto& field) { values.emplace_back(field); }
  void give(const Interval& field) { give(std::optional(field)); }
  void give(const std::optional<Interval>& field) {
    give(begin_of(field));
    give(end_of(field));
  }
  template <class Give, class Take>
  void give(const KeptAs<Give, Take>& kept) {
    values.push_back(kept.give());
  }
};

// "leave, person, begin_at, end_at, state".
template <class Record>
const std::string& column_names() {
  static const std::string names = [] {
    NameColumns name;
    Record record;
    columns(name, record);
    return name.names;
  }();
  return names;
}

template <class Record>
Statement& bind(Statement& statement, Record record) {
  // They stay where they are: a statement knows a name by its address.
  static const std::vector<std::string> names = parameters_in(column_names<Record>());
  GiveColumns give;
  columns(give, record);
  std::vector<Parameter> parameters;
  for (std::size_t i = 0; i < names.size(); ++i)
    parameters.push_back({names[i].c_str(), give.values[i]});
  return statement.bind(parameters);
}

template <class Record>
Record record_at(Row& row) {
  Record record;
  ReadColumns read{row};
  columns(read, record);
  return record;
}

// All records in `rows`, "leaves WHERE ..."; and the first of them.
template <class Record>
std::vector<Record> read_records(auto& from, const std::string& rows, Parameters parameters = {}) {
  return read_all(from, record_at<Record>, "SELECT " + column_names<Record>() + " FROM " + rows,
                  parameters);
}
template <class Record>
std::optional<Record> read_record(auto& from, const std::string& rows, Parameters parameters = {}) {
  return read_one(from, record_at<Record>, "SELECT " + column_names<Record>() + " FROM " + rows,
                  parameters);
}

// Adds a record as a row. `others`: what else is bound; of a column of its own they count.
template <class Record>
void insert(Connection& connection, const std::string& table, const Record& record,
            Parameters others = {}) {
  std::string names = column_names<Record>();
  const std::vector<std::string> own = parameters_in(names);
  for (const Parameter& other : others) {
    if (std::ranges::find(own, other.name) == own.end())
      names += std::string(", ") + (other.name + 1);
  }
  Statement statement(connection, insert_sql(table, names));
  bind(statement, record).run(others);
}

// Adds it under the next number of that name, which a column is called by too; returns it.
template <class Record>
std::int64_t add_row(Database& database, const std::string& table, const std::string& number,
                     const Record& record) {
  return database.write([&](Connection& connection) {
    const std::int64_t given = next_number(connection, number.c_str());
    const std::string name = ':' + number;
    insert(connection, table, record, {{name.c_str(), given}});
    return given;
  });
}

}  // namespace respite::store
