// Parts: slots of a turn that several people hold, cut where a change begins and ends.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "scheduler/rota/life/change.h"
#include "store/life/duty_changes.h"
#include "store/published.h"

namespace respite::store {

// The key of the whole slot that a part is of: "oncall/primary/2026-12-07T09:00#2" without "#2".
[[nodiscard]] std::string whole_key(const std::string& key);
// The slot's time in the span, which lies in it.
[[nodiscard]] SlotRecord cut_to(SlotRecord slot, Interval span);

// The slots with the stretches laid over them, each held by whoever it goes to; `change` is noted
// with what they hold by it. Parts of a slot that adjoin and have the same holder become one, as
// planned if either was. The earliest part of a slot has its key; a later one keeps the key it
// begins with, else gets "key#n", with n from `next_part(key)`. Slots in any order, out by begin.
[[nodiscard]] std::vector<SlotRecord> lay_over(
    const std::vector<SlotRecord>& slots, const std::vector<Stretch>& stretches, ChangeId change,
    const std::function<std::int64_t(const std::string& key)>& next_part);

}  // namespace respite::store
