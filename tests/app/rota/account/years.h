// What fairness over years promises, checked on simulated ones.
#pragma once

#include <cstdint>

namespace respite::test {

// With and without a half-life, with leave that lowers the share and leave that does not: nobody's
// window is more than a turn off their share of it and what they carried into it, and at the end
// nobody's account is more than a turn off.
void expect_fair_years(std::uint64_t seed, int weeks);

}  // namespace respite::test
