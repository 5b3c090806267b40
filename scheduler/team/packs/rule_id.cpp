#include "scheduler/team/packs/rule_id.h"

#include <array>

namespace respite {
namespace {

constexpr std::array<std::string_view, kRuleCount> kNames = {
    "BLK-MOV",    "BLK-DEF",  "BUDGET-W",        "PER-HOURS",    "BLK-NN",       "REST-D11",
    "LEAVE",      "BUSY",     "PERS-5BD",        "BATCH-P4",     "SCOPE",        "EMG-TEST",
    "EMG-OK",     "ONC-2x12", "SVC-HOURS",       "VIP-NOREFUSE", "PREEMPT-PERS", "SHIELD",
    "FOLLOW-SUN", "SLA-RISK", "DEADLINE-MISSED", "RTD-PT"};

}  // namespace

std::string_view to_text(RuleId rule) { return kNames[static_cast<std::size_t>(rule)]; }

std::optional<RuleId> parse_rule(std::string_view text) {
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    if (kNames[i] == text) return static_cast<RuleId>(i);
  }
  return std::nullopt;
}

}  // namespace respite
