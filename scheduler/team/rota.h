// Rotas: duties that must be held, as the team file declares them.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scheduler/team/index.h"
#include "scheduler/team/outside_account.h"
#include "scheduler/team/limit.h"
#include "scheduler/team/place.h"
#include "scheduler/team/skill.h"
#include "scheduler/time/weekly_hours.h"

namespace respite {

// How a rota counts for rest, averages and hours: only work does.
enum class Counts { kStandby, kWork };

struct EveryHours { int hours = 12; };  // elapsed hours
struct EveryDays { int days = 1; };     // civil days
struct EveryWeekdays { std::vector<Weekday> weekdays; };  // sorted from Monday

// When a duty changes hands. `from` fixes the phase, so that "every 2 weeks" never depends on the
// window asked for. For hours the first handover is `at` on `from`, then every so many elapsed
// hours; else at `at` on the wall clock of each handover date. Weeks are multiples of 7 days.
struct Handover {
  std::variant<EveryHours, EveryDays, EveryWeekdays> every = EveryDays{7};
  TimeOfDay at{};
  Day from{};
};

struct Seat {
  std::string id;               // "primary"
  int factor_percent = 100;     // of the load
  std::vector<Skill> skills;    // each at its level or above
  bool shadow = false;          // watches, and is never called; empty is no gap
  bool required = true;         // else filled where nothing is in the way; empty is no gap
  std::string was{};            // its id before; empty: none
};

// Rotas held from handover to handover, every seat by one person.
struct HandoverPlan {
  Handover handover;
  std::vector<Seat> seats;  // at least one
};

// A named stretch of local time that repeats. `staff` interchangeable seats, or up to `most`.
struct Shift {
  std::string id;                // "early"
  WeeklyHours times;             // one span for each day it runs
  std::optional<Zone> zone;      // else the rota's
  int staff = 1;                 // wanted
  std::optional<int> least{};    // required of them; nothing: all
  std::optional<int> most{};     // may stand there; nothing: as many as are wanted
  int under = 100;               // price of each head missing, relative to other shifts
  int factor_percent = 100;
  std::vector<Skill> skills;     // of every head
  std::vector<Skill> one_has;    // at least one head has them all
  std::vector<Skill> each_of{};  // each of these at least one head has, not always the same
  bool novice_alone = true;      // else a novice stands there only beside somebody able
  std::vector<PersonIndex> people;  // who may hold it; empty: who may hold the rota
  int over = 0;                  // price of each head more than wanted, in Tier::kLimits
  bool required = true;          // as of a seat; of every head
  std::string was{};             // its id before; empty: none
  std::string group{};           // limits may name it for all of its shifts; empty: none
};

struct ShiftPlan {
  std::vector<Shift> shifts;  // at least one
};

// When a handover rota covers; elsewhere its holder has no slot.
struct CoversAlways {};
struct CoversOutsideService {};  // outside the desk's service hours; holidays are outside
struct CoversHours { WeeklyHours hours; };
using Covers = std::variant<CoversAlways, CoversOutsideService, CoversHours>;

// Events of a calendar that raise a shift's staff while they last, to so many.
struct DemandRaise {
  FileReference calendar;
  std::string shift;
  int staff = 1;
};

struct Rota {
  std::string id;
  std::string name;
  Zone zone = Zone::utc();
  Counts counts = Counts::kStandby;
  Covers covers;                    // handover rotas only
  std::variant<HandoverPlan, ShiftPlan> plan;
  std::vector<PersonIndex> people;  // who may hold it, sorted
  std::vector<std::string> reach;   // how to reach whoever is on
  // Where set: a person novice in a skill of the rota's first seat may hold it only beside an
  // able second seat.
  bool novice_needs_able_secondary = false;
  std::vector<DemandRaise> raises;
  Seconds leave_tolerance{};        // leave that begins in the last of a turn does not bar it
  Limits limits;                    // over this rota's turns alone, on top of the person's
  std::string was;                  // its id before; empty: none
  Place declared_at;
  std::vector<OutsideAccount> accounts{};  // what it is in other systems: a schedule there
};

// The seat, shift or rota that is called so now, else the one that was; end() where there is none.
// What was published under an id stays so: it is read as what is called otherwise now.
template <class Declared>
[[nodiscard]] auto find_called(const Declared& all, std::string_view id) {
  const auto now = std::ranges::find_if(all, [&](const auto& one) { return one.id == id; });
  if (now != all.end()) return now;
  return std::ranges::find_if(all, [&](const auto& one) { return !id.empty() && one.was == id; });
}

}  // namespace respite
