// What one rota asks for; turn.cpp joins them.
#pragma once

#include <vector>

#include "scheduler/rota/turn.h"

namespace respite {

// Every turn of a rota that shares time with the window, whole, also where it covers nothing; by
// begin within a seat. The one for handover rotas, the other for shift rotas.
[[nodiscard]] std::vector<Turn> expand_handovers(const Desk& desk, const DeskCalendars& calendars,
                                                 RotaIndex rota, Interval window);
[[nodiscard]] std::vector<Turn> expand_shifts(const Desk& desk, const DeskCalendars& calendars,
                                              RotaIndex rota, Interval window);

}  // namespace respite
