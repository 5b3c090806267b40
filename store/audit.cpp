#include "store/audit.h"

#include "store/actors.h"
#include "store/chain/audit_chain.h"
#include "store/digest.h"
#include "store/queries.h"

namespace respite::store {
namespace {

// Actors by their pseudonyms, each looked up once.
class Actors {
 public:
  explicit Actors(Connection& connection) : connection_(connection) {}
  [[nodiscard]] const Actor& of(const std::string& pseudonym) {
    const auto [actor, is_new] = known_.try_emplace(pseudonym);
    if (is_new) actor->second = actor_of(connection_, pseudonym);
    return actor->second;
  }

 private:
  Connection& connection_;
  std::map<std::string, Actor> known_;
};

AuditLine line_at(Row& row, Actors& actors) {
  AuditLine line;
  Act& act = line.act;
  const bool is_entry = row.flag();
  line.number = (is_entry ? "entry " : "revision ") + std::to_string(row.number());
  std::optional<Interval> window;
  row.read(act.at, act.by, act.os_user, act.act, window, act.subject, act.detail);
  if (window) act.subject = to_rfc3339(window->begin) + '/' + to_rfc3339(window->end);
  if (is_entry) {
    act.by = actors.of(act.by).name;
    act.os_user = actors.of(act.os_user).name;
  }
  return line;
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
    const std::string previous = last_digest(connection, "audit", "entry");
    insert_audit(connection, chained, act.detail, digest_of(previous, chained));
    return chained.entry;
  });
}

std::vector<AuditLine> read_audit(const Database& database, const AuditPart& part) {
  return database.read([&](Connection& connection) {
    Actors actors(connection);
    return read_all(connection, [&](Row& row) { return line_at(row, actors); },
                    "SELECT 0 AS is_entry, revision AS number, at, by, os_user, kind, window_begin,"
                    " window_end, '', coalesce(note, '') FROM publications WHERE at >= :since"
                    " UNION ALL SELECT 1, entry, at, by, os_user, act, NULL, NULL, subject,"
                    " coalesce(detail, '') FROM audit WHERE at >= :since"
                    " ORDER BY at, is_entry, number LIMIT :most OFFSET :after",
                    {{":since", part.since.value_or(Instant::min())},
                     {":most", part.most},
                     {":after", part.after}});
  });
}

AuditEnd read_audit_end(const Database& database) {
  const auto end_at = [](Row& row) {
    AuditEnd end;
    row.read(end.entries, end.digest);
    return end;
  };
  return read_one(database, end_at,
                  "SELECT (SELECT COUNT(*) FROM audit), digest FROM audit"
                  " WHERE entry = (SELECT MAX(entry) FROM audit)")
      .value_or(AuditEnd{});
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
  return database.read([](Connection& connection) {
    const std::vector<ChainedRow> entries = read_chained(connection, "audit");
    Actors actors(connection);
    std::vector<AuditDamage> damages;
    std::string previous;
    const bool chained_again = !entries.empty() && entries.front().act.entry == 0;
    std::int64_t expected = chained_again ? 0 : 1;
    for (const ChainedRow& row : entries) {
      const ChainedAct& act = row.act;
      const auto report = [&](const std::string& words) {
        damages.push_back({act.entry, "entry " + std::to_string(act.entry) + words});
      };
      if (act.entry != expected) report(": those before it are missing");
      expected = act.entry + 1;
      if (digest_of(previous, act) != row.digest) {
        report(": its content is not what was recorded");
      } else if (!actors.of(act.by).is_sound || !actors.of(act.os_user).is_sound) {
        report(": who acted is not who was recorded");
      }
      if (row.detail && sha256_hex(*row.detail) != act.detail_sha256) {
        report(": its detail is not what was recorded");
      }
      previous = row.digest;  // so that one damage is told once
    }
    if (auto words = cut_off("entry", expected - 1, last_number(connection, "entry"))) {
      damages.push_back({expected, *std::move(words)});
    }
    return damages;
  });
}

}  // namespace respite::store
