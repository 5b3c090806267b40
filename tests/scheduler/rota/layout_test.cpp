#include "scheduler/rota/layout.h"

#include <gtest/gtest.h>

#include "tests/scheduler/rota/turn_desk.h"
#include "tests/support/times.h"

namespace respite {
namespace {

using test::instant;

// London in June: the clock is an hour ahead of UTC. A weekly rota of one seat.
Desk weekly(std::string_view at = "09:00", std::string_view from = "2026-06-01") {
  return test::desk_of(test::handover_rota("Europe/London", EveryDays{7}, at, from));
}
HeldTurn held(const Desk& desk, std::string_view begin, std::string_view end,
              std::optional<PersonIndex> person = PersonIndex{0}) {
  HeldTurn one;
  one.turn.seat_id = std::get<HandoverPlan>(desk.rotas[0].plan).seats[0].id;
  one.turn.zone = desk.rotas[0].zone;
  one.turn.span = {instant(begin), instant(end)};
  one.turn.begin = one.turn.zone.to_wall(one.turn.span.begin);
  one.turn.end = one.turn.zone.to_wall(one.turn.span.end);
  one.turn.slots = {{one.turn.begin, one.turn.end, one.turn.span}};
  one.person = person;
  one.key = key_of(desk, one.turn);
  return one;
}
std::vector<std::string> laid(const Layout& layout) {
  std::vector<std::string> all;
  all.reserve(layout.turns.size());
  for (const LaidTurn& turn : layout.turns)
    all.push_back(to_rfc3339(turn.turn.span.begin) + " to " + to_rfc3339(turn.turn.span.end) +
                  (turn.held ? ", held" : "") + (turn.leftover ? ", left over" : ""));
  return all;
}
const Interval kJune{instant("2026-06-14T23:00:00Z"), instant("2026-06-28T23:00:00Z")};

TEST(LayOut, KeepsWhatIsStillAskedFor) {
  const Desk desk = weekly();
  const std::vector published = {held(desk, "2026-06-08T08:00:00Z", "2026-06-15T08:00:00Z"),
                                 held(desk, "2026-06-15T08:00:00Z", "2026-06-22T08:00:00Z")};
  const Layout layout = lay_out(desk, {}, published, kJune);
  EXPECT_EQ(laid(layout),
            (std::vector<std::string>{"2026-06-15T08:00:00Z to 2026-06-22T08:00:00Z, held",
                                      "2026-06-22T08:00:00Z to 2026-06-29T08:00:00Z"}));
  EXPECT_TRUE(layout.cut.empty());
  EXPECT_EQ(layout.beside.size(), 1U);
}

//   published  |-- Mon 8 --|-- Mon 15 --|        handovers on Mondays at nine
//   asked for             |-- Wed 17 --|-- ...   and from now on on Wednesdays at ten
TEST(LayOut, PlansWhatAMovedHandoverLeavesUncovered) {
  const Desk desk = weekly("10:00", "2026-06-03");
  const std::vector published = {held(desk, "2026-06-08T08:00:00Z", "2026-06-15T08:00:00Z"),
                                 held(desk, "2026-06-15T08:00:00Z", "2026-06-22T08:00:00Z")};
  const Layout layout = lay_out(desk, {}, published, kJune);
  EXPECT_EQ(laid(layout),
            (std::vector<std::string>{"2026-06-15T08:00:00Z to 2026-06-17T09:00:00Z, left over",
                                      "2026-06-17T09:00:00Z to 2026-06-24T09:00:00Z",
                                      "2026-06-24T09:00:00Z to 2026-07-01T09:00:00Z"}));
  ASSERT_EQ(layout.gone.size(), 1U);
  EXPECT_EQ(layout.gone[0]->turn.span.begin, instant("2026-06-15T08:00:00Z"));
}

TEST(LayOut, CutsWhatReachesInAndNeverLengthensIt) {
  const Desk desk = weekly("10:00", "2026-06-03");
  const std::vector published = {held(desk, "2026-06-12T08:00:00Z", "2026-06-19T08:00:00Z")};
  const Layout layout = lay_out(desk, {}, published, kJune);
  ASSERT_EQ(layout.cut.size(), 1U);
  EXPECT_EQ(layout.cut[0].at, instant("2026-06-17T09:00:00Z"));
  EXPECT_EQ(layout.beside[0].turn.span.end, instant("2026-06-17T09:00:00Z"));
  EXPECT_EQ(laid(layout).front(), "2026-06-17T09:00:00Z to 2026-06-24T09:00:00Z");
}

TEST(LayOut, PlansAnewWhatNobodyHolds) {
  const Desk desk = weekly();
  const std::vector published = {
      held(desk, "2026-06-08T08:00:00Z", "2026-06-15T08:00:00Z", std::nullopt)};
  EXPECT_EQ(laid(lay_out(desk, {}, published, kJune)).front(),
            "2026-06-14T23:00:00Z to 2026-06-15T08:00:00Z, left over");
}

TEST(LayOut, LeavesOutWhatIsUncoveredOnAFirstPlan) {
  EXPECT_EQ(laid(lay_out(weekly(), {}, {}, kJune)).front(),
            "2026-06-15T08:00:00Z to 2026-06-22T08:00:00Z");
}

TEST(LayOut, PlansWhatARenamedSeatLeavesUncovered) {
  EXPECT_EQ(laid(lay_out(weekly(), {}, {}, kJune, {true})).front(),
            "2026-06-14T23:00:00Z to 2026-06-15T08:00:00Z, left over");
}

TEST(LayOut, EndsWhereWhatIsPublishedAfterItBegins) {
  const Desk desk = weekly("10:00", "2026-06-03");
  const std::vector published = {held(desk, "2026-06-29T08:00:00Z", "2026-07-06T08:00:00Z")};
  EXPECT_EQ(laid(lay_out(desk, {}, published, kJune)).back(),
            "2026-06-24T09:00:00Z to 2026-06-29T08:00:00Z");
}

//   published  |-- Mon 8 ...  taken back from Wed 10 on
TEST(LayOut, EndsATurnWhereWhatWasTakenBackOfItBegins) {
  const Desk desk = weekly();
  std::vector published = {held(desk, "2026-06-08T08:00:00Z", "2026-06-15T08:00:00Z")};
  published[0].turn.slots[0].span.end = instant("2026-06-10T06:00:00Z");
  const Interval window{instant("2026-06-10T12:00:00Z"), instant("2026-06-21T23:00:00Z")};
  const Layout layout = lay_out(desk, {}, published, window);
  EXPECT_EQ(laid(layout).front(), "2026-06-10T12:00:00Z to 2026-06-15T08:00:00Z, left over");
  EXPECT_EQ(layout.beside[0].turn.span.end, window.begin);
  EXPECT_TRUE(layout.cut.empty()) << "no slot of it changes";
}

TEST(StillAhead, BeginsOnTheNextWholeMinute) {
  EXPECT_EQ(still_ahead(kJune, instant("2026-06-16T10:00:07Z")).begin,
            instant("2026-06-16T10:01:00Z"));
  EXPECT_EQ(still_ahead(kJune, instant("2026-06-16T10:01:00Z")).begin,
            instant("2026-06-16T10:01:00Z"));
  EXPECT_EQ(still_ahead(kJune, instant("2026-06-01T00:00:00Z")), kJune);
  EXPECT_EQ(still_ahead(kJune, instant("2027-06-01T00:00:00Z")), kJune);
}

}  // namespace
}  // namespace respite
