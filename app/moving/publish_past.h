// What was held before Respite, published as its past.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/moving/import.h"
#include "app/moving/slots_held.h"

namespace respite::moving {

struct PastOfRota {
  std::vector<std::string> keys;  // of slots that an earlier import brought
  Instant limit;                  // before which history may lie
};
[[nodiscard]] PastOfRota past_of(const store::Database& database, const std::string& rota,
                                 Instant now);

// In place of the slots `replaced` that lie in the window; the revision, or 0 where nothing
// changes.
[[nodiscard]] Revision publish_past(
    const Invocation& invocation, const ImportRequest& request, const OpenDesk& desk,
    Interval window, const std::vector<std::string>& replaced,
    const std::function<std::vector<SlotRecord>(const NextPart&)>& make_records);

// History from a list (history_list.h).
[[nodiscard]] ImportView import_history_list(const Invocation& invocation,
                                             const ImportRequest& request);

}  // namespace respite::moving
