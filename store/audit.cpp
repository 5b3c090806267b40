#include "store/audit.h"

#include "store/actors.h"
#include "store/chain/audit_chain.h"
#include "store/digest.h"
#include "store/queries.h"

namespace respite::store {
namespace {

struct Stored {
  AuditEntry entry;
  ChainedAct chained;
  bool erased = false;
  bool are_who_they_were = true;  // who acted
};

// Who acted, by the names behind their pseudonyms.
void name_actors(Connection& connection, std::vector<Stored>& found) {
  std::map<std::string, Actor> known;
  const auto named = [&](const std::string& pseudonym) -> const Actor& {
    const auto [actor, is_new] = known.try_emplace(pseudonym);
    if (is_new) actor->second = actor_of(connection, pseudonym);
    return actor->second;
  };
  for (Stored& stored : found) {
    const Actor& by = named(stored.chained.by);
    const Actor& os_user = named(stored.chained.os_user);
    stored.entry.act.by = by.name;
    stored.entry.act.os_user = os_user.name;
    stored.are_who_they_were = by.is_sound && os_user.is_sound;
  }
}

std::vector<Stored> stored_entries(Connection& connection) {
  std::vector<Stored> found;
  for (ChainedRow& row : read_chained(connection, "audit")) {
    const ChainedAct& act = row.act;
    AuditEntry entry{act.entry,
                     {act.at, "", "", act.act, act.subject, row.detail.value_or("")},
                     std::move(row.digest)};
    found.push_back({std::move(entry), act, !row.detail});
  }
  name_actors(connection, found);
  return found;
}

}  // namespace

std::int64_t record(Database& database, const Act& act) {
  return database.write([&](Connection& connection) {
    const ChainedAct chained{next_number(connection, "entry"),
                             act.at,
                             pseudonym_of(connection, act.by),
                             pseudonym_of(connection, act.os_user),
                             act.act,
                             act.subject,
                             sha256_hex(act.detail)};
    const std::string previous =
        read_one(
            connection, [](Row& row) { return row.text(); },
            "SELECT digest FROM audit WHERE entry = (SELECT MAX(entry) FROM audit)")
            .value_or("");
    insert_audit(connection, chained, act.detail, digest_of(previous, chained));
    return chained.entry;
  });
}

std::vector<AuditEntry> read_audit(const Database& database) {
  std::vector<AuditEntry> entries;
  database.read([&](Connection& connection) {
    for (Stored& stored : stored_entries(connection)) entries.push_back(std::move(stored.entry));
  });
  return entries;
}

std::map<std::string, Instant> read_last_acts(const Database& database) {
  return database.read([](Connection& connection) {
    std::map<std::string, Instant> acts;
    // The latest entry decides, whatever its clock said.
    Statement rows(connection,
                   "SELECT a.subject, a.at FROM (SELECT MAX(entry) AS entry FROM audit"
                   " GROUP BY subject) latest JOIN audit a ON a.entry = latest.entry");
    while (rows.step()) {
      Row row(rows);
      std::string subject = row.text();
      acts[std::move(subject)] = row.instant();
    }
    return acts;
  });
}

std::vector<AuditDamage> verify_audit(const Database& database) {
  std::vector<Stored> entries;
  std::int64_t given = 0;
  database.read([&](Connection& connection) {
    entries = stored_entries(connection);
    given = last_number(connection, "entry");
  });
  std::vector<AuditDamage> damages;
  std::string previous;
  const bool chained_again = !entries.empty() && entries.front().entry.entry == 0;
  std::int64_t expected = chained_again ? 0 : 1;
  for (const Stored& stored : entries) {
    const AuditEntry& entry = stored.entry;
    const auto report = [&](const std::string& words) {
      damages.push_back({entry.entry, "entry " + std::to_string(entry.entry) + words});
    };
    if (entry.entry != expected) report(": those before it are missing");
    expected = entry.entry + 1;
    if (digest_of(previous, stored.chained) != entry.digest) {
      report(": its content is not what was recorded");
    } else if (!stored.are_who_they_were) {
      report(": who acted is not who was recorded");
    }
    if (!stored.erased && sha256_hex(entry.act.detail) != stored.chained.detail_sha256) {
      report(": its detail is not what was recorded");
    }
    previous = entry.digest;  // so that one damage is told once
  }
  if (auto words = cut_off("entry", expected - 1, given)) {
    damages.push_back({expected, *std::move(words)});
  }
  return damages;
}

}  // namespace respite::store
