#include "app/gaps.h"

#include <gtest/gtest.h>

#include "tests/app/desk_story.h"

namespace respite {
namespace {

// Only Ana is there. She holds turns of a rota that the file has no more, for which nothing was
// planned since: of the rota in its place she is barred by them.
TEST(Gaps, SayWhoIsBarredByTurnsOfARetiredRota) {
  const auto room = [](const std::string& id) {
    return "[desk]\nid = \"desk\"\nzone = \"UTC\"\n[[person]]\nid = \"ana\"\n[[rota]]\nid = \"" +
           id + "\"\n[[rota.shift]]\nid = \"early\"\nwhen = \"daily 09:00-17:00\"\n";
  };
  const test::DeskStory desk(room("room"));
  desk.plan("2026-05-20T09:00:00Z", "2026-06-01", 1);
  desk.publish("2026-05-20T09:00:00Z");
  desk.write(room("hall"));
  const GapsView gaps =
      gaps_in(desk.open("2026-05-20T09:00:00Z"), {.from = test::day("2026-06-01")});
  ASSERT_FALSE(gaps.gaps.empty());
  ASSERT_EQ(gaps.gaps.front().barred.size(), 1U);
  EXPECT_EQ(gaps.gaps.front().barred.front().rule, "overlap");
}

}  // namespace
}  // namespace respite
