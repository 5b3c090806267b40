// Who acts on a published rota, and in which part.
#pragma once

#include <string>

#include "app/operation/operation.h"
#include "scheduler/rota/life/change.h"

namespace respite {

struct Actor {
  std::string id;
  Part part = Part::kRequester;
};

// Over HTTP, whoever the token is for. On the command line, whoever is named: a colleague or a
// requester that the team file knows acts as such, and anybody else, who has the desk's files in
// their hands, as a lead.
[[nodiscard]] Actor actor_of(const Context& context);

// Throws Failure(kRule) for whoever is no lead: `what` is "may ...".
void require_lead(const Actor& actor, const std::string& what);

}  // namespace respite
