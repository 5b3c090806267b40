#include "scheduler/rota/settle.h"

#include <gtest/gtest.h>

#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

Desk desk_with_shifts() {
  Desk desk = bare_desk(2);
  add_shifts(desk, "desk", {{"night", "22:00", "06:00"}});
  desk.fairness = {};
  return desk;
}

Duty duty(const std::string& person, std::string_view begin, std::string_view end,
          std::string_view turn_begin = "") {
  const Interval span = interval(begin, end);
  const Instant turn = turn_begin.empty() ? span.begin : instant(turn_begin);
  return {.rota = "desk",
          .seat = "night",
          .person = person,
          .span = span,
          .turn = {turn, span.end},
          .key = std::string(begin)};
}

Worth worth(const Desk& desk, const DeskCalendars& calendars, const Duty& one) {
  const auto worths = worths_of(desk, calendars, std::vector{one});
  return worths.empty() ? Worth{} : worths[0].worth;
}

// Monday 7 December 2026 is no weekend; 22:00 to 06:00 is night and weighs 3.
TEST(WorthsOf, WeighsByTheHoldersBands) {
  Desk desk = desk_with_shifts();
  DeskCalendars calendars = no_calendars(desk);
  const Duty night = duty("p0", "2026-12-07T22:00:00Z", "2026-12-08T06:00:00Z");
  EXPECT_EQ(worth(desk, calendars, night), (Worth{3 * 8 * 3600, 1, 0, 0}));
  calendars.desk.days = {{day("2026-12-08"), "a holiday"}};
  EXPECT_EQ(worth(desk, calendars, night), (Worth{(3 * 2 + 4 * 6) * 3600, 1, 0, 1}));
  desk.people[0].zone = zone("Asia/Tokyo");  // 07:00 to 15:00 of the holiday there
  EXPECT_EQ(worth(desk, calendars, night), (Worth{4 * 8 * 3600, 0, 0, 1}));
  std::get<ShiftPlan>(desk.rotas[0].plan).shifts[0].factor_percent = 50;
  EXPECT_EQ(worth(desk, calendars, night).load, 2 * 8 * 3600);
}

TEST(WorthsOf, ANightNeedsThreeHours) {
  const Desk desk = desk_with_shifts();
  const DeskCalendars calendars = no_calendars(desk);
  const auto nights = [&](std::string_view begin, std::string_view end) {
    return worth(desk, calendars, duty("p0", begin, end)).nights;
  };
  EXPECT_EQ(nights("2026-12-07T17:00:00Z", "2026-12-08T00:59:59Z"), 0);
  EXPECT_EQ(nights("2026-12-07T17:00:00Z", "2026-12-08T01:00:00Z"), 1);
  EXPECT_EQ(nights("2026-12-08T03:00:00Z", "2026-12-08T12:00:00Z"), 1);
  EXPECT_EQ(nights("2026-12-07T09:00:00Z", "2026-12-14T09:00:00Z"), 7);
}

// A weekend counts with the first slot of it that somebody holds, in whichever turn.
TEST(WorthsOf, AWeekendCountsOnceForEachHolder) {
  const Desk desk = desk_with_shifts();
  const DeskCalendars calendars = no_calendars(desk);
  const auto evening = [](const std::string& person, std::string_view day, std::string_view turn) {
    return duty(person, std::string(day) + "T18:00:00Z", std::string(day) + "T20:00:00Z",
                std::string(turn) + "T09:00:00Z");
  };
  const auto worths = worths_of(desk, calendars,
                                std::vector{evening("p0", "2026-12-13", "2026-12-07"),
                                            evening("p0", "2026-12-12", "2026-12-07"),
                                            evening("p0", "2026-12-11", "2026-12-07"),
                                            evening("p1", "2026-12-13", "2026-12-07"),
                                            evening("p0", "2026-12-13", "2026-12-13")});
  std::map<std::string, int> weekends;
  for (const SlotWorth& each : worths) weekends[each.key] += each.worth.weekends;
  EXPECT_EQ(weekends["2026-12-11T18:00:00Z"], 0);
  EXPECT_EQ(weekends["2026-12-12T18:00:00Z"], 1);
  EXPECT_EQ(weekends["2026-12-13T18:00:00Z"], 1);  // p1's; p0 held something on the day before
}

TEST(WorthsOf, ATurnOfThreeWeeksHasThreeWeekends) {
  const Desk desk = desk_with_shifts();
  EXPECT_EQ(
      worth(desk, no_calendars(desk), duty("p0", "2026-12-07T09:00:00Z", "2026-12-28T09:00:00Z"))
          .weekends,
      3);
}

TEST(WorthsOf, LeavesOutWhatTheDeskDoesNotKnow) {
  const Desk desk = desk_with_shifts();
  const Duty gone = duty("gone", "2026-12-07T22:00:00Z", "2026-12-08T06:00:00Z");
  Duty seat = duty("p0", "2026-12-07T22:00:00Z", "2026-12-08T06:00:00Z");
  seat.seat = "early";
  Duty open = seat;
  open.seat = "night";
  open.person = std::nullopt;
  Duty rota = seat;
  rota.rota = "other";
  EXPECT_TRUE(worths_of(desk, no_calendars(desk), std::vector{gone, seat, open, rota}).empty());
}

}  // namespace
}  // namespace respite::test
