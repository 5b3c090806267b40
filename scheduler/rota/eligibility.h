// Who may ever hold a turn, whatever else the plan says.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/rota/problem.h"

namespace respite {

// Why that person may never hold that turn: the first that applies of not in the rota, not
// qualified when the turn begins, not there, leave, busy (work turns), protected time kept clear,
// on duty in a rota that the file has no more (`elsewhere`, [person] or empty), on a turn whose
// holder stays. Any overlap with covered time bars. Turns outside the window are frozen for
// everybody. Shape: [turn][person].
[[nodiscard]] std::vector<std::vector<std::optional<Rule>>> static_bars(
    const std::vector<ProblemTurn>& turns, const Desk& desk, const DeskCalendars& calendars,
    const std::vector<IntervalSet>& elsewhere);

// The leave of somebody that keeps them from a turn of a rota: all but what the rota tolerates.
[[nodiscard]] IntervalSet leave_against(const Desk& desk, const DeskCalendars& calendars,
                                        PersonIndex person, RotaIndex rota, Interval turn);

// From joining to leaving; without end where the file names none.
[[nodiscard]] Interval presence_of(const Person& person);

}  // namespace respite
