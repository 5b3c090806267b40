// The audit: every act of the boundary side, in order, each chained to the one before by hash.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "scheduler/time/instant.h"
#include "store/database.h"

namespace respite::store {

struct Act {
  Instant at;  // now
  std::string by;
  std::string os_user;
  std::string act;      // "take", "consent given"
  std::string subject;  // "request 12"
  std::string detail;   // what was decided and by which rules; may hold personal text
};

struct AuditEntry {
  std::int64_t entry = 0;  // 1, 2, ...; 0: those before names could be erased were chained again
  Act act;                 // the detail is empty once erased, and who acted a pseudonym
  std::string digest;      // hex; covers the entry and the digest before it
};

// Appends an entry and returns its number. A correction is a new entry: nothing recorded is
// changed or deleted, by whoever writes.
std::int64_t record(Database& database, const Act& act);

[[nodiscard]] std::vector<AuditEntry> read_audit(const Database& database);  // oldest first
// When the last act on each subject was.
[[nodiscard]] std::map<std::string, Instant> read_last_acts(const Database& database);

struct AuditDamage {
  std::int64_t entry = 0;
  std::string words;  // "entry 7: its content is not what was recorded"
};
// Recomputes every digest; empty where all is sound. What was erased is no damage.
[[nodiscard]] std::vector<AuditDamage> verify_audit(const Database& database);

}  // namespace respite::store
