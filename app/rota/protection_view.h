// A placement as it is told.
#pragma once

#include "app/view/protection.h"

namespace respite {

[[nodiscard]] ProtectionView protection_view(const Desk& desk, const Placement& placement);

}  // namespace respite
