// What SQLite's side of the driver shares. Private to store/driver/sqlite/.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>
#include <utility>

#include "store/driver/connection.h"
#include "store/driver/error.h"

namespace respite::store {

struct Connection::Driver {
  SQLite::Database sqlite;
};

[[nodiscard]] inline SQLite::Database& sqlite_of(const Connection& connection) {
  return connection.driver().sqlite;
}
[[nodiscard]] inline Connection connection_of(SQLite::Database sqlite) {
  return Connection(std::make_unique<Connection::Driver>(Connection::Driver{std::move(sqlite)}));
}

[[nodiscard]] DriverError driver_error(const SQLite::Exception& error);

// Runs the work; what SQLite throws becomes a DriverError.
template <class Work>
auto driven(const Work& work) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    throw driver_error(error);
  }
}

}  // namespace respite::store
