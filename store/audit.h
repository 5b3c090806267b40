// The audit: every act of the boundary side, in order, each chained to the one before by hash.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
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

// A publication, or an entry of the audit. Entry 0: those after it were chained again, when names
// became erasable.
struct AuditLine {
  std::string number = {};  // "revision 3", "entry 7"
  Act act = {};             // the detail is empty once erased, and who acted a pseudonym
};

// What of it is asked for.
struct AuditPart {
  std::optional<Instant> since = {};  // of that time and later
  std::int64_t after = 0;             // so many of those are left out
  std::int64_t most = -1;             // -1: all
};

// Appends an entry and returns its number. A correction is a new entry: nothing recorded is
// changed or deleted, by whoever writes.
std::int64_t record(Database& database, const Act& act);

// In the order of their times, publications first; reads no more than is asked for.
[[nodiscard]] std::vector<AuditLine> read_audit(const Database& database,
                                                const AuditPart& part = {});
// When the last act on each subject was.
[[nodiscard]] std::map<std::string, Instant> read_last_acts(const Database& database);

struct AuditEnd {
  std::int64_t entries = 0;  // how many there are
  std::string digest;        // hex, of the last: it covers all
};
[[nodiscard]] AuditEnd read_audit_end(const Database& database);

struct AuditDamage {
  std::int64_t entry = 0;
  std::string words;  // "entry 7: its content is not what was recorded"
};
// Recomputes every digest; empty where all is sound. What was erased is no damage.
[[nodiscard]] std::vector<AuditDamage> verify_audit(const Database& database);

}  // namespace respite::store
