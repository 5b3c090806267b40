// The tables, and how an older database becomes one of today. Private to store/.
#pragma once

#include <cstdint>

#include "store/driver/open.h"

namespace respite::store {

inline constexpr std::int64_t kApplicationId = 0x52535054;  // "RSPT", in the file

// Of the tables of a database of this program.
[[nodiscard]] int schema_version();

// Brings the tables from `version` to that wanted, in the caller's transaction.
void migrate(Connection& connection, int version, int wanted = schema_version());

[[nodiscard]] const Tables& our_tables();

}  // namespace respite::store
