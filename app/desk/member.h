// Member: somebody the desk's team file knows, and what they may do when they sign in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scheduler/team/desk.h"
#include "scheduler/time/instant.h"
#include "store/tokens.h"

namespace respite {

struct Member {
  std::string id;
  std::string name;
  store::TokenRole role{};  // lead where the file says so, technician, or requester
};

// By id or e-mail address, ASCII case aside. Nothing for a name that is nobody's or two people's,
// and for somebody who has left by then.
[[nodiscard]] std::optional<Member> find_member(const Desk& desk, std::string_view name,
                                                Instant now);

// Whether they are gone by then: `leaves` is the first day without them, on their own clock.
[[nodiscard]] bool has_left(const Person& person, Instant now);

// What the holder of an API token, a sign-in link or a session may do now: what it was made for,
// and never more than the team file gives them by now. Nothing where they have left. Requesters
// need not be in the file.
[[nodiscard]] std::optional<store::TokenRole> standing_role(const Desk& desk,
                                                            const store::Token& token, Instant now);

}  // namespace respite
