// Advice: what rule packs warn of in a rota, and no plan is held to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/rota/solution.h"

namespace respite {

struct Advice {
  const PackRule* rule = nullptr;
  std::optional<PersonIndex> person = {};  // nobody: a rota's
  std::vector<TurnIndex> turns = {};       // the ones it is between
  std::string text;  // "Asha Rao: 200 h on call ...; the limit is 150 h (SRE-25: ...)"
};

// By person, then of rotas. How long ahead somebody is told hangs on what is published: see
// app/rota/notice.h.
[[nodiscard]] std::vector<Advice> advice_of(const Problem& problem, const Solution& solution);

}  // namespace respite
