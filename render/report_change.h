// What is said of changes to a published rota, and of leave.
#pragma once

#include <string>

#include "app/view/change.h"
#include "render/style.h"

namespace respite {

[[nodiscard]] std::string render(const ChangedView& view, const Style& style);
[[nodiscard]] std::string render(const DutyChangesView& view, const Style& style);
[[nodiscard]] std::string render(const LeaveView& view, const Style& style);

}  // namespace respite
