#include "store/publications.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/rows.h"

namespace respite::store {

std::vector<PublishedSlot> read_published(const Database& database,
                                          const std::optional<Interval>& window,
                                          std::optional<Revision> as_of) {
  return database.read(
      [&](SQLite::Database& sqlite) { return published_slots(sqlite, window, as_of); });
}

std::vector<Publication> read_publications(const Database& database) {
  return database.read([](SQLite::Database& sqlite) { return publications(sqlite); });
}

std::optional<Publication> read_publication(const Database& database, Revision revision) {
  std::vector<Publication> found = database.read(
      [revision](SQLite::Database& sqlite) { return publications(sqlite, revision); });
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Revision latest_revision(const Database& database) {
  return database.read([](SQLite::Database& sqlite) { return latest(sqlite); });
}

std::vector<SlotChange> read_changes(const Database& database, Revision revision) {
  return database.read(
      [revision](SQLite::Database& sqlite) { return changes_of(sqlite, revision); });
}

std::optional<Instant> last_change(const Database& database) {
  return database.read([](SQLite::Database& sqlite) { return last_recorded(sqlite); });
}

Names read_names(const Database& database) {
  return database.read([](SQLite::Database& sqlite) {
    Names names;
    SQLite::Statement rows(sqlite, "SELECT kind, id, name FROM names ORDER BY kind, id");
    while (rows.executeStep()) {
      auto& entries = rows.getColumn(0).getString() == "person" ? names.people : names.rotas;
      entries.push_back({rows.getColumn(1).getString(), rows.getColumn(2).getString()});
    }
    return names;
  });
}

std::optional<std::string> read_document(const Database& database, const std::string& sha256) {
  return database.read([&sha256](SQLite::Database& sqlite) -> std::optional<std::string> {
    SQLite::Statement row(sqlite,
                          "SELECT bytes FROM documents WHERE sha256 = ? AND bytes IS NOT NULL");
    row.bind(1, sha256);
    if (!row.executeStep()) return std::nullopt;
    return row.getColumn(0).getString();
  });
}

}  // namespace respite::store
