// Small desks are planned as well as they were, for no more work.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "tests/app/rota/goldens/expect_goldens.h"

namespace respite::test {
namespace {

TEST(Goldens, OfSmallDesks) { EXPECT_GE(expect_goldens(true).size(), 10U); }

TEST(Goldens, AreWrittenAsTheyAreRead) {
  const std::vector<Golden> goldens = read_goldens();
  EXPECT_EQ(goldens.size(), 28U);
  std::ifstream file(path_of_goldens());
  EXPECT_EQ(to_text(goldens), std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace
}  // namespace respite::test
