// What needs a lead, as cards above the rota.
#pragma once

#include <vector>

#include "app/operation/tree.h"
#include "app/view/change.h"
#include "app/view/rota.h"
#include "server/route.h"
#include "server/services.h"
#include "words/words.h"

namespace respite::server {

// Who could take a gap, best first, and who may not.
struct GapTakers {
  std::string turn;
  Interval span;
  std::vector<CandidateView> people;
};

// Of the first gaps of what is published that a plan has turns for. Of one that has begun, nobody.
[[nodiscard]] std::vector<GapTakers> takers_of_gaps(const Call& call, const OpenDesk& desk,
                                                    const ShowView& shown);

// Names of the template "rota": gaps ahead of what is shown and who could take each, duties whose
// holder cannot hold them, a draft that waits, promises and messages.
[[nodiscard]] Members attention(const Call& call, const OpenDesk& desk, const Words& words,
                                const ShowView& shown, const std::vector<GapTakers>& takers);

}  // namespace respite::server
