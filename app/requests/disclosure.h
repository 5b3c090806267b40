// What of a verdict goes to whom: a requester learns nothing of others.
#pragma once

#include "app/desk/open_desk.h"
#include "app/view/requests.h"

namespace respite {

// Verdict, time, alternatives, promise, reply, and the rules their own request set off: nothing of
// leave, blocks, rest, windows or consents.
[[nodiscard]] AskView for_requester(AskView view);
// The same for somebody nobody knows, with how to sign in; who can help is told as far as the desk
// names people to everybody, and other times where anybody may book. The reply must be of a desk
// as_public_sees() it.
[[nodiscard]] AskView for_public(AskView view, const Policy& policy, Language language);
// With people called what everybody may know: the desk, where that is nothing; and without numbers.
[[nodiscard]] Desk as_public_sees(Desk desk);
// How an emergency stands, to whoever asked (ladder.h): to a visitor as the public sees the desk.
[[nodiscard]] std::string stands_to_asker(const OpenDesk& desk, const RequestView& request);
[[nodiscard]] TakenView for_requester(TakenView view);

}  // namespace respite
