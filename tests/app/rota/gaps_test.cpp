#include "app/rota/gaps.h"

#include <gtest/gtest.h>

#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite {
namespace {

// Only Ana is there. She holds turns of a rota that the file has no more, for which nothing was
// planned since: of the rota in its place she is barred by them.
TEST(Gaps, SayWhoIsBarredByTurnsOfARetiredRota) {
  const auto room = [](const std::string& id) {
    return "[desk]\nid = \"desk\"\nzone = \"UTC\"\n[[person]]\nid = \"ana\"\n[[rota]]\nid = \"" +
           id + "\"\n[[rota.shift]]\nid = \"early\"\nwhen = \"daily 09:00-17:00\"\n";
  };
  const Instant now = test::instant("2026-05-20T09:00:00Z");
  const test::DeskOfALead desk;
  desk.write("team.toml", room("room"));
  desk.publish(now, "2026-06-01", 1);
  desk.write("team.toml", room("hall"));
  const GapsView gaps = gaps_in(desk.open(now), {.from = test::day("2026-06-01")});
  ASSERT_FALSE(gaps.gaps.empty());
  ASSERT_EQ(gaps.gaps.front().barred.size(), 1U);
  EXPECT_EQ(gaps.gaps.front().barred.front().rule, "overlap");
}

}  // namespace
}  // namespace respite
