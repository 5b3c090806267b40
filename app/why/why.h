// What is wrong with a rota, and why; why somebody holds a turn, and carries what they carry.
#pragma once

#include <vector>

#include "app/rota/judged_rota.h"
#include "app/view/explain.h"

namespace respite {

// What explanations start from. The problem must outlive it.
struct Explained {
  const Judged& judged;
  std::vector<IntervalSet> elsewhere;  // [person] as in Facts
  Instant now;
};

// Of a required turn that nobody holds.
[[nodiscard]] WhyView why_empty(const Explained& rota, TurnIndex turn);

// Everything: required turns that nobody holds, limits that bend, published turns with somebody who
// can no longer hold them; from now on. What has one cause is told as one. At most so many are
// looked into; `more` says how many are left.
void explain_wrong(const Explained& rota, std::size_t most, ExplainView& view);

// Who is next of those whom the rota is for, each with what giving them the turn would cost, or
// with the rule that bars them; at most so many.
[[nodiscard]] SlotWhyView why_slot(const Explained& rota, TurnIndex turn, std::size_t most);

// Turn by turn of the window: what they owe of each, and what they carry. `settled` is what those
// owe that have begun.
[[nodiscard]] PersonWhyView why_person(const Explained& rota, PersonIndex person,
                                       const std::vector<SeatShares>& settled);

}  // namespace respite
