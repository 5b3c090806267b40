// What differs between two states of the rota, slot by slot.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <vector>

#include "store/published.h"

namespace respite::store {

struct SlotChange {
  std::string key;
  std::optional<SlotRecord> before;  // nothing: added
  std::optional<SlotRecord> after;   // nothing: removed
  // What comes after; for what is removed, what was.
  [[nodiscard]] const SlotRecord& slot() const {
    assert(before || after);
    return after ? *after : *before;  // NOLINT(bugprone-unchecked-optional-access): one is there
  }
  friend bool operator==(const SlotChange&, const SlotChange&) = default;
};

// Slots are matched on their key; equal ones are left out. Sorted by begin (of what comes after
// where there is one), then key. Keys are unique on either side.
[[nodiscard]] std::vector<SlotChange> diff(const std::vector<SlotRecord>& before,
                                           const std::vector<SlotRecord>& after);

[[nodiscard]] std::vector<SlotRecord> records_of(const std::vector<PublishedSlot>& published);

}  // namespace respite::store
