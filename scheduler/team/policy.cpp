#include "scheduler/team/policy.h"

#include <algorithm>

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

Seconds time_to_acknowledge(const Policy& policy) {
  constexpr Seconds kUsual = std::chrono::minutes{5};
  const auto target = std::ranges::find(policy.targets, Priority::kP1, &Target::priority);
  return target == policy.targets.end() ? kUsual : target->acknowledge.value_or(kUsual);
}

Seconds time_for_each_step(const Policy& policy) {
  return std::clamp(policy.escalate_after.value_or(time_to_acknowledge(policy)), kShortestStep,
                    kLongestStep);
}

}  // namespace respite
