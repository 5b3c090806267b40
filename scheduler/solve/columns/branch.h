// A search tree worked off: the plans it meets, and the bound it leaves.
#pragma once

#include <cstdint>
#include <functional>

#include "scheduler/solve/columns/programme.h"

namespace respite {

// Hands every plan it meets to `take`, which says how many points are the best known then. No
// lawful plan of the programme is below what it returns.
[[nodiscard]] std::int64_t branch(Programme& programme, std::int64_t best,
                                  const std::function<bool()>& stop,
                                  const std::function<std::int64_t(const Solution&)>& take);

}  // namespace respite
