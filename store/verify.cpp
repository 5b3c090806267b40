#include "store/verify.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <iterator>

#include "store/digest.h"
#include "store/rows.h"
#include "store/settlements.h"

namespace respite::store {
namespace {

struct Stored {
  std::string note_sha256;
  std::string digest;
  bool note_sound = true;
};

[[nodiscard]] Stored stored_digests(SQLite::Database& sqlite, const Publication& publication) {
  SQLite::Statement row(sqlite,
                        "SELECT note_sha256, digest, note IS NULL FROM publications"
                        " WHERE revision = ?");
  row.bind(1, std::int64_t{publication.revision});
  if (!row.executeStep()) return {};
  Stored stored{row.getColumn(0).getString(), row.getColumn(1).getString()};
  const bool erased = row.getColumn(2).getInt() != 0;
  stored.note_sound = erased || sha256_hex(publication.note) == stored.note_sha256;
  return stored;
}

// Files of the revision whose bytes are there and are not what their hash says.
[[nodiscard]] std::vector<std::string> damaged_files(SQLite::Database& sqlite, Revision revision) {
  SQLite::Statement row(sqlite,
                        "SELECT path, sha256, bytes FROM publication_documents"
                        " JOIN documents USING (sha256)"
                        " WHERE revision = ? AND bytes IS NOT NULL ORDER BY path");
  row.bind(1, std::int64_t{revision});
  std::vector<std::string> damaged;
  while (row.executeStep()) {
    if (sha256_hex(row.getColumn(2).getString()) != row.getColumn(1).getString()) {
      damaged.push_back(row.getColumn(0).getString());
    }
  }
  return damaged;
}

}  // namespace

std::vector<Damage> verify(const Database& database) {
  return database.read([&database](SQLite::Database& sqlite) {
    std::vector<Damage> damages;
    std::string previous;
    Revision expected = 1;
    for (const Publication& each : publications(sqlite)) {
      const auto report = [&](const std::string& words) {
        damages.push_back({each.revision, "revision " + std::to_string(each.revision) + words});
      };
      if (each.revision != expected) report(": those before it are missing");
      expected = each.revision + 1;
      const Stored stored = stored_digests(sqlite, each);
      const std::vector<ChangeRow> rows = change_rows(sqlite, each.revision);
      const std::string digest = chain_digest(previous, each, stored.note_sha256, rows);
      if (digest != stored.digest) report(": its content is not what was published");
      if (!stored.note_sound) report(": its note is not what was written");
      for (const ChangeRow& row : rows) {
        if (!row.topic_erased && topic_digest(row.slot) != row.topic_sha256) {
          report(": the topic of " + row.slot.key + " is not what was written");
        }
      }
      for (const std::string& path : damaged_files(sqlite, each.revision)) {
        report(": its copy of " + path + " is damaged");
      }
      previous = stored.digest;  // so that one damage is told once
    }
    std::ranges::move(verify_settlements(database), std::back_inserter(damages));
    return damages;
  });
}

}  // namespace respite::store
