#include "store/database.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cassert>

#include "store/at_rest.h"
#include "store/files.h"
#include "store/schema.h"

namespace respite::store {

namespace fs = std::filesystem;

struct Database::Connection {
  SQLite::Database sqlite;
  fs::path path;
  bool read_only = false;
  bool is_copy = false;  // in memory, of a file
  int depth = 0;         // of transact() calls under way
  bool writing = false;
};

namespace {

[[nodiscard]] std::string in_plain_words(const SQLite::Exception& error) {
  switch (error.getErrorCode()) {
    case SQLITE_NOTADB:
      return "is not a database, or its beginning is damaged";
    case SQLITE_CORRUPT:
      return "is damaged or cut short; put back a backup";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "is being written by another program; try again";
    case SQLITE_READONLY:
      return "may not be written";
    case SQLITE_FULL:
      return "cannot grow: the disk is full";
    case SQLITE_CANTOPEN:
      return "cannot be opened";
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return "may not be opened";
    case SQLITE_IOERR:
      return "cannot be read or written: the disk reports an error";
    default:
      return std::string("failed: ") + error.what();
  }
}

// Runs the work; what SQLite throws becomes a StoreError about the file.
template <class Work>
auto translated(const fs::path& file, const Work& work) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    throw StoreError((file.empty() ? "the store" : file.string()) + " " + in_plain_words(error));
  }
}

[[nodiscard]] std::int64_t pragma(SQLite::Database& sqlite, const std::string& name) {
  return sqlite.execAndGet("PRAGMA " + name).getInt64();
}

