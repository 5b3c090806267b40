#include "store/readers.h"

#include <sys/stat.h>

#include <algorithm>
#include <list>
#include <mutex>
#include <utility>

#include "store/driver/connection.h"
#include "store/schema.h"

namespace respite::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostKept = 4;  // each may hold 2 MiB of pages

// Which file it is: not the number of one that is gone while that one is still open.
using Identity = std::pair<dev_t, ino_t>;

Identity identity_of(const fs::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return {};
  return {status.st_dev, status.st_ino};
}

bool has_our_tables(const Database& database) {
  return database.read([](Connection& connection) {
    return connection.number("PRAGMA user_version") == our_tables().version;
  });
}

}  // namespace

struct Readers::Shelf {
  struct Kept {
    Identity file;
    Database database;
  };

  void keep(Identity file, Database database) {
    std::list<Kept> last;  // closed outside of the lock
    last.push_back({file, std::move(database)});
    const std::lock_guard lock(mutex);
    kept.splice(kept.begin(), last);
    if (kept.size() > kMostKept) last.splice(last.begin(), kept, std::prev(kept.end()));
  }

  // The one used last, so that pages stay in memory.
  std::optional<Database> find(Identity file) {
    const std::lock_guard lock(mutex);
    const auto found = std::ranges::find(kept, file, &Kept::file);
    if (found == kept.end()) return std::nullopt;
    Database database = std::move(found->database);
    kept.erase(found);
    return database;
  }

  std::mutex mutex;
  std::list<Kept> kept;  // used last first
};

Readers::Readers() : shelf_(std::make_shared<Shelf>()) {}

Database Readers::take(const fs::path& folder, WhereNone where_none) {
  const Identity file = identity_of(folder / kFileName);
  std::optional<Database> database = shelf_->find(file);
  if (!database || !has_our_tables(*database)) {
    database = Database::open_to_read(folder, where_none);
  }
  database->keep_with(
      [shelf = shelf_, file](Database ended) { shelf->keep(file, std::move(ended)); });
  return *std::move(database);
}

}  // namespace respite::store
