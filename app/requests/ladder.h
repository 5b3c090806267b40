// Emergencies that were taken: who is told, one after the other, until somebody acknowledges.
#pragma once

#include <string>
#include <vector>

#include "app/requests/moment.h"
#include "app/view/requests.h"
#include "store/messages/ladder.h"

namespace respite {

// Whether somebody is to act on it at once.
[[nodiscard]] bool climbs_ladder(const RequestRecord& request);

// Tells whoever the verdict named, within the transaction that takes the request; nobody where there
// is neither a relay nor a webhook that wants to hear of it.
void begin_ladder(store::Database& database, const OpenDesk& desk, RequestId request);

// Tells the next one of each emergency that nobody acknowledged in time, within the caller's
// transaction: whoever an emergency would go to now if those who were told before were not there.
// When there is nobody left the next round begins; after the third nobody is told, but whoever was
// not told in it and comes on duty later. However late it is, each is told one step after the one
// before. A sentence for each.
[[nodiscard]] std::vector<std::string> climb_ladders(store::Database& database,
                                                     const OpenDesk& desk);

// When the next one is told, where anybody is left; nothing where it is acknowledged or has ended.
[[nodiscard]] std::optional<Instant> next_step_at(const Desk& desk, const RequestRecord& request,
                                                  const std::vector<LadderStepRecord>& steps);

// How it stands, to whoever asked; empty once it has ended unacknowledged: "Asha Rao was told
// today 02:13 and has not answered. Call +44 ...".
[[nodiscard]] std::string ladder_text(const Desk& desk, const RequestRecord& request,
                                      const std::vector<LadderStepRecord>& steps,
                                      std::string_view language, Instant now);

}  // namespace respite
