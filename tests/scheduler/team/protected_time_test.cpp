#include "scheduler/team/protected_time.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

TEST(ToText, NamesKindsAsTeamFilesSpellThem) {
  EXPECT_EQ(to_text(BlockKind::kLearning), "learning");
  EXPECT_EQ(to_text(BlockKind::kFocus), "focus");
  EXPECT_EQ(to_text(BlockKind::kLunch), "lunch");
  EXPECT_EQ(to_text(BlockKind::kDropIn), "drop-in");
  EXPECT_EQ(to_text(BlockKind::kReview), "review");
}

TEST(ToText, NamesFirmnessAsTeamFilesSpellIt) {
  EXPECT_EQ(to_text(Firmness::kNonnegotiable), "nonnegotiable");
  EXPECT_EQ(to_text(Firmness::kDefended), "defended");
  EXPECT_EQ(to_text(Firmness::kMovable), "movable");
  EXPECT_EQ(to_text(Firmness::kSoft), "soft");
}

}  // namespace
}  // namespace respite
