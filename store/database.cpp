#include "store/database.h"

#include <cassert>
#include <new>

#include "store/driver/connection.h"
#include "store/driver/error.h"
#include "store/driver/open.h"
#include "store/schema.h"

namespace respite::store {

namespace fs = std::filesystem;

struct Database::Opened {
  Connection connection;
  fs::path path;
  bool read_only = false;
  bool is_copy = false;  // in memory, of a file
  int depth = 0;         // of transact() calls under way
  bool writing = false;
  bool failed = false;  // the last transaction
  std::function<void(Database)> keep = nullptr;
};

namespace {

static_assert(kMostBusy == std::chrono::seconds{kBusySeconds});

// Runs the work; what the driver throws becomes a StoreError about the file.
template <class Work>
auto translated(const fs::path& file, const Work& work) {
  try {
    return work();
  } catch (const DriverError& error) {
    throw StoreError((file.empty() ? "the store" : file.string()) + " " + in_plain_words(error));
  }
}

[[noreturn]] void throw_gone(const fs::path& file) {
  throw StoreError(file.string() + " is gone; put it back, or a backup");
}

}  // namespace

Database Database::open(const fs::path& folder, WhereNone where_none) {
  const fs::path file = folder / kFileName;
  return translated(file, [&] {
    if (!is_there(file)) {
      if (where_none == WhereNone::kFail) throw_gone(file);
      create(file, our_tables());
    }
    return Database(std::make_unique<Opened>(open_to_write(file, our_tables()), file));
  });
}

Database Database::open_to_read(const fs::path& folder, WhereNone where_none) {
  const fs::path file = folder / kFileName;
  return translated(file, [&] {
    const bool there = is_there(file);
    if (!there && where_none == WhereNone::kFail) throw_gone(file);
    auto [connection, is_copy] = there ? store::open_to_read(file, our_tables())
                                       : OpenedToRead{open_empty(our_tables()), /*is_copy=*/true};
    return Database(
        std::make_unique<Opened>(Opened{std::move(connection), file, /*read_only=*/true, is_copy}));
  });
}

Database Database::in_memory() {
  return translated(
      {}, [] { return Database(std::make_unique<Opened>(open_empty(our_tables()), fs::path{})); });
}

Database Database::copy_of(const fs::path& file) {
  return translated(file, [&] {
    return Database(std::make_unique<Opened>(
        Opened{open_copy(file, our_tables()), file, /*read_only=*/true, /*is_copy=*/true}));
  });
}

Database::Database(std::unique_ptr<Opened> opened) : opened_(std::move(opened)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Database::~Database() {
  if (!opened_ || !opened_->keep || opened_->failed || opened_->is_copy) return;
  const auto keep = std::exchange(opened_->keep, nullptr);
  try {
    keep(Database(std::move(opened_)));
  } catch (const std::bad_alloc&) {  // then it is closed
  }
}

void Database::keep_with(std::function<void(Database)> keep) { opened_->keep = std::move(keep); }

void Database::transact(bool to_write, const std::function<void(Connection&)>& work) const {
  Opened& opened = *opened_;
  if (to_write && opened.read_only) {
    throw StoreError(opened.path.string() + " was opened to read");
  }
  translated(opened.path, [&] {
    if (opened.depth > 0) {
      assert(!to_write || opened.writing);
      work(opened.connection);
      return;
    }
    struct Depth {
      Opened& of;
      ~Depth() { of.depth = 0, of.writing = false; }
    } const depth{opened};
    opened.depth = 1;
    opened.writing = to_write;
    opened.failed = true;
    Transaction transaction(opened.connection, to_write ? Access::kWrite : Access::kRead);
    work(opened.connection);
    transaction.commit();
    opened.failed = false;
  });
}

std::int64_t Database::data_version() const {
  return translated(path(), [&] { return opened_->connection.data_version(); });
}

bool Database::is_copy() const { return opened_->is_copy; }

std::optional<std::string> Database::find_damage() const {
  return read([](Connection& connection) { return connection.find_damage(); });
}

const fs::path& Database::path() const { return opened_->path; }

}  // namespace respite::store
