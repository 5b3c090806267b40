// A smallest set of facts and rules that cannot all be.
#pragma once

#include "scheduler/explain/can_hold.h"

namespace respite {

// Without any one of the elements, what is wanted and the other elements can be had together.
struct Conflict {
  std::vector<Element> elements;
  bool minimal = true;  // else the work did not suffice to leave out all that could be left out
};

// Of a case in which those turns cannot all be held (Possible::against).
[[nodiscard]] Conflict conflict_of(const WhyCase& asked, const std::vector<TurnIndex>& against,
                                   std::int64_t& work);

}  // namespace respite
