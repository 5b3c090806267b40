// What a desk's rule packs ask of its rotas.
#pragma once

#include <span>
#include <vector>

#include "scheduler/team/limit.h"
#include "scheduler/team/packs/rule_pack.h"

namespace respite {

// A pack as a desk goes by it: its table and the policy's changes. What it forbids or asks consent
// for is a hard limit, each of a number of its own; what it warns of is only told.
struct DeskPack {
  PackId pack = PackId::kNone;
  Limits limits;
  Limits advice;                      // limits likewise, that no plan is held to
  std::vector<const PackRule*> told;  // what is no limit
  [[nodiscard]] bool asks() const {
    return limits.rest || advice.rest || !limits.long_rests.empty() || !advice.long_rests.empty() ||
           !limits.sums.empty() || !advice.sums.empty() || !told.empty();
  }
};

[[nodiscard]] DeskPack desk_pack(PackId pack, std::span<const RuleChange> changes);

}  // namespace respite
