#include "store/driver/connection.h"

#include <sqlite3.h>

#include "store/driver/sqlite/sqlite.h"

namespace respite::store {
namespace {

Fault fault_of(int code) {
  switch (code) {
    case SQLITE_NOTADB:
      return Fault::kNotADatabase;
    case SQLITE_CORRUPT:
      return Fault::kDamaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Fault::kBusy;
    case SQLITE_READONLY:
      return Fault::kReadOnly;
    case SQLITE_FULL:
      return Fault::kFull;
    case SQLITE_CANTOPEN:
      return Fault::kNotOpened;
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return Fault::kForbidden;
    case SQLITE_IOERR:
      return Fault::kDisk;
    default:
      return Fault::kRefused;
  }
}

}  // namespace

DriverError driver_error(const SQLite::Exception& error) {
  return {fault_of(error.getErrorCode()), error.what()};
}

Connection::Connection(std::unique_ptr<Driver> driver) : driver_(std::move(driver)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

void Connection::run(const std::string& statements) {
  driven([&] { driver_->sqlite.exec(statements); });
}

std::int64_t Connection::number(const std::string& query) {
  return driven([&] { return std::int64_t{driver_->sqlite.execAndGet(query).getInt64()}; });
}

std::string Connection::text(const std::string& query) {
  return driven([&] { return driver_->sqlite.execAndGet(query).getString(); });
}

std::int64_t Connection::data_version() { return number("PRAGMA data_version"); }

std::optional<std::string> Connection::find_damage() {
  return driven([&]() -> std::optional<std::string> {
    std::string found = text("PRAGMA integrity_check(1)");
    if (found != "ok") return found;
    SQLite::Statement orphans(driver_->sqlite, "PRAGMA foreign_key_check");
    if (!orphans.executeStep()) return std::nullopt;
    return "rows without those they belong to in " + orphans.getColumn(0).getString();
  });
}

Transaction::Transaction(Connection& connection, Access access)
    : connection_(connection), access_(access) {
  connection.run(access == Access::kWrite ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED");
  if (access == Access::kWrite) connection.kept().reset();
}

Transaction::~Transaction() {
  if (access_ == Access::kWrite) connection_.kept().reset();
  if (!open_) return;
  try {
    connection_.run("ROLLBACK");
  } catch (const DriverError&) {  // SQLite has rolled it back by itself
  }
}

void Transaction::commit() {
  connection_.run("COMMIT");
  open_ = false;
}

}  // namespace respite::store
