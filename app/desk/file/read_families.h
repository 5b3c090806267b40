// Limits of the two families and their kin, as [limits] says them in words.
#pragma once

#include "app/desk/file/fields.h"
#include "app/desk/file/lookup.h"
#include "scheduler/team/desk.h"

namespace respite::team_file {

// Whose limits they are: a person's bind nobody else, a rota's count its own turns alone.
enum class LimitsOf { kDesk, kPerson, kRota };

// `duties`: shifts, seats and groups that may be named.
void read_families(Limits& limits, const Fields& fields, LimitsOf of, const Names& duties,
                   const Names& people, Report& report);

}  // namespace respite::team_file
