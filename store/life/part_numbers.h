// Numbers of parts, which no other part of a slot ever has. Private to store/.
#pragma once

#include <cstdint>
#include <string>

#include "store/queries.h"

namespace respite::store {

[[nodiscard]] inline std::int64_t last_part(Connection& connection, const std::string& key) {
  return read_one(connection, number_at, "SELECT last FROM parts WHERE key = :key", {{":key", key}})
      .value_or(0);
}

[[nodiscard]] inline std::int64_t next_part(Connection& connection, const std::string& key) {
  return *read_one(connection, number_at,
                   "INSERT INTO parts (key, last) VALUES (:key, 1)"
                   " ON CONFLICT (key) DO UPDATE SET last = last + 1 RETURNING last",
                   {{":key", key}});
}

}  // namespace respite::store
