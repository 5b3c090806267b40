// The tables, and how an older database becomes one of today. Private to store/.
#pragma once

#include <cstdint>

namespace SQLite {
class Database;
}

namespace respite::store {

inline constexpr std::int64_t kApplicationId = 0x52535054;  // "RSPT", PRAGMA application_id

// PRAGMA user_version of a database of this program.
[[nodiscard]] int schema_version();

// Brings the tables from `version` to that wanted, in the caller's transaction.
void migrate(SQLite::Database& sqlite, int version, int wanted = schema_version());

}  // namespace respite::store
