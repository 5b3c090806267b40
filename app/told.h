// What of a verdict goes to whom: a requester learns nothing of others.
#pragma once

#include "app/acts_view.h"
#include "app/ask_view.h"

namespace respite {

// Verdict, time, alternatives, promise, reply, and the rules their own request set off: nothing of
// leave, blocks, rest, windows or consents.
[[nodiscard]] AskView told_to_requester(AskView view);
// The same for somebody nobody knows: no names beside those of the reply.
[[nodiscard]] AskView told_to_public(AskView view);
[[nodiscard]] TakenView told_to_requester(TakenView view);

}  // namespace respite
