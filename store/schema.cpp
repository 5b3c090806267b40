#include "store/schema.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "store/migrations.h"

namespace respite::store {

int schema_version() { return static_cast<int>(migrations().size()); }

void migrate(SQLite::Database& sqlite, int version, int wanted) {
  for (int next = version; next < wanted; ++next) {
    const Migration& migration = migrations()[static_cast<std::size_t>(next)];
    for (const char* const sql : migration.tables)
      if (sql != nullptr) sqlite.exec(sql);
    if (migration.rows != nullptr) migration.rows(sqlite);
  }
  if (version == 0) {
    sqlite.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  }
  sqlite.exec("PRAGMA user_version = " + std::to_string(wanted));
}

}  // namespace respite::store
