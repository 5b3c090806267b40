// What people want to be told, and how.
#pragma once

#include "app/operation/operation.h"

namespace respite {

[[nodiscard]] Operation prefer_operation();

}  // namespace respite
