// A link to sign in with, by mail: to an address that the team file knows.
#pragma once

#include <string>

#include "app/desk/open_desk.h"
#include "app/view/token.h"

namespace respite {

// To whom that id or address belongs. Nothing goes out while a link they were mailed still opens
// something: whoever asks in somebody else's name can send no more than that.
// Throws Failure(kInput) where it belongs to nobody, or to more than one, and where the desk has no
// relay, or does not say the address of its pages.
SignInMailView mail_sign_in(const OpenDesk& desk, const std::string& to);

// Whether the desk can mail one at all.
[[nodiscard]] bool mails_sign_in(const Desk& desk);

}  // namespace respite
