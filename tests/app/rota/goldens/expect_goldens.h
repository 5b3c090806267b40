// What both tests of the goldens ask.
#pragma once

#include <vector>

#include "tests/app/rota/goldens/golden.h"

namespace respite::test {

// Plans the rows, the quick ones alone or all: no score is worse, no bound lower, and none takes a
// quarter more work. What is better than the table is printed. As they are now.
[[nodiscard]] std::vector<Golden> expect_goldens(bool quick_alone);

}  // namespace respite::test
