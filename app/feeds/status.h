// The public status of a desk: whether somebody is on, when it serves, when somebody has time.
#pragma once

#include "app/desk/open_desk.h"
#include "app/view/status.h"

namespace respite {

[[nodiscard]] StatusView status_of(const OpenDesk& desk);

}  // namespace respite