// A database of this program, of today or older; else StoreError.
void require_ours(SQLite::Database& sqlite, const fs::path& file) {
  if (pragma(sqlite, "application_id") != kApplicationId) {
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
  if (version > schema_version()) {
    throw StoreError(file.string() + " was written by a newer respite (version " +
                     std::to_string(version) + " of its tables; this program knows " +
                     std::to_string(schema_version()) + ")");
  }
}

void bring_up_to_date(SQLite::Database& sqlite) {
  if (pragma(sqlite, "user_version") == schema_version()) return;
  SQLite::Transaction transaction(sqlite, SQLite::TransactionBehavior::IMMEDIATE);
  try {
    migrate(sqlite, static_cast<int>(pragma(sqlite, "user_version")));  // now nobody else does
  } catch (const SQLite::Exception& error) {
    // Its tables are not those of its version: one of the two was changed by something else.
    if (error.getErrorCode() != SQLITE_ERROR) throw;
    throw SQLite::Exception(error.what(), SQLITE_CORRUPT);
  }
  transaction.commit();
}

void set_up_connection(SQLite::Database& sqlite) {
  sqlite.setBusyTimeout(kBusySeconds * 1000);
  sqlite.exec(
      "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;"
      "PRAGMA temp_store = MEMORY;"  // sorting needs no room on a disk
      "PRAGMA secure_delete = ON");  // what is erased is gone from the file too
}

// Built under another name and put in place finished, so that a respite.db without tables is
// always damage, never somebody's beginning.
void create(const fs::path& file) {
  const UnfinishedFile unfinished(file);
  {
    SQLite::Database sqlite(unfinished.path().string(), SQLite::OPEN_READWRITE);
    set_up_connection(sqlite);
    (void)sqlite.execAndGet("PRAGMA journal_mode = WAL");
    bring_up_to_date(sqlite);
  }
  (void)unfinished.put_in_place();  // where another process was quicker, its file serves
}

[[nodiscard]] bool is_there(const fs::path& file) {
  std::error_code error;
  const bool found = fs::exists(file, error);
  if (error) throw StoreError(file.string() + ": " + error.message());
  return found;
}

// Whether the folder has its database. A log whose database is gone holds publications, and would
// be laid over whatever is put beside it.
[[nodiscard]] bool has_store(const fs::path& file) {
  const bool logged = is_there(log_of(file));  // first: whoever makes the log made the file before
  if (is_there(file)) return true;
  if (logged) {
    throw StoreError(file.string() + " is gone but its log is there; put back both, or a backup " +
                     "after moving " + log_of(file).string() + " away");
  }
  return false;
}

[[nodiscard]] SQLite::Database connect(const fs::path& file, int mode) {
  SQLite::Database sqlite(file.string(), mode);
  set_up_connection(sqlite);
  require_ours(sqlite, file);
  // A copy put back by hand may have lost it.
  if (mode == SQLite::OPEN_READWRITE) (void)sqlite.execAndGet("PRAGMA journal_mode = WAL");
  bring_up_to_date(sqlite);
  return sqlite;
}

[[nodiscard]] SQLite::Database empty_in_memory() {
  SQLite::Database sqlite(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  set_up_connection(sqlite);
  bring_up_to_date(sqlite);
  return sqlite;
}

[[nodiscard]] SQLite::Database loaded(const fs::path& file) {
  SQLite::Database sqlite(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  load_at_rest(sqlite, file);
  set_up_connection(sqlite);
  require_ours(sqlite, file);
  bring_up_to_date(sqlite);
  return sqlite;
}

[[nodiscard]] bool may_write(const fs::path& path) {
  return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

// What SQLite says where it finds no room for the files it wants beside the database.
[[nodiscard]] bool lacks_room(const SQLite::Exception& error) {
  const int code = error.getErrorCode();
  return code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_CANTOPEN;
}

// The file with what its log holds. Alone for a moment, SQLite keeps the log's index in memory and
// needs no room beside the file.
[[nodiscard]] SQLite::Database copied_alone(const fs::path& file) {
  SQLite::Database alone(file.string(), SQLite::OPEN_READWRITE);
  (void)alone.execAndGet("PRAGMA locking_mode = EXCLUSIVE");  // before anything is read
  alone.setBusyTimeout(kBusySeconds * 1000);
  require_ours(alone, file);
  SQLite::Database copy(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  (void)SQLite::Backup(copy, alone).executeStep();
  set_up_connection(copy);
  bring_up_to_date(copy);
  return copy;
}

struct OpenedToRead {
  SQLite::Database sqlite;
  bool is_copy = false;  // in memory
};

[[nodiscard]] OpenedToRead opened_to_read(const fs::path& file) {
  const bool writable = may_write(file) && may_write(file.parent_path());
  if (writable) {
    try {
      return {connect(file, SQLite::OPEN_READWRITE)};
    } catch (const SQLite::Exception& error) {
      if (!lacks_room(error)) throw;
    }
  }
  if (!is_there(log_of(file))) return {loaded(file), true};
  try {
    return {connect(file, SQLite::OPEN_READONLY)};  // beside a writer
  } catch (const SQLite::Exception& error) {
    if (!writable || !lacks_room(error)) throw;
  }
  return {copied_alone(file), true};
}

[[noreturn]] void throw_gone(const fs::path& file) {
  throw StoreError(file.string() + " is gone; put it back, or a backup");
}

}  // namespace

Database Database::open(const fs::path& folder, WhereNone where_none) {
  const fs::path file = folder / kFileName;
  return translated(file, [&] {
    if (!has_store(file)) {
      if (where_none == WhereNone::kFail) throw_gone(file);
      create(file);
    }
    return Database(std::make_unique<Connection>(connect(file, SQLite::OPEN_READWRITE), file));
  });
}

Database Database::open_to_read(const fs::path& folder, WhereNone where_none) {
  const fs::path file = folder / kFileName;
  return translated(file, [&] {
    const bool there = has_store(file);
    if (!there && where_none == WhereNone::kFail) throw_gone(file);
    auto [sqlite, is_copy] = there ? opened_to_read(file) : OpenedToRead{empty_in_memory()};
    return Database(std::make_unique<Connection>(
        Connection{std::move(sqlite), file, /*read_only=*/true, is_copy}));
  });
}

Database Database::in_memory() {
  return translated(
      {}, [] { return Database(std::make_unique<Connection>(empty_in_memory(), fs::path{})); });
}

Database Database::copy_of(const fs::path& file) {
  return translated(file, [&] {
    return Database(std::make_unique<Connection>(
        Connection{loaded(file), file, /*read_only=*/true, /*is_copy=*/true}));
  });
}

Database::Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

void Database::transact(Access access, const std::function<void(SQLite::Database&)>& work) const {
  Connection& connection = *connection_;
  const bool write = access == Access::kWrite;
  if (write && connection.read_only) {
    throw StoreError(connection.path.string() + " was opened to read");
  }
  translated(connection.path, [&] {
    if (connection.depth > 0) {
      assert(!write || connection.writing);
      work(connection.sqlite);
      return;
    }
    struct Depth {
      Connection& of;
      ~Depth() { of.depth = 0, of.writing = false; }
    } const depth{connection};
    connection.depth = 1;
    connection.writing = write;
    SQLite::Transaction transaction(connection.sqlite, write
                                                           ? SQLite::TransactionBehavior::IMMEDIATE
                                                           : SQLite::TransactionBehavior::DEFERRED);
    work(connection.sqlite);
    transaction.commit();
  });
}

std::int64_t Database::data_version() const {
  return translated(path(), [&] { return pragma(connection_->sqlite, "data_version"); });
}

bool Database::is_copy() const { return connection_->is_copy; }

std::optional<std::string> Database::find_damage() const {
  return read([](SQLite::Database& sqlite) -> std::optional<std::string> {
    std::string found = sqlite.execAndGet("PRAGMA integrity_check(1)").getString();
    if (found != "ok") return found;
    SQLite::Statement orphans(sqlite, "PRAGMA foreign_key_check");
    if (orphans.executeStep())
      return "rows without their publication in " + orphans.getColumn(0).getString();
    return std::nullopt;
  });
}

const fs::path& Database::path() const { return connection_->path; }

}  // namespace respite::store
