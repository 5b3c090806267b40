#include "store/diff.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace respite::store {

std::vector<SlotChange> diff(const std::vector<SlotRecord>& before,
                             const std::vector<SlotRecord>& after) {
  std::map<std::string, SlotChange> by_key;
  for (const SlotRecord& slot : before) by_key[slot.key].before = slot;
  for (const SlotRecord& slot : after) by_key[slot.key].after = slot;

  std::vector<SlotChange> changes;
  for (auto& [key, change] : by_key) {
    if (change.before == change.after) continue;
    change.key = key;
    changes.push_back(std::move(change));
  }
  const auto order = [](const SlotChange& change) {
    return std::tie(change.slot().span.begin, change.key);
  };
  std::sort(changes.begin(), changes.end(),
            [&order](const SlotChange& a, const SlotChange& b) { return order(a) < order(b); });
  return changes;
}

std::vector<SlotRecord> records_of(const std::vector<PublishedSlot>& published) {
  std::vector<SlotRecord> records;
  records.reserve(published.size());
  for (const PublishedSlot& each : published) records.push_back(each.slot);
  return records;
}

}  // namespace respite::store
