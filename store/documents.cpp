#include "store/documents.h"

#include "store/digest.h"
#include "store/queries.h"

namespace respite::store {
namespace {

constexpr const char* kNotePerson =
    "INSERT OR IGNORE INTO document_people (person, sha256) VALUES (:person, :sha256)";

std::vector<std::string> quoted_words(const std::string& bytes) {
  constexpr const char* kWord =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.@+";
  std::vector<std::string> words;
  for (std::size_t at = bytes.find_first_of("\"'"); at != std::string::npos;
       at = bytes.find_first_of("\"'", at + 1)) {
    const std::size_t end = bytes.find_first_not_of(kWord, at + 1);
    if (end == std::string::npos) break;
    if (bytes[end] == bytes[at] && end > at + 1)
      words.push_back(bytes.substr(at + 1, end - at - 1));
  }
  return words;
}

}  // namespace

void keep_documents(Connection& connection, const std::vector<Document>& documents) {
  Statement bytes(connection,
                  "INSERT INTO documents (sha256, bytes) VALUES (:sha256, :bytes)"
                  " ON CONFLICT (sha256) DO UPDATE SET bytes = excluded.bytes"
                  " WHERE documents.bytes IS NULL");
  Statement named(connection, kNotePerson);
  for (const Document& document : documents) {
    const std::string sha256 = sha256_hex(document.bytes);
    bytes.run({{":sha256", sha256}, {":bytes", Bytes{document.bytes}}});
    for (const std::string& person : document.people) {
      named.run({{":person", person}, {":sha256", sha256}});
    }
  }
}

int erase_documents_of(Connection& connection, const std::string& person) {
  const int erased =
      run(connection,
          "UPDATE documents SET bytes = NULL WHERE bytes IS NOT NULL"
          " AND sha256 IN (SELECT other.sha256 FROM document_people naming"
          "  JOIN publication_documents named USING (sha256)"
          "  JOIN publication_documents other USING (revision) WHERE naming.person = :person)"
          " AND sha256 NOT IN (SELECT sha256 FROM publication_documents"
          "  WHERE revision = (SELECT MAX(revision) FROM publications))",
          {{":person", person}});
  run(connection,
      "DELETE FROM document_people WHERE sha256 IN (SELECT sha256 FROM documents"
      " WHERE bytes IS NULL)");
  return erased;
}

bool is_named_in_documents(Connection& connection, const std::string& person) {
  Statement named(connection, "SELECT 1 FROM document_people WHERE person = :person LIMIT 1");
  return named.bind({{":person", person}}).step();
}

void note_people_of_old_documents(Connection& connection) {
  Statement named(connection, kNotePerson);
  Statement rows(connection, "SELECT sha256, bytes FROM documents WHERE bytes IS NOT NULL");
  while (rows.step()) {
    Row row(rows);
    const std::string sha256 = row.text();
    for (const std::string& word : quoted_words(row.text())) {
      named.run({{":person", word}, {":sha256", sha256}});
    }
  }
}

}  // namespace respite::store
