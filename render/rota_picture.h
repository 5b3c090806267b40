// A quarter on one page: people by days, for the wall. Readable in grey.
#pragma once

#include <string>

#include "app/view/rota.h"
#include "render/sheet.h"

namespace respite {

// SVG in the shape of a sheet of A4 or Letter on its side: strips of seven weeks at most, a row for
// each person, a letter for each turn; weekends and holidays shaded; a row of what nobody holds.
// Turns shorter than most of a day stand on the civil day they begin, longer ones from begin to
// end, on the desk's clock.
[[nodiscard]] std::string rota_picture(const ScheduleView& schedule);
// A page of it, that says whose, of when and which revision.
[[nodiscard]] Sheet sheet_of(const ShowView& view);

}  // namespace respite
