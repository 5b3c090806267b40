#include "store/chain/audit_chain.h"

#include "store/actors.h"
#include "store/columns.h"
#include "store/digest.h"

namespace respite::store {

void columns(auto& visit, ChainedRow& row) {
  visit("entry, at, by, os_user, act, subject", row.act.entry, row.act.at, row.act.by,
        row.act.os_user, row.act.act, row.act.subject);
  visit("detail, detail_sha256, digest", row.detail, row.act.detail_sha256, row.digest);
}

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

std::vector<ChainedRow> read_chained(Connection& connection, const std::string& table) {
  return read_records<ChainedRow>(connection, table + " ORDER BY entry");
}

std::string digest_of(const std::string& previous, const ChainedAct& chained) {
  return digest_in(kWithPseudonyms, previous, chained);
}

void insert_audit(Connection& connection, const ChainedAct& chained,
                  const std::optional<std::string>& detail, const std::string& digest) {
  insert(connection, "audit", ChainedRow{chained, detail, digest});
}

void chain_again(Connection& connection) {
  const std::vector<ChainedRow> entries = read_chained(connection, "audit_with_names");
  connection.run("DROP TABLE audit_with_names");
  if (entries.empty()) return;
  const ChainedRow& last = entries.back();
  const std::string detail = "entries=" + std::to_string(entries.size()) + " digest=" + last.digest;
  const ChainedAct first{0,
                         last.act.at,
                         pseudonym_of(connection, "respite"),
                         pseudonym_of(connection, "respite"),
                         "chained again",
                         "audit",
                         sha256_hex(detail)};
  std::string previous = digest_of("", first);
  insert_audit(connection, first, detail, previous);
  std::string previous_with_names;
  for (const ChainedRow& named : entries) {
    const bool sound = digest_in(kWithNames, previous_with_names, named.act) == named.digest;
    ChainedAct act = named.act;
    act.by = pseudonym_of(connection, act.by);
    act.os_user = pseudonym_of(connection, act.os_user);
    // A digest that was wrong stays as it is, and so wrong.
    previous = sound ? digest_of(previous, act) : named.digest;
    insert_audit(connection, act, named.detail, previous);
    previous_with_names = named.digest;
  }
}

}  // namespace respite::store
