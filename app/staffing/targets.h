// Targets: whether the promises of the policy can be kept, and which could be.
#pragma once

#include "app/desk/open_desk.h"
#include "app/view/targets.h"

namespace respite {

// By what `ask` judges by, and what was measured in as many weeks up to now, or up to the end of
// the window where that lies in the past. `first` is today where nothing. Throws Failure(kInput)
// where the window cannot be, StoreError.
[[nodiscard]] TargetsView targets_of(const OpenDesk& desk, std::optional<Day> first, int weeks);

}  // namespace respite
