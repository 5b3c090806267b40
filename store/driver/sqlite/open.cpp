#include "store/driver/open.h"

#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <unistd.h>

#include <string>

#include "store/driver/sqlite/at_rest.h"
#include "store/driver/sqlite/sqlite.h"
#include "store/error.h"
#include "store/files.h"

namespace respite::store {
namespace {

namespace fs = std::filesystem;

[[nodiscard]] std::int64_t pragma(SQLite::Database& sqlite, const std::string& name) {
  return sqlite.execAndGet("PRAGMA " + name).getInt64();
}

// A database of this program, of today or older; else StoreError.
void require_ours(SQLite::Database& sqlite, const fs::path& file, const Tables& tables) {
  if (pragma(sqlite, "application_id") != tables.application) {
    const bool empty = pragma(sqlite, "page_count") == 0;
    throw StoreError(file.string() + (empty ? " is empty, not a store; put back a backup, or "
                                              "remove it to begin again"
                                            : " is a database of another program"));
  }
  const std::int64_t version = pragma(sqlite, "user_version");
  if (version < 1) {  // they are set together
    throw StoreError(file.string() + " is damaged: version " + std::to_string(version) +
                     " of its tables never was; put back a backup");
  }
  if (version > tables.version) {
    throw StoreError(file.string() + " was written by a newer respite (version " +
                     std::to_string(version) + " of its tables; this program knows " +
                     std::to_string(tables.version) + ")");
  }
}

void set_up(SQLite::Database& sqlite) {
  sqlite.setBusyTimeout(static_cast<int>(std::chrono::milliseconds(kMostBusy).count()));
  sqlite.exec(
      "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;"
      "PRAGMA temp_store = MEMORY;"  // sorting needs no room on a disk
      "PRAGMA secure_delete = ON");  // what is erased is gone from the file too
}

[[nodiscard]] Connection up_to_date(SQLite::Database sqlite, const Tables& tables) {
  Connection connection = connection_of(std::move(sqlite));
  const auto version = [&] { return connection.number("PRAGMA user_version"); };
  if (version() == tables.version) return connection;
  Transaction transaction(connection, Access::kWrite);
  try {
    tables.migrate(connection, static_cast<int>(version()));  // now nobody else does
  } catch (const DriverError& error) {
    // Its tables are not those of its version: one of the two was changed by something else.
    if (error.fault() == Fault::kRefused) throw DriverError(Fault::kDamaged, error.what());
    throw;
  }
  connection.run("PRAGMA application_id = " + std::to_string(tables.application) +
                 "; PRAGMA user_version = " + std::to_string(tables.version));
  transaction.commit();
  return connection;
}

void use_log(SQLite::Database& sqlite) { (void)sqlite.execAndGet("PRAGMA journal_mode = WAL"); }

[[nodiscard]] bool lies_at(const fs::path& file) {
  std::error_code error;
  const bool found = fs::exists(file, error);
  if (error) throw StoreError(file.string() + ": " + error.message());
  return found;
}

[[nodiscard]] Connection connect(const fs::path& file, int mode, const Tables& tables) {
  SQLite::Database sqlite(file.string(), mode);
  set_up(sqlite);
  require_ours(sqlite, file, tables);
  if (mode == SQLite::OPEN_READWRITE) use_log(sqlite);  // a copy put back by hand may have lost it
  return up_to_date(std::move(sqlite), tables);
}

[[nodiscard]] SQLite::Database in_memory() {
  return {":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
}

[[nodiscard]] bool may_write(const fs::path& path) {
  return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

// What SQLite says where it finds no room for the files it wants beside the database.
[[nodiscard]] bool lacks_room(const DriverError& error) {
  const Fault fault = error.fault();
  return fault == Fault::kFull || fault == Fault::kDisk || fault == Fault::kNotOpened;
}

// The file with what its log holds. Alone for a moment, SQLite keeps the log's index in memory and
// needs no room beside the file.
[[nodiscard]] Connection copied_alone(const fs::path& file, const Tables& tables) {
  SQLite::Database alone(file.string(), SQLite::OPEN_READWRITE);
  (void)alone.execAndGet("PRAGMA locking_mode = EXCLUSIVE");  // before anything is read
  alone.setBusyTimeout(static_cast<int>(std::chrono::milliseconds(kMostBusy).count()));
  require_ours(alone, file, tables);
  SQLite::Database copy = in_memory();
  (void)SQLite::Backup(copy, alone).executeStep();
  set_up(copy);
  return up_to_date(std::move(copy), tables);
}

[[nodiscard]] OpenedToRead opened_to_read(const fs::path& file, const Tables& tables) {
  const auto connected = [&](int mode) {
    return driven([&] { return connect(file, mode, tables); });
  };
  const bool writable = may_write(file) && may_write(file.parent_path());
  if (writable) {
    try {
      return {connected(SQLite::OPEN_READWRITE)};
    } catch (const DriverError& error) {
      if (!lacks_room(error)) throw;
    }
  }
  if (!lies_at(log_of(file))) return {open_copy(file, tables), true};
  try {
    return {connected(SQLite::OPEN_READONLY)};  // beside a writer
  } catch (const DriverError& error) {
    if (!writable || !lacks_room(error)) throw;
  }
  return {copied_alone(file, tables), true};
}

}  // namespace

// A log whose database is gone holds publications, and would be laid over whatever is put beside
// it.
bool is_there(const fs::path& file) {
  const bool logged = lies_at(log_of(file));  // first: whoever makes the log made the file before
  if (lies_at(file)) return true;
  if (logged) {
    throw StoreError(file.string() + " is gone but its log is there; put back both, or a backup " +
                     "after moving " + log_of(file).string() + " away");
  }
  return false;
}

// Built under another name and put in place finished, so that a file without tables is always
// damage, never somebody's beginning.
void create(const fs::path& file, const Tables& tables) {
  const UnfinishedFile unfinished(file);
  driven([&] {
    SQLite::Database sqlite(unfinished.path().string(), SQLite::OPEN_READWRITE);
    set_up(sqlite);
    use_log(sqlite);
    (void)up_to_date(std::move(sqlite), tables);
  });
  (void)unfinished.put_in_place();
}

Connection open_to_write(const fs::path& file, const Tables& tables) {
  return driven([&] { return connect(file, SQLite::OPEN_READWRITE, tables); });
}

OpenedToRead open_to_read(const fs::path& file, const Tables& tables) {
  return driven([&] { return opened_to_read(file, tables); });
}

Connection open_empty(const Tables& tables) {
  return driven([&] {
    SQLite::Database sqlite = in_memory();
    set_up(sqlite);
    return up_to_date(std::move(sqlite), tables);
  });
}

Connection open_copy(const fs::path& file, const Tables& tables) {
  return driven([&] {
    SQLite::Database sqlite = in_memory();
    load_at_rest(sqlite, file);
    set_up(sqlite);
    require_ours(sqlite, file, tables);
    return up_to_date(std::move(sqlite), tables);
  });
}

void require_opens(const fs::path& file) {
  driven([&] {
    SQLite::Database sqlite(file.string(), SQLite::OPEN_READWRITE);
    (void)sqlite.execAndGet("PRAGMA schema_version");
  });
}

void copy_to(Connection& from, const fs::path& file) {
  driven([&] {
    SQLite::Database copy(file.string(), SQLite::OPEN_READWRITE);
    (void)SQLite::Backup(copy, sqlite_of(from)).executeStep();
    (void)copy.execAndGet("PRAGMA journal_mode = DELETE");  // one file
  });
}

bool rewrite(const fs::path& file) {
  try {
    SQLite::Database sqlite(file.string(), SQLite::OPEN_READWRITE);
    sqlite.setBusyTimeout(static_cast<int>(std::chrono::milliseconds(kMostBusy).count()));
    sqlite.exec("VACUUM");
    return sqlite.execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt() == 0;
  } catch (const SQLite::Exception&) {
    return false;
  }
}

}  // namespace respite::store
