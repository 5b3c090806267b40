#include "tests/scheduler/solve/agreement/agreement.h"

#include <gtest/gtest.h>

#include <iostream>
#include <string>

namespace respite::test {

Agreement& Agreement::operator+=(const Agreement& other) {
  lines += other.lines;
  lawful += other.lawful;
  unlawful += other.unlawful;
  lawful_said += other.lawful_said;
  unlawful_said += other.unlawful_said;
  priced += other.priced;
  return *this;
}

void expect_agreement(Agreement (*of)(std::uint64_t, int), int lines, const char* name) {
  constexpr int kOfOnePerson = 40;
  Agreement all;
  for (std::uint64_t seed = 1; all.lines < lines && static_cast<int>(seed) <= lines; ++seed)
    all += of(seed, kOfOnePerson);
  std::cout << name << ": " << all.lines << " lines, " << all.lawful << " lawful ("
            << all.lawful_said << " compared, " << all.priced << " to the point), " << all.unlawful
            << " not (" << all.unlawful_said << " compared)\n";
  EXPECT_GE(all.lawful, lines / 10);
  EXPECT_GE(all.unlawful, lines / 10);
  EXPECT_GE(all.lawful_said, lines / 20);
  EXPECT_GE(all.unlawful_said, lines / 20);
  EXPECT_GE(all.priced, lines / 20);
}

}  // namespace respite::test
