// The ledger: load carried from one plan into the next, fading with a half-life.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/rota/problem.h"

namespace respite {

// What is left of a load after some time: half of it after one half-life, a quarter after two.
// Fixed-point integers (2^-16 of a half-life), so the same on every machine. A half-life of nothing
// leaves nothing; time that runs backwards takes nothing away.
[[nodiscard]] std::int64_t fade(std::int64_t load, Seconds elapsed, Seconds half_life);

// How much more than their share people carried before an instant, faded to it: [person] load
// seconds, below zero where they carried less; about zero in sum.
//
// Counted are held turns that ended by then and what people brought in (Person::history). What
// others ought to have carried of them is poured as fair shares are: a turn over the people of its
// rota, pro rata to share and presence since the first of these turns; what was brought in over
// everybody who was there. So a newcomer owes nothing for the time before joining.
[[nodiscard]] std::vector<std::int64_t> carried_load(const Desk& desk,
                                                     const DeskCalendars& calendars,
                                                     const std::vector<HeldTurn>& held,
                                                     Instant at_instant);

}  // namespace respite
