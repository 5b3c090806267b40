// Branch and price: decides what loads lines have and who holds what, lowest bound first, until
// nothing better can be left.
#pragma once

#include <cstdint>
#include <functional>

#include "scheduler/solve/columns/programme.h"

namespace respite {

// Hands every plan it meets to `take`, which says how many points are the best known then; plans of
// `best` points or more in the stage's tier are of no interest. `stop` is asked between rounds. No
// lawful plan of the programme is below what it returns.
[[nodiscard]] std::int64_t branch(Programme& programme, std::int64_t best,
                                  const std::function<bool()>& stop,
                                  const std::function<std::int64_t(const Solution&)>& take);

}  // namespace respite
