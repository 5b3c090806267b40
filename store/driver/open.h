// Opening a desk's database where it lies, copying it and making it small. Private to store/.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>

#include "store/driver/connection.h"

namespace respite::store {

// What the tables of this program are.
struct Tables {
  std::int64_t application;  // stands in the file
  int version;               // of the tables; older ones are brought up to it
  void (*migrate)(Connection& connection, int from);  // in a transaction; 0: there are none
};

struct OpenedToRead {
  Connection connection;
  bool is_copy = false;  // in memory: sees no later commit
};

// How long another writer is waited for.
inline constexpr std::chrono::seconds kMostBusy{30};

// Whether the database is there. Throws StoreError where only a part of it is.
[[nodiscard]] bool is_there(const std::filesystem::path& file);
// Makes an empty one; where somebody else was quicker, theirs serves.
void create(const std::filesystem::path& file, const Tables& tables);

// Each brings the tables up to date where it may. Throws StoreError for what is not ours.
[[nodiscard]] Connection open_to_write(const std::filesystem::path& file, const Tables& tables);
[[nodiscard]] OpenedToRead open_to_read(const std::filesystem::path& file, const Tables& tables);
[[nodiscard]] Connection open_empty(const Tables& tables);  // in memory
// A copy in memory of a file that nobody writes.
[[nodiscard]] Connection open_copy(const std::filesystem::path& file, const Tables& tables);

// That SQLite reads it where it lies, too: in memory it forgives what it refuses on disk. The file is
// the caller's own. Throws DriverError.
void require_opens(const std::filesystem::path& file);

// One state of the database as one file, readable on its own, over what is there.
void copy_to(Connection& from, const std::filesystem::path& file);
// As purge (store/forget.h).
[[nodiscard]] bool rewrite(const std::filesystem::path& file);

// What is kept beside the file while it is in use, or after its user was killed.
[[nodiscard]] std::filesystem::path log_of(const std::filesystem::path& file);

}  // namespace respite::store
