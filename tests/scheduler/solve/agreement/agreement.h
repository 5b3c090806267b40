// Whether what a person's line is compiled to says of lines what the law says.
#pragma once

#include <cstdint>

namespace respite::test {

// Lines compared, and how many of them each way.
struct Agreement {
  int lines = 0;
  int lawful = 0;
  int unlawful = 0;
  int lawful_said = 0;    // where the model claims to allow all that the law does
  int unlawful_said = 0;  // where it claims to forbid all that the law does
  int priced = 0;         // lawful ones compared to the point
  Agreement& operator+=(const Agreement& other);
};

// Everybody of the desk of that seed, so many lines each. A line on which model and law differ
// though the model claims otherwise is a failure of the test that asks.
[[nodiscard]] Agreement agreement_in_shifts(std::uint64_t seed, int lines);
[[nodiscard]] Agreement agreement_of_handovers(std::uint64_t seed, int lines);

// So many lines at least, of desks from the first seed on: no difference, and enough of each kind.
void expect_agreement(Agreement (*of)(std::uint64_t, int), int lines, const char* name);

}  // namespace respite::test
