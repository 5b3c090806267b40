#include "store/append.h"

#include <algorithm>

#include "store/digest.h"
#include "store/documents.h"
#include "store/queries.h"
#include "store/rows.h"

namespace respite::store {
namespace {

void link_documents(Connection& connection, const Publication& publication) {
  Statement link(connection,
                 "INSERT INTO publication_documents (revision, path, sha256)"
                 " VALUES (:revision, :path, :sha256)");
  for (const auto& [path, sha256] : publication.judged_by) {
    link.run({{":revision", publication.revision}, {":path", path}, {":sha256", sha256}});
  }
}

void insert_rows(Connection& connection, Revision revision, const std::vector<ChangeRow>& rows) {
  Statement insert(
      connection, insert_sql("slot_changes", "revision, removed, topic_sha256, " + slot_columns()));
  insert.bind({{":revision", revision}});
  for (const ChangeRow& row : rows)
    bind_slot(insert, row.slot)
        .run({{":removed", row.removed}, {":topic_sha256", row.topic_sha256}});
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

void save(Statement& insert, const char* kind, const std::vector<Names::Entry>& entries) {
  for (const Names::Entry& entry : entries) {
    insert.run({{":kind", kind}, {":id", entry.id}, {":name", entry.name}});
  }
}

}  // namespace

Publication append(Connection& connection, Publication publication,
                   const std::vector<Document>& documents, const std::vector<SlotChange>& changes) {
  const std::string previous = last_digest(connection, "publications", "revision");
  publication.revision = next_number(connection, "revision");
  publication.judged_by.clear();
  for (const Document& document : documents) {
    publication.judged_by.emplace_back(document.path, sha256_hex(document.bytes));
  }
  std::sort(publication.judged_by.begin(), publication.judged_by.end());

  const std::vector<ChangeRow> rows = rows_of(changes);
  const std::string note_sha256 = sha256_hex(publication.note);
  insert_publication(connection, publication, note_sha256,
                     chain_digest(previous, publication, note_sha256, rows));
  keep_documents(connection, documents);
  link_documents(connection, publication);
  insert_rows(connection, publication.revision, rows);
  return publication;
}

void save_names(Connection& connection, const Names& names) {
  Statement insert(connection,
                   "INSERT INTO names (kind, id, name) VALUES (:kind, :id, :name)"
                   " ON CONFLICT (kind, id) DO UPDATE SET name = excluded.name");
  save(insert, "person", names.people);
  save(insert, "rota", names.rotas);
}

}  // namespace respite::store
