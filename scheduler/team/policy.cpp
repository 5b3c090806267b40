#include "scheduler/team/policy.h"

namespace respite {

std::string to_text(Priority priority) {
  return "P" + std::to_string(static_cast<int>(priority) + 1);
}

std::optional<Priority> parse_priority(std::string_view text) {
  for (const Priority priority : {Priority::kP1, Priority::kP2, Priority::kP3, Priority::kP4}) {
    if (to_text(priority) == text) return priority;
  }
  return std::nullopt;
}

}  // namespace respite
