// Desks made by hand for tests: small, plain, and easy to bend.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scheduler/rota/solution.h"

namespace respite::test {

// Empty calendars of the right shapes.
[[nodiscard]] DeskCalendars no_calendars(const Desk& desk);

// People "p0", "p1", ... in London, one team, no sites, no limits, skill "general" at able.
// Nights are 22:00 to 06:00, weekends Saturday and Sunday.
[[nodiscard]] Desk bare_desk(int people);

// Adds a rota that everybody may hold, handed over Mondays at 09:00 from 2026-12-07, covering
// always. Standby.
Rota& add_weekly(Desk& desk, std::string id, const std::vector<std::string>& seats);

// Adds a rota of work shifts that everybody may hold, every day of the week.
struct ShiftSpec {
  std::string id;
  std::string_view from;
  std::string_view to;
  int staff = 1;
};
Rota& add_shifts(Desk& desk, std::string id, const std::vector<ShiftSpec>& shifts);

// So many weeks (days) from Monday 2026-12-07, London midnight.
[[nodiscard]] Interval weeks_of_winter(int weeks);
[[nodiscard]] Interval days_of_winter(int days);

[[nodiscard]] Problem make_problem(const Desk& desk, Interval window);

// Whoever holds what, by ids: "p0 p1 - p2", a dash for nobody, in the order of the turns.
[[nodiscard]] Solution holders(const Problem& problem, std::string_view text);

}  // namespace respite::test
