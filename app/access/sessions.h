// Sessions of the pages: begun with a sign-in link, which is spent by it.
#pragma once

#include <chrono>
#include <optional>

#include "app/desk/open_desk.h"
#include "store/tokens.h"

namespace respite {

inline constexpr std::chrono::days kSessionLasts{30};

// A session of whoever the link was made for, in its role, from now on. Nothing where the link was
// spent already, revoked or expired, or is no sign-in link.
[[nodiscard]] std::optional<store::MadeToken> begin_session(const Invocation& invocation,
                                                            const store::Token& link);

}  // namespace respite
