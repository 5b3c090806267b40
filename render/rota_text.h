// A rota as people look at it: its turns, what each person carries, how good it is.
#pragma once

#include <string>

#include "app/view/plan.h"
#include "app/view/rota.h"
#include "render/style.h"

namespace respite {

// One block for each rota that has turns. Turns of two days and longer are rows under their
// seats; shorter ones are letters in a table of people and days, cut into weeks that fit.
[[nodiscard]] std::string render_grid(const ScheduleView& schedule, const Style& style);

// A block for each month the window touches, on the desk's clock. A day lists who begins a turn on
// it, and who still holds one that runs through its end; "*" marks a holiday, "?" an open seat.
[[nodiscard]] std::string render_calendar(const ScheduleView& schedule, const Style& style);

// A row for each person the schedule concerns, a bar of the load with "|" where the fair share is.
[[nodiscard]] std::string render_load(const ScheduleView& schedule, const Style& style);

// How even, in what; what was traded; how far from the best possible at most.
[[nodiscard]] std::string quality_text(const PlanView& view, const Style& style);

// "Score (less is better): cover 0, limits 0, balance 34; bound: cover 0, limits 0, balance 30."
[[nodiscard]] std::string score_text(const QualityView& quality);

// A header line and a line for each slot of a duty: id, rota, seat, turn, person, name, begin and
// end in UTC, begin and end on the clock of the slot's zone, the zone, elapsed hours. A text that a
// spreadsheet would take for a formula (it begins with = + - @, a tab or a line break) gets an
// apostrophe in front.
[[nodiscard]] std::string to_csv(const ScheduleView& schedule);

}  // namespace respite
