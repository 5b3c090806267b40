// The tables behind rule packs.
#pragma once

#include <span>

#include "scheduler/boundary/rule_pack.h"

namespace respite::packs {

[[nodiscard]] std::span<const PackRule> table(PackId pack);

}  // namespace respite::packs
