// The templates and 24 generated desks are planned as well as they were, for no more work.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tests/app/rota/goldens/expect_goldens.h"

namespace respite::test {
namespace {

TEST(GoldensLong, OfTemplatesAndGeneratedDesks) {
  const std::vector<Golden> now = expect_goldens(false);
  EXPECT_EQ(now.size(), 28U);
  if (std::getenv("RESPITE_WRITE_GOLDENS") != nullptr)
    std::ofstream(path_of_goldens()) << to_text(now);
}

}  // namespace
}  // namespace respite::test
