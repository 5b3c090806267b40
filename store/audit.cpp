#include "store/audit.h"

#include "store/columns.h"
#include "store/digest.h"

namespace respite::store {
namespace {

// Each field with its length before it, so that no two contents have the same text.
std::string chained(const std::string& previous, std::int64_t entry, const Act& act,
                    const std::string& detail_sha256) {
  std::string text = "respite audit 1";
  for (const std::string& field :
       {previous, std::to_string(entry), std::to_string(act.at.time_since_epoch().count()), act.by,
        act.os_user, act.act, act.subject, detail_sha256}) {
    text += ' ' + std::to_string(field.size()) + ':' + field;
  }
  return sha256_hex(text);
}

struct Stored {
  AuditEntry entry;
  std::string detail_sha256;
  bool erased = false;
};

std::vector<Stored> stored_entries(const Database& database) {
  return database.read([](SQLite::Database& sqlite) {
    std::vector<Stored> found;
    SQLite::Statement rows(sqlite,
                           "SELECT entry, at, by, os_user, act, subject, detail, detail_sha256,"
                           " digest FROM audit ORDER BY entry");
    while (rows.executeStep()) {
      Row row(rows);
      Stored stored;
      stored.entry.entry = row.number();
      Act& act = stored.entry.act;
      act.at = row.instant();
      act.by = row.text();
      act.os_user = row.text();
      act.act = row.text();
      act.subject = row.text();
      const auto detail = row.maybe_text();
      stored.erased = !detail;
      act.detail = detail.value_or("");
      stored.detail_sha256 = row.text();
      stored.entry.digest = row.text();
      found.push_back(std::move(stored));
    }
    return found;
  });
}

}  // namespace

std::int64_t record(Database& database, const Act& act) {
  return database.write([&](SQLite::Database& sqlite) {
    std::int64_t entry = 1;
    std::string previous;
    SQLite::Statement last(sqlite, "SELECT entry, digest FROM audit ORDER BY entry DESC LIMIT 1");
    if (last.executeStep()) {
      entry = last.getColumn(0).getInt64() + 1;
      previous = last.getColumn(1).getString();
    }
    const std::string detail_sha256 = sha256_hex(act.detail);
    SQLite::Statement insert(sqlite,
                             "INSERT INTO audit (entry, at, by, os_user, act, subject, detail,"
                             " detail_sha256, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bind_all(insert, entry, act.at, act.by, act.os_user, act.act, act.subject, act.detail,
             detail_sha256, chained(previous, entry, act, detail_sha256));
    insert.exec();
    return entry;
  });
}

std::vector<AuditEntry> read_audit(const Database& database) {
  std::vector<AuditEntry> entries;
  for (Stored& stored : stored_entries(database)) entries.push_back(std::move(stored.entry));
  return entries;
}

std::map<std::string, Instant> read_last_acts(const Database& database) {
  return database.read([](SQLite::Database& sqlite) {
    std::map<std::string, Instant> acts;
    // The latest entry decides, whatever its clock said.
    SQLite::Statement rows(sqlite, "SELECT subject, at FROM audit ORDER BY entry");
    while (rows.executeStep()) {
      Row row(rows);
      std::string subject = row.text();
      acts[std::move(subject)] = row.instant();
    }
    return acts;
  });
}

std::vector<AuditDamage> verify_audit(const Database& database) {
  std::vector<AuditDamage> damages;
  std::string previous;
  std::int64_t expected = 1;
  for (const Stored& stored : stored_entries(database)) {
    const AuditEntry& entry = stored.entry;
    const auto report = [&](const std::string& words) {
      damages.push_back({entry.entry, "entry " + std::to_string(entry.entry) + words});
    };
    if (entry.entry != expected) report(": those before it are missing");
    expected = entry.entry + 1;
    if (chained(previous, entry.entry, entry.act, stored.detail_sha256) != entry.digest) {
      report(": its content is not what was recorded");
    }
    if (!stored.erased && sha256_hex(entry.act.detail) != stored.detail_sha256) {
      report(": its detail is not what was recorded");
    }
    previous = entry.digest;  // so that one damage is told once
  }
  return damages;
}

}  // namespace respite::store
