// Turns and slots: what a rota asks of people, and what of it is stored and published.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"

namespace respite {

// One covered interval of a turn: civil time and UTC. Where it begins or ends with its turn it has
// the turn's civil time, elsewhere what the clock shows.
struct Slot {
  Wall begin;
  Wall end;
  Interval span;
  friend bool operator==(const Slot&, const Slot&) = default;
};

// One seat from handover to handover, or one head of one shift: what is given to a person.
struct Turn {
  RotaIndex rota{};
  std::uint32_t seat = 0;   // into the rota's seats, or its shifts
  std::uint32_t place = 0;  // among the interchangeable heads of a shift; else 0
  std::string seat_id;      // "primary", "early"
  Zone zone = Zone::utc();
  Wall begin;  // civil, in `zone`, as declared: even where the clock skips it
  Wall end;
  Interval span;            // the same as instants (Zone::at_transition)
  std::vector<Slot> slots;  // what is covered, sorted, never none
};

// The name of a turn or slot that never changes while it is the same duty: rota, seat, civil
// begin and, beyond the first, the place: "oncall/primary/2026-12-07T09:00",
// "desk/early/2026-12-07T07:00/2".
//
// Two turns of a rota by the hour would share a name only if a clock set back showed the begin of
// both: not from 4 hours up in any zone lived in since 1970, nor from 2 in most.
[[nodiscard]] std::string duty_key(std::string_view rota, std::string_view seat, Wall begin,
                                   std::uint32_t place);

// A rota begins at the first handover on or after its `from`; before it there are no turns. Turns
// every so many hours are named by what the clock shows when they begin.
//
// The turns that begin in the window, sorted by begin, rota, seat, place. What covers nothing (a
// skipped hour, a week all in service hours) is left out.
[[nodiscard]] std::vector<Turn> expand_turns(const Desk& desk, const DeskCalendars& calendars,
                                             Interval window);

// What rotas must cover in the window before their first turn in it begins: [rota] in order. That
// is what falls in the window of turns begun before it; a rota that has not begun asks nothing.
[[nodiscard]] std::vector<IntervalSet> uncovered_before_first_turn(const Desk& desk,
                                                                   const DeskCalendars& calendars,
                                                                   Interval window);

}  // namespace respite
