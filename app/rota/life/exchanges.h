// What others could give in return for a duty.
#pragma once

#include <vector>

#include "app/rota/snapshot.h"
#include "app/view/change.h"

namespace respite {

// Two equal places of one shift at the same time: whoever gives one, and takes the other.
[[nodiscard]] bool changes_nothing(const std::vector<Stretch>& stretches);

// Whole turns of the same rotas that lie ahead, each of one other person: those nearest in time
// that both may take, as the law has it, by what the exchange would bend and then by time. None
// where the stretches are not one person's.
[[nodiscard]] std::vector<ExchangeView> exchanges_for(const OpenDesk& desk,
                                                      const Snapshot& snapshot,
                                                      const std::vector<Stretch>& stretches);

}  // namespace respite
