#include "store/publications.h"

#include "store/queries.h"
#include "store/rows.h"

namespace respite::store {

std::vector<PublishedSlot> read_published(const Database& database,
                                          const std::optional<Interval>& window,
                                          std::optional<Revision> as_of) {
  return database.read(
      [&](Connection& connection) { return published_slots(connection, window, as_of); });
}

std::vector<PublishedSlot> read_last_published(const Database& database,
                                               const std::vector<std::string>& keys) {
  struct Version {
    SlotRecord slot;
    Instant at;
    Revision revision = 0;
  };
  const auto version_at = [](Row& row) {
    Version version;
    version.slot = slot_at(row);
    if (row.flag()) version.slot.person = std::nullopt;
    row.read(version.revision, version.at);
    return version;
  };
  return database.read([&](Connection& connection) {
    std::vector<PublishedSlot> found;
    for (const std::string& key : keys) {
      auto versions = read_all(connection, version_at,
                               "SELECT " + slot_columns() +
                                   ", removed, revision, (SELECT at FROM publications p"
                                   " WHERE p.revision = slot_changes.revision)"
                                   " FROM slot_changes WHERE key = :key ORDER BY revision",
                               {{":key", key}});
      if (versions.empty()) continue;
      Version& last = versions.back();
      found.push_back({.slot = std::move(last.slot),
                       .sequence = static_cast<std::int64_t>(versions.size()) - 1,
                       .created = versions.front().at,
                       .changed = last.at,
                       .revision = last.revision});
    }
    return found;
  });
}

std::vector<Publication> read_publications(const Database& database) {
  return database.read([](Connection& connection) { return publications(connection); });
}

std::optional<Publication> read_publication(const Database& database, Revision revision) {
  return first_of(database.read(
      [revision](Connection& connection) { return publications(connection, revision); }));
}

IntervalSet read_protected_windows(const Database& database) {
  const auto window_at = [](Row& row) {
    Interval window;
    row.read(window);
    return window;
  };
  return IntervalSet(read_all(database, window_at,
                              "SELECT window_begin, window_end FROM publications"
                              " WHERE kind IN ('publish', 'replan', 'protect') AND revision NOT IN"
                              "  (SELECT undoes FROM publications WHERE undoes IS NOT NULL)"));
}

std::vector<BlockVersions> read_block_versions(const Database& database) {
  const auto version_at = [](Row& row) {
    SlotRecord slot = slot_at(row);
    const bool removed = row.flag();
    return std::pair(std::move(slot), removed);
  };
  std::vector<BlockVersions> blocks;
  for (auto& [slot, removed] : read_all(
           database, version_at,
           "SELECT " + slot_columns() +
               ", removed FROM slot_changes WHERE kind = 'protected' ORDER BY key, revision")) {
    if (blocks.empty() || blocks.back().last.key != slot.key) blocks.push_back({slot, slot, false});
    if (!removed) blocks.back().last = std::move(slot);
    blocks.back().removed = removed;
  }
  return blocks;
}

Revision latest_revision(const Database& database) {
  return database.read([](Connection& connection) { return latest(connection); });
}

std::vector<SlotChange> read_changes(const Database& database, Revision revision) {
  return database.read(
      [revision](Connection& connection) { return changes_of(connection, revision); });
}

std::optional<Instant> last_change(const Database& database) {
  return database.read([](Connection& connection) { return last_recorded(connection); });
}

Names read_names(const Database& database) {
  return database.read([](Connection& connection) {
    Names names;
    Statement rows(connection, "SELECT kind, id, name FROM names ORDER BY kind, id");
    while (rows.step()) {
      auto& entries = rows.text(0) == "person" ? names.people : names.rotas;
      entries.push_back({rows.text(1), rows.text(2)});
    }
    return names;
  });
}

std::optional<std::string> read_document(const Database& database, const std::string& sha256) {
  return read_one(database, text_at,
                  "SELECT bytes FROM documents WHERE sha256 = :sha256 AND bytes IS NOT NULL",
                  {{":sha256", sha256}});
}

}  // namespace respite::store
