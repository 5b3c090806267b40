// Who is on duty at a moment, since when, until when, and who comes next.
#pragma once

#include "app/desk/open_desk.h"
#include "app/view/who.h"

namespace respite {

// From what is published. Where the team file is being edited and is broken right now (`desk` is
// nothing), names and numbers are those it was last published with.
[[nodiscard]] WhoView who(const Invocation& invocation, const std::optional<OpenDesk>& desk,
                          Instant at);

// What everybody may know of it: nothing of how to reach anybody, nor whether they are away.
[[nodiscard]] WhoView for_public(WhoView view, PublicNames names);

// A name as far as everybody is told names.
[[nodiscard]] std::string shown_name(std::string name, PublicNames names);
// The same of a person, whose id goes where the whole name is not told.
void tell_whom(std::optional<std::string>& person, std::string& name, PublicNames names);

}  // namespace respite
