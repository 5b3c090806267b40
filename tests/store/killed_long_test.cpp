// The same as killed_test.cpp with the 200 kills.
#include <gtest/gtest.h>

#include <iostream>

#include "tests/store/killing.h"

namespace respite::store {
namespace {

TEST(KilledLong, TwoHundredKillsLeaveTheOldOrTheNewRevisionWhole) {
  const Killings killings = kill_publishers(200, 1);
  std::cout << killings.killed << " kills, " << killings.inside_a_publish << " inside a publish; "
            << killings.revisions << " revisions published\n";
  EXPECT_EQ(killings.killed, 200);
  EXPECT_GT(killings.inside_a_publish, 40);
}

}  // namespace
}  // namespace respite::store
