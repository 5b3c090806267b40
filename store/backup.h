// A consistent copy of the store, and putting it back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "store/database.h"
#include "store/published.h"

namespace respite::store {

struct Backup {
  Revision revision = 0;  // the latest in it
  std::uintmax_t bytes = 0;
  std::string sha256;  // of the file
};

// Copies the store into one file while others go on reading and writing it; the file is there
// whole or not at all and is never written over. Throws StoreError, also where the store is
// damaged: an older backup is worth more than a copy of damage.
Backup backup(const Database& database, const std::filesystem::path& file);

// Puts a backup into a folder without a store, after reading all of it. Throws StoreError where
// the backup is damaged or the folder has a store, which has to be moved away by hand first.
Backup restore(const std::filesystem::path& file, const std::filesystem::path& folder);

}  // namespace respite::store
