// What becomes of a policy's own word on a rule: taken, or why not.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "scheduler/team/packs/rule_pack.h"

namespace respite {

enum class ChangeEffect {
  kTaken,
  kNoSuchRule,   // not in that pack; where none is named, in none
  kNothingActs,  // known, but neither verdict nor rota goes by its severity yet
  kOnlyTold,     // no plan can be held to it: it stays at `least`
  kBudget,       // BLK-MOV: how many blocks may move is a number, not a severity
  kWantsReason,  // it relaxes and does not say why: not taken
  kHeld,         // taken as far as `least`: no policy gives away more
};
struct ChangeOutcome {
  ChangeEffect effect = ChangeEffect::kTaken;
  PackId pack = PackId::kNone;  // that it would relax
  RuleSeverity least = RuleSeverity::kOff;
};

// Of a change that follows those `before` it. Its pack is one there is, or empty.
[[nodiscard]] ChangeOutcome outcome_of(const RuleChange& change,
                                       std::span<const RuleChange> before);

// Ids of the packs, by name; the desk's own rules are none.
[[nodiscard]] std::vector<std::string_view> pack_ids();
// Ids of the rules of a pack, those every desk has among them; of all packs where it is empty.
[[nodiscard]] std::vector<std::string_view> rule_ids(std::string_view pack);

}  // namespace respite
