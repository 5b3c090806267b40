// What `check` warns of before anything is placed.
#pragma once

#include <vector>

#include "app/desk/open_desk.h"

namespace respite {

[[nodiscard]] std::vector<Diagnostic> warn_of_protection(const OpenDesk& desk);

}  // namespace respite
