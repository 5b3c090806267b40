#include "store/chain/verify.h"

#include <algorithm>
#include <iterator>

#include "store/digest.h"
#include "store/queries.h"
#include "store/rows.h"
#include "store/settlements.h"

namespace respite::store {
namespace {

struct Stored {
  std::string note_sha256;
  std::string digest;
  bool note_sound = true;
};

[[nodiscard]] Stored stored_digests(Connection& connection, const Publication& publication) {
  Statement found(connection,
                  "SELECT note_sha256, digest, note IS NULL FROM publications"
                  " WHERE revision = :revision");
  found.bind({{":revision", publication.revision}});
  if (!found.step()) return {};
  Row row(found);
  Stored stored;
  row.read(stored.note_sha256, stored.digest);
  stored.note_sound = row.flag() || sha256_hex(publication.note) == stored.note_sha256;
  return stored;
}

// Files of the revision whose bytes are there and are not what their hash says.
[[nodiscard]] std::vector<std::string> damaged_files(Connection& connection, Revision revision) {
  Statement files(connection,
                  "SELECT path, sha256, bytes FROM publication_documents"
                  " JOIN documents USING (sha256)"
                  " WHERE revision = :revision AND bytes IS NOT NULL ORDER BY path");
  files.bind({{":revision", revision}});
  std::vector<std::string> damaged;
  while (files.step()) {
    if (sha256_hex(files.text(2)) != files.text(1)) damaged.push_back(files.text(0));
  }
  return damaged;
}

}  // namespace

std::vector<Damage> verify(const Database& database) {
  return database.read([&database](Connection& connection) {
    std::vector<Damage> damages;
    std::string previous;
    Revision expected = 1;
    for (const Publication& each : publications(connection)) {
      const auto report = [&](const std::string& words) {
        damages.push_back({each.revision, "revision " + std::to_string(each.revision) + words});
      };
      if (each.revision != expected) report(": those before it are missing");
      expected = each.revision + 1;
      const Stored stored = stored_digests(connection, each);
      const std::vector<ChangeRow> rows = change_rows(connection, each.revision);
      const std::string digest = chain_digest(previous, each, stored.note_sha256, rows);
      if (digest != stored.digest) report(": its content is not what was published");
      if (!stored.note_sound) report(": its note is not what was written");
      for (const ChangeRow& row : rows) {
        if (!row.topic_erased && topic_digest(row.slot) != row.topic_sha256) {
          report(": the topic of " + row.slot.key + " is not what was written");
        }
      }
      for (const std::string& path : damaged_files(connection, each.revision)) {
        report(": its copy of " + path + " is damaged");
      }
      previous = stored.digest;  // so that one damage is told once
    }
    if (auto words = cut_off("revision", expected - 1, last_number(connection, "revision"))) {
      damages.push_back({expected, *std::move(words)});
    }
    std::ranges::move(verify_settlements(database), std::back_inserter(damages));
    return damages;
  });
}

}  // namespace respite::store
