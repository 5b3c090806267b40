// What of the law no other turn could mend.
#pragma once

#include "scheduler/rota/problem.h"

namespace respite {

// The same law without what another turn could mend: whatever breaks it is broken for good.
[[nodiscard]] Problem without_mendable(const Problem& problem);

}  // namespace respite
