// The slots of a schedule gathered into turns, as grids and calendars show them. Private to
// render.
#pragma once

#include <string>
#include <vector>

#include "app/view/rota.h"
#include "render/style.h"
#include "render/words.h"

namespace respite {

struct TurnCell {
  std::string seat;
  std::uint32_t place = 0;
  Interval span;
  Wall begin;  // on the clock of its zone
  Wall end;
  std::vector<std::string> holders;  // ids, by when they begin; none where nobody holds any of it
  bool open = false;                 // some of it is held by nobody
  bool required = true;
  bool kept = false;
};

// The turns of one rota, sorted by begin, then as the rota's seats stand, then place.
[[nodiscard]] std::vector<TurnCell> turns_of(const ScheduleView& schedule, const RotaView& rota);

// A letter for each seat of the rota, no two alike: of its name where it can be ("E" for early).
[[nodiscard]] std::vector<std::string> letters_of(const std::vector<std::string>& seats);

// "Christmas Day, Boxing Day": the holidays on the civil days that [begin, end) touches.
[[nodiscard]] std::string holidays_in(const ScheduleView& schedule, Wall begin, Wall end);

// Blocks of whole weeks, as many beside one another as the style is wide. A day is the civil day
// on which a turn begins. Below the people a line counts the seats nobody holds.
[[nodiscard]] std::string day_grid(const ScheduleView& schedule, const RotaView& rota,
                                   const std::vector<TurnCell>& turns, const PeopleNames& names,
                                   const Style& style);

}  // namespace respite
