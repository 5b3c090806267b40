// Team files for emergencies, by name.
#pragma once

#include <string>

namespace respite::test {

// "plain", or what is other than there, with '+' between: "ladder", "no-leads", "one", "slow",
// "no-mail", "ana-left", "ana-gone", "other-criteria", "asks-for-ana", "quiet-ana", "seconds".
[[nodiscard]] std::string emergency_file(const std::string& name);

}  // namespace respite::test
