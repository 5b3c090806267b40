// The public status page: a file that says when it was true.
#pragma once

#include <string>

#include "app/view/status.h"

namespace respite {

[[nodiscard]] std::string status_page(const StatusView& view);

}  // namespace respite
