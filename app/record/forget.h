// Forgetting a person or a requester: their text is erased from the store.
#pragma once

#include <string>

#include "app/desk/open_desk.h"
#include "app/view/record.h"

namespace respite {

// Throws Failure(kInput) where the store has nothing of anybody of that id; Failure(kRule) where
// they are in the team file and `listed_too` is not said, or somebody still waits for a request of
// theirs.
[[nodiscard]] ForgetView forget(const OpenDesk& desk, const std::string& id, bool listed_too);

}  // namespace respite
