#include "store/driver/statement.h"

#include <utility>
#include <vector>

#include "store/driver/sqlite/sqlite.h"

namespace respite::store {

// Names are literals: one that was bound before is known by its address, without comparing texts.
// A loop that adds rows binds some twenty each time.
struct Statement::Driver {
  SQLite::Statement sqlite;
  std::vector<std::pair<const char*, int>> places;
  std::string text;  // the one bound last, kept for its memory

  int place_of(const char* name) {
    for (const auto& [known, place] : places) {
      if (known == name) return place;
    }
    return places.emplace_back(name, sqlite.getIndex(name)).second;
  }

  void bind(const Parameter& parameter) {
    const int place = place_of(parameter.name);
    const Value::Content& content = parameter.value.content();
    if (const auto* number = std::get_if<std::int64_t>(&content)) {
      sqlite.bind(place, *number);
    } else if (const auto* view = std::get_if<std::string_view>(&content)) {
      text.assign(*view);
      sqlite.bind(place, text);
    } else if (const auto* blob = std::get_if<Bytes>(&content)) {
      sqlite.bind(place, blob->bytes.data(), static_cast<int>(blob->bytes.size()));
    } else {
      sqlite.bind(place);
    }
  }
};

Statement::Statement(Connection& connection, const std::string& sql)
    : driver_(driven([&] {
        return std::make_unique<Driver>(
            Driver{SQLite::Statement(sqlite_of(connection), sql), {}, {}});
      })) {}
Statement::Statement(Statement&&) noexcept = default;
Statement::~Statement() = default;

Statement& Statement::bind(std::span<const Parameter> parameters) {
  driven([&] {
    driver_->sqlite.reset();
    for (const Parameter& each : parameters) driver_->bind(each);
  });
  return *this;
}

bool Statement::step() {
  return driven([&] { return driver_->sqlite.executeStep(); });
}

int Statement::run() {
  return driven([&] { return driver_->sqlite.exec(); });
}

void Statement::reset() {
  driven([&] { driver_->sqlite.reset(); });
}

std::int64_t Statement::integer(int column) const {
  return driven([&] { return std::int64_t{driver_->sqlite.getColumn(column).getInt64()}; });
}

std::string Statement::text(int column) const {
  return driven([&] { return driver_->sqlite.getColumn(column).getString(); });
}

bool Statement::is_null(int column) const {
  return driven([&] { return driver_->sqlite.isColumnNull(column); });
}

}  // namespace respite::store
