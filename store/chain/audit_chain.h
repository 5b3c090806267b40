// The digest that ties each entry of the audit to all before it, and the one time that all were
// tied anew. Private to store/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/time/instant.h"

namespace respite::store {

class Connection;

// What of an entry the chain covers: the detail by its hash and who acted by pseudonym (actors.h),
// so that both can be erased.
struct ChainedAct {
  std::int64_t entry = 0;
  Instant at;
  std::string by;
  std::string os_user;
  std::string act;
  std::string subject;
  std::string detail_sha256;
};

// An entry as it is stored.
struct ChainedRow {
  ChainedAct act;
  std::optional<std::string> detail;  // nothing: erased
  std::string digest;
};

// Of audit or a table like it, by entry.
[[nodiscard]] std::vector<ChainedRow> read_chained(Connection& connection,
                                                   const std::string& table);

// SHA-256 (hex) of the entry and the digest before it; "" before the first.
[[nodiscard]] std::string digest_of(const std::string& previous, const ChainedAct& chained);

// Without a detail: erased.
void insert_audit(Connection& connection, const ChainedAct& chained,
                  const std::optional<std::string>& detail, const std::string& digest);

// Entries of the time when the chain covered names, from the table audit_with_names into audit: the
// same entries after an entry 0 that records the digest their old chain ended with. What was
// damaged there is damaged here.
void chain_again(Connection& connection);

}  // namespace respite::store
