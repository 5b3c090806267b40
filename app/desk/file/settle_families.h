// What limits of the families mean once the whole team file is read.
#pragma once

#include "scheduler/team/desk.h"

namespace respite::team_file {

// Gives every limit of the families a number of its own, and each person what the desk says that
// they never hold; groups in successions become their shifts.
void settle_families(Desk& desk);

}  // namespace respite::team_file
