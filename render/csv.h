// The rota as CSV (RFC 4180: commas, quotes, CRLF), safe to open in a spreadsheet.
#pragma once

#include <string>
#include <string_view>

#include "app/view/rota.h"

namespace respite {

// A header line and a line for each slot of a duty: id, rota, seat, turn, person, name, begin and
// end in UTC, begin and end on the clock of the slot's zone, the zone, elapsed hours.
[[nodiscard]] std::string to_csv(const BoardView& board);

// One field, quoted where it must be. A text that a spreadsheet would take for a formula (it
// begins with = + - @, a tab or a line break) gets an apostrophe in front.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace respite
