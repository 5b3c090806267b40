#include "store/audit_chain.h"

#include "store/actors.h"
#include "store/columns.h"
#include "store/digest.h"

namespace respite::store {
namespace {

constexpr const char* kWithNames = "respite audit 1";
constexpr const char* kWithPseudonyms = "respite audit 2";

// Each field with its length before it, so that no two contents have the same text.
std::string digest_in(const char* chain, const std::string& previous, const ChainedAct& chained) {
  std::string text = chain;
  for (const std::string& field :
       {previous, std::to_string(chained.entry),
        std::to_string(chained.at.time_since_epoch().count()), chained.by, chained.os_user,
        chained.act, chained.subject, chained.detail_sha256}) {
    text += ' ' + std::to_string(field.size()) + ':' + field;
  }
  return sha256_hex(text);
}

}  // namespace

std::vector<ChainedRow> read_chained(SQLite::Database& sqlite, const std::string& table) {
  std::vector<ChainedRow> found;
  SQLite::Statement rows(sqlite,
                         "SELECT entry, at, by, os_user, act, subject, detail, detail_sha256,"
                         " digest FROM " +
                             table + " ORDER BY entry");
  while (rows.executeStep()) {
    Row row(rows);
    ChainedRow& read = found.emplace_back();
    read.act.entry = row.number();
    read.act.at = row.instant();
    read.act.by = row.text();
    read.act.os_user = row.text();
    read.act.act = row.text();
    read.act.subject = row.text();
    read.detail = row.maybe_text();
    read.act.detail_sha256 = row.text();
    read.digest = row.text();
  }
  return found;
}

std::string digest_of(const std::string& previous, const ChainedAct& chained) {
  return digest_in(kWithPseudonyms, previous, chained);
}

void insert_audit(SQLite::Database& sqlite, const ChainedAct& chained,
                  const std::optional<std::string>& detail, const std::string& digest) {
  run(sqlite,
      "INSERT INTO audit (entry, at, by, os_user, act, subject, detail, detail_sha256, digest)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      chained.entry, chained.at, chained.by, chained.os_user, chained.act, chained.subject, detail,
      chained.detail_sha256, digest);
}

void chain_again(SQLite::Database& sqlite) {
  const std::vector<ChainedRow> entries = read_chained(sqlite, "audit_with_names");
  sqlite.exec("DROP TABLE audit_with_names");
  if (entries.empty()) return;
  const ChainedRow& last = entries.back();
  const std::string detail = "entries=" + std::to_string(entries.size()) + " digest=" + last.digest;
  const ChainedAct first{0,
                         last.act.at,
                         pseudonym_of(sqlite, "respite"),
                         pseudonym_of(sqlite, "respite"),
                         "chained again",
                         "audit",
                         sha256_hex(detail)};
  std::string previous = digest_of("", first);
  insert_audit(sqlite, first, detail, previous);
  std::string previous_with_names;
  for (const ChainedRow& named : entries) {
    const bool sound = digest_in(kWithNames, previous_with_names, named.act) == named.digest;
    ChainedAct act = named.act;
    act.by = pseudonym_of(sqlite, act.by);
    act.os_user = pseudonym_of(sqlite, act.os_user);
    // A digest that was wrong stays as it is, and so wrong.
    previous = sound ? digest_of(previous, act) : named.digest;
    insert_audit(sqlite, act, named.detail, previous);
    previous_with_names = named.digest;
  }
}

}  // namespace respite::store
