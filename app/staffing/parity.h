// Parity: which skill hangs on whom, and who might learn it.
#pragma once

#include "app/desk/open_desk.h"
#include "app/view/parity.h"

namespace respite {

// By what `ask` judges by. `first` is today where nothing. Throws Failure(kInput) where the window
// cannot be, StoreError.
[[nodiscard]] ParityView parity_of(const OpenDesk& desk, std::optional<Day> first, int weeks);

}  // namespace respite
