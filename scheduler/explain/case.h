// A case: what somebody asks why of, with everything around it that could be otherwise.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/explain/bent_limit.h"
#include "scheduler/rota/solution.h"

namespace respite {

// A limit as it would be for one person.
struct OwnFigure {
  Element limit;
  PersonIndex person{};
  std::int64_t figure = 0;  // in the unit of Breach::limit
};

// Can the plan keep all that it holds, break no more than it does, and do what is wanted as well?
// `base` outlives it. Desk, calendars and `elsewhere` may differ from what `base` was built from:
// that is how a change is tried out.
struct WhyCase {
  const Problem* base = nullptr;
  Solution plan;
  Desk desk;
  DeskCalendars calendars;
  std::vector<IntervalSet> elsewhere;  // [person] as in Facts
  std::vector<OwnFigure> figures;      // set for one person alone
  std::vector<Element> elements;       // what could be taken away
  std::vector<TurnIndex> turns;        // wanted: these are held; sorted
  std::optional<BentLimit> limit;      // wanted: this one is kept
  bool minima = false;                 // hard minima count; else they are left aside
  bool weighted = false;               // weighted limits count as if hard,
  std::vector<BentLimit> let_off;      // but these, which the plan bends; of rotas for everybody
};

// Which of a case's elements count. Shape: [element].
using Active = std::vector<bool>;

// A turn that stays empty in the plan.
[[nodiscard]] WhyCase case_of_turn(const Problem& base, const Solution& plan,
                                   const std::vector<IntervalSet>& elsewhere, TurnIndex turn);

// The limit at that place among bent_limits().
[[nodiscard]] WhyCase case_of_limit(const Problem& base, const Solution& plan,
                                    const std::vector<IntervalSet>& elsewhere,
                                    std::vector<BentLimit> bent, std::size_t which);

[[nodiscard]] Active everything(const WhyCase& asked);

// A case under some elements, narrowed down to some turns, as a problem in which every turn to give
// away is required or, where it only helps, is not.
struct Narrowed {
  Problem problem;
  std::vector<TurnIndex> origin;  // [turn of `problem`] of the case's base
};

// `turns`, sorted, must be held; whatever else is to be given away is left out, but for turns that
// rules make helpful: an able second beside a novice, and all of them where minima count. With
// `whole` every turn that an active element demands must be held.
[[nodiscard]] Narrowed narrowed(const WhyCase& asked, const Active& active,
                                const std::vector<TurnIndex>& turns, bool whole = false);

}  // namespace respite
