#include "store/diff.h"

#include <gtest/gtest.h>

#include "tests/store/fixture.h"

namespace respite::store {
namespace {

TEST(Diff, AddedRemovedChangedSortedByBegin) {
  const auto changes = diff({slot("ana", 0, 24), slot("bo", 24, 48), slot("cy", 72, 96)},
                            {slot("ana", 0, 24), slot("di", 24, 48), slot("cy", 48, 72)});
  ASSERT_EQ(changes.size(), 3u);
  EXPECT_EQ(changes[0].before->person, "bo");
  EXPECT_EQ(changes[0].after->person, "di");
  EXPECT_EQ(changes[1].before, std::nullopt);
  EXPECT_EQ(changes[1].after, slot("cy", 48, 72));
  EXPECT_EQ(changes[1].key, "oncall/primary/2026-12-09T00:00");
  EXPECT_EQ(changes[2].before, slot("cy", 72, 96));
  EXPECT_EQ(changes[2].after, std::nullopt);
}

TEST(Diff, EqualIsEmpty) {
  EXPECT_TRUE(diff({}, {}).empty());
  EXPECT_TRUE(
      diff({slot("ana", 0, 24), slot("bo", 24, 48)}, {slot("bo", 24, 48), slot("ana", 0, 24)})
          .empty());
}

}  // namespace
}  // namespace respite::store
