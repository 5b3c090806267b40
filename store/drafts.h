// The one current draft.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/published.h"

namespace respite::store {

// A plan leaves what is published as it is; a re-plan moves the published turns that its slots give
// to somebody else.
enum class DraftKind { kPlan, kReplan };

struct Draft {
  DraftKind kind = DraftKind::kPlan;
  Revision base = 0;         // the publication it was planned against
  std::string input_digest;  // hex, of everything it was made from
  Interval window;
  std::uint64_t seed = 0;
  std::int64_t effort = 0;
  std::string program;  // version of the program and of tzdata it was made with
  std::string tzdata;
  Instant created;
  std::string by;
  std::vector<SlotRecord> slots;
  std::string id;           // set by save_draft: draft_id()
  std::string result_json;  // what show and diff tell of it; opaque here
};

// 12 hex digits of the hash of what the draft is: all but who made it when, and what is told of
// it. The same plan made again has the same id.
[[nodiscard]] std::string draft_id(const Draft& draft);

// Replaces the current draft; returns its id.
std::string save_draft(Database& database, const Draft& draft);
// Nothing where there is none. Throws StoreError where it is not what was saved.
[[nodiscard]] std::optional<Draft> read_draft(const Database& database);
// Takes that draft away, and no other that somebody has made since.
void drop_draft(Database& database, const std::string& id);

}  // namespace respite::store
