#include "store/append.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <limits>

#include "store/digest.h"
#include "store/rows.h"

namespace respite::store {
namespace {

void insert_publication(SQLite::Database& sqlite, const Publication& publication,
                        const std::string& note_sha256, const std::string& digest) {
  SQLite::Statement insert(sqlite,
                           "INSERT INTO publications (revision, at, by, os_user, kind, undoes,"
                           " window_begin, window_end, note, note_sha256, digest)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, std::int64_t{publication.revision});
  insert.bind(2, to_count(publication.at));
  insert.bind(3, publication.by);
  insert.bind(4, publication.os_user);
  insert.bind(5, publication.kind);
  if (publication.undoes) insert.bind(6, std::int64_t{*publication.undoes});
  insert.bind(7, to_count(publication.window.begin));
  insert.bind(8, to_count(publication.window.end));
  insert.bind(9, publication.note);
  insert.bind(10, note_sha256);
  insert.bind(11, digest);
  insert.exec();
}

void insert_documents(SQLite::Database& sqlite, const Publication& publication,
                      const std::vector<Document>& documents) {
  SQLite::Statement bytes(sqlite,
                          "INSERT INTO documents (sha256, bytes) VALUES (?, ?)"
                          " ON CONFLICT (sha256) DO UPDATE SET bytes = excluded.bytes"
                          " WHERE bytes IS NULL");
  for (const Document& document : documents) {
    bytes.reset();
    bytes.bind(1, sha256_hex(document.bytes));
    bytes.bind(2, document.bytes.data(), static_cast<int>(document.bytes.size()));
    bytes.exec();
  }
  SQLite::Statement link(sqlite,
                         "INSERT INTO publication_documents (revision, path, sha256)"
                         " VALUES (?, ?, ?)");
  for (const auto& [path, sha256] : publication.judged_by) {
    link.reset();
    link.bind(1, std::int64_t{publication.revision});
    link.bind(2, path);
    link.bind(3, sha256);
    link.exec();
  }
}

void insert_rows(SQLite::Database& sqlite, Revision revision, const std::vector<ChangeRow>& rows) {
  SQLite::Statement insert(
      sqlite, std::string("INSERT INTO slot_changes (revision, removed, topic_sha256, ") +
                  kSlotColumns + ") VALUES (?, ?, ?, " + kSlotParameters + ")");
  for (const ChangeRow& row : rows) {
    insert.reset();
    insert.bind(1, std::int64_t{revision});
    insert.bind(2, row.removed ? 1 : 0);
    insert.bind(3, row.topic_sha256);
    bind_slot(insert, 4, row.slot);
    insert.exec();
  }
}

[[nodiscard]] std::string latest_digest(SQLite::Database& sqlite) {
  SQLite::Statement last(sqlite, "SELECT digest FROM publications ORDER BY revision DESC LIMIT 1");
  return last.executeStep() ? last.getColumn(0).getString() : std::string{};
}

[[nodiscard]] std::vector<ChangeRow> rows_of(const std::vector<SlotChange>& changes) {
  std::vector<ChangeRow> rows;
  rows.reserve(changes.size());
  for (const SlotChange& change : changes) {
    const SlotRecord& slot = change.slot();
    rows.push_back(
        {.slot = slot, .removed = !change.after.has_value(), .topic_sha256 = topic_digest(slot)});
  }
  std::sort(rows.begin(), rows.end(),
            [](const ChangeRow& a, const ChangeRow& b) { return a.slot.key < b.slot.key; });
  return rows;
}

void save(SQLite::Statement& insert, const char* kind, const std::vector<Names::Entry>& entries) {
  for (const Names::Entry& entry : entries) {
    insert.reset();
    insert.bind(1, kind);
    insert.bind(2, entry.id);
    insert.bind(3, entry.name);
    insert.exec();
  }
}

}  // namespace

Publication append(SQLite::Database& sqlite, Publication publication,
                   const std::vector<Document>& documents, const std::vector<SlotChange>& changes) {
  const std::string previous = latest_digest(sqlite);
  publication.revision = latest(sqlite) + 1;
  publication.judged_by.clear();
  for (const Document& document : documents) {
    publication.judged_by.emplace_back(document.path, sha256_hex(document.bytes));
  }
  std::sort(publication.judged_by.begin(), publication.judged_by.end());

  const std::vector<ChangeRow> rows = rows_of(changes);
  const std::string note_sha256 = sha256_hex(publication.note);
  insert_publication(sqlite, publication, note_sha256,
                     chain_digest(previous, publication, note_sha256, rows));
  insert_documents(sqlite, publication, documents);
  insert_rows(sqlite, publication.revision, rows);
  return publication;
}

void save_names(SQLite::Database& sqlite, const Names& names) {
  SQLite::Statement insert(sqlite,
                           "INSERT INTO names (kind, id, name) VALUES (?, ?, ?)"
                           " ON CONFLICT (kind, id) DO UPDATE SET name = excluded.name");
  save(insert, "person", names.people);
  save(insert, "rota", names.rotas);
}

}  // namespace respite::store
