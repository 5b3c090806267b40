// What is wrong with a rota, and why: facts and rules that conflict, and what would help.
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

}  // namespace respite
