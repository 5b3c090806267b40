// Options of the commands that look ahead at who will be there: from when, for how long.
#pragma once

#include <optional>
#include <vector>

#include "cli/command.h"
#include "cli/session.h"

namespace respite {

struct StaffingOptions {
  std::optional<Day> from;  // nothing: today, on the desk's clock
  int weeks = 4;
};

[[nodiscard]] std::vector<Option> staffing_options();  // --from, --weeks
[[nodiscard]] StaffingOptions staffing_options_of(const Session& session);

}  // namespace respite
