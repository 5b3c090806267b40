// The tables behind rule packs.
#pragma once

#include <span>

#include "scheduler/team/packs/rule_pack.h"

namespace respite::packs {

[[nodiscard]] std::span<const PackRule> table(PackId pack);

}  // namespace respite::packs
