// The rota as CSV, safe to open in a spreadsheet.
#pragma once

#include <string>

#include "app/view/rota.h"

namespace respite {

// A header line and a line for each slot of a duty: id, rota, seat, turn, person, name, begin and
// end in UTC, begin and end on the clock of the slot's zone, the zone, elapsed hours. A text that a
// spreadsheet would take for a formula (it begins with = + - @, a tab or a line break) gets an
// apostrophe in front.
[[nodiscard]] std::string to_csv(const BoardView& board);

}  // namespace respite
