// The public status of a desk: whether somebody is on, when it serves, when somebody has time.
#pragma once

#include "app/open_desk.h"
#include "app/status_view.h"

namespace respite {

[[nodiscard]] StatusView status_of(const OpenDesk& desk);

}  // namespace respite
