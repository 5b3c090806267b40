// What threads keep for each other.
#include "scheduler/solve/engine/board.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

TEST(Board, KeepsTheFewBestRostersOnceEach) {
  const LinesOptions options;
  Board board(options);
  const auto roster = [](int number) { return Roster{{static_cast<Held>(number)}}; };
  for (int number = 20; number > 0; --number) {
    board.keep(roster(number), number);
    board.keep(roster(number), number);
  }
  board.keep(roster(0), 30);
  const std::vector<Roster> kept = board.kept();
  ASSERT_EQ(kept.size(), 8U);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    EXPECT_EQ(kept[i], roster(static_cast<int>(i) + 1));
  }
}

}  // namespace
}  // namespace respite
