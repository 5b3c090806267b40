// A database file as it lies on the disk, taken into memory. Private to store/driver/sqlite/.
#pragma once

#include <filesystem>

namespace SQLite {
class Database;
}

namespace respite::store {

// Fills an empty in-memory database with the file's content, for where nothing may be written
// beside it: somebody else's folder, a backup. SQLite itself would need to write a log there.
// Throws StoreError where the file is being written.
void load_at_rest(SQLite::Database& memory, const std::filesystem::path& file);

}  // namespace respite::store
