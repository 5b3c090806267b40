// What each version of the tables adds to the one before. Private to store/.
#pragma once

#include <array>
#include <span>

namespace SQLite {
class Database;
}

namespace respite::store {

struct Migration {
  std::array<const char*, 2> tables;          // SQL; the second may be nothing
  void (*rows)(SQLite::Database&) = nullptr;  // what SQL alone cannot bring over
};

// One for each version from 1 on; what a released one makes is never changed.
[[nodiscard]] std::span<const Migration> migrations();

}  // namespace respite::store
