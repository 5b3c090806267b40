#include "cli/staffing_options.h"

namespace respite {

std::vector<Option> staffing_options() {
  return {{"from", 0, "DATE", "first day to look at (default: today)"},
          {"weeks", 0, "N", "how many weeks from there, 1 to 52 (default: 4)"}};
}

StaffingOptions staffing_options_of(const Session& session) {
  StaffingOptions options;
  options.from = session.arguments().day("from");
  options.weeks = static_cast<int>(session.arguments().number("weeks", 1, 52).value_or(4));
  return options;
}

}  // namespace respite
