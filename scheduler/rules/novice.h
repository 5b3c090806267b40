// Novices on a shift: who is able there, and who must not be there without somebody able.
#pragma once

#include "scheduler/team/desk.h"

namespace respite {

// Of the skills that a shift asks for, all of the desk's where it asks for none: able has one of
// them at least as able, a novice has some, all as a novice.
[[nodiscard]] bool is_able_on(const Desk& desk, const Shift& shift, const Person& person,
                              Instant at);
[[nodiscard]] bool is_novice_on(const Desk& desk, const Shift& shift, const Person& person,
                                Instant at);

}  // namespace respite
