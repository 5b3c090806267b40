// What turns cover, shifts and their heads, names, and what lies before the first turn.
#include "scheduler/rota/turn.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/scheduler/rota/turn_desk.h"

namespace respite {
namespace {

using test::clock_time;
using test::desk_of;
using test::handover_rota;
using test::interval;
using test::slots_text;
using test::weekdays;
using Lines = std::vector<std::string>;

const HolidayCalendar kEaster{
    {{make_day(2026, 4, 3), "Good Friday"}, {make_day(2026, 4, 6), "Easter Monday"}}, {}};

TEST(DutyKey, NamesRotaSeatBeginAndPlace) {
  const Wall nine = test::wall("2026-12-07T09:00");
  EXPECT_EQ(duty_key("oncall", "primary", nine, 0), "oncall/primary/2026-12-07T09:00");
  EXPECT_EQ(duty_key("desk", "early", nine - std::chrono::hours{2}, 1),
            "desk/early/2026-12-07T07:00/2");
  EXPECT_EQ(duty_key("oncall", "primary", nine + Seconds{5}, 0),
            "oncall/primary/2026-12-07T09:00:05");
}

TEST(Covers, AlwaysIsOneSlotAsLongAsTheTurn) {
  const auto turns =
      expand_turns(desk_of(handover_rota("Europe/London", EveryDays{7}, "09:00", "2026-03-27")), {},
                   interval("2026-03-27T00:00:00Z", "2026-03-28T00:00:00Z"));
  ASSERT_EQ(turns.size(), 1U);
  EXPECT_EQ(turns[0].rota, RotaIndex{0});
  EXPECT_EQ(turns[0].seat_id, "primary");
  EXPECT_EQ(turns[0].zone.name(), "Europe/London");
  EXPECT_EQ(to_text(turns[0].end), "2026-04-03T09:00:00");
  EXPECT_EQ(slots_text(turns[0]), Lines{"2026-03-27T09:00 to 2026-04-03T09:00 = "
                                        "2026-03-27T09:00:00Z/2026-04-03T08:00:00Z"});
}

// 01:30 on 29 March is skipped in London: the slot keeps the civil time its turn was declared with.
TEST(Covers, KeepsTheTurnsCivilTimeWhereTheClockSkipsIt) {
  const auto turns =
      expand_turns(desk_of(handover_rota("Europe/London", EveryDays{1}, "01:30", "2026-03-01")), {},
                   interval("2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z"));
  ASSERT_EQ(turns.size(), 1U);
  EXPECT_EQ(slots_text(turns[0]), Lines{"2026-03-29T01:30 to 2026-03-30T01:30 = "
                                        "2026-03-29T01:00:00Z/2026-03-30T00:30:00Z"});
}

// Handover Thursday 09:00, in service hours: the turn begins then, its first slot at six. Easter is
// covered as a whole, with the nights on either side.
TEST(Covers, OutsideServiceTakesNightsWeekendsAndHolidays) {
  Desk desk = desk_of(handover_rota("Europe/London", EveryDays{7}, "09:00", "2026-04-02"));
  desk.rotas[0].covers = CoversOutsideService{};
  desk.service_hours = weekdays("08:00", "18:00");
  DeskCalendars calendars;
  calendars.desk = kEaster;
  const auto turns =
      expand_turns(desk, calendars, interval("2026-04-02T00:00:00Z", "2026-04-03T00:00:00Z"));
  ASSERT_EQ(turns.size(), 1U);
  EXPECT_EQ(to_text(turns[0].begin), "2026-04-02T09:00:00");
  EXPECT_EQ(
      slots_text(turns[0]),
      (Lines{"2026-04-02T18:00 to 2026-04-07T08:00 = 2026-04-02T17:00:00Z/2026-04-07T07:00:00Z",
             "2026-04-07T18:00 to 2026-04-08T08:00 = 2026-04-07T17:00:00Z/2026-04-08T07:00:00Z",
             "2026-04-08T18:00 to 2026-04-09T08:00 = "
             "2026-04-08T17:00:00Z/2026-04-09T07:00:00Z"}));
}

// The desk serves on its own clock, whatever the rota's.
TEST(Covers, OutsideServiceGoesByTheDesksClock) {
  Desk desk = desk_of(handover_rota("America/New_York", EveryDays{1}, "00:00", "2026-06-01"));
  desk.zone = test::zone("Europe/London");
  desk.rotas[0].covers = CoversOutsideService{};
  desk.service_hours = weekdays("08:00", "18:00");
  const auto turns =
      expand_turns(desk, {}, interval("2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z"));
  ASSERT_EQ(turns.size(), 1U);
  EXPECT_EQ(
      slots_text(turns[0]),
      (Lines{"2026-06-01T00:00 to 2026-06-01T03:00 = 2026-06-01T04:00:00Z/2026-06-01T07:00:00Z",
             "2026-06-01T13:00 to 2026-06-02T00:00 = "
             "2026-06-01T17:00:00Z/2026-06-02T04:00:00Z"}));
}

TEST(Covers, ListedHoursGoByTheRotasClock) {
  Desk desk = desk_of(handover_rota("America/New_York", EveryDays{7}, "12:00", "2026-03-06"));
  desk.zone = test::zone("Europe/London");
  desk.rotas[0].covers =
      CoversHours{{{std::chrono::Friday, clock_time("18:00"), clock_time("22:00")},
                   {std::chrono::Sunday, clock_time("01:00"), clock_time("04:00")}}};
  const auto turns =
      expand_turns(desk, {}, interval("2026-03-06T00:00:00Z", "2026-03-07T00:00:00Z"));
  ASSERT_EQ(turns.size(), 1U);
  EXPECT_EQ(
      slots_text(turns[0]),
      (Lines{"2026-03-06T18:00 to 2026-03-06T22:00 = 2026-03-06T23:00:00Z/2026-03-07T03:00:00Z",
             "2026-03-08T01:00 to 2026-03-08T04:00 = "
             "2026-03-08T06:00:00Z/2026-03-08T08:00:00Z"}));
}

TEST(Covers, LeavesOutTurnsThatCoverNothing) {
  Desk desk = desk_of(handover_rota("UTC", EveryDays{1}, "00:00", "2026-06-01"));
  desk.rotas[0].covers =
      CoversHours{{{std::chrono::Saturday, clock_time("10:00"), clock_time("12:00")}}};
  const auto turns =
      expand_turns(desk, {}, interval("2026-06-01T00:00:00Z", "2026-06-08T00:00:00Z"));
  ASSERT_EQ(turns.size(), 1U);
  EXPECT_EQ(to_text(turns[0].begin), "2026-06-06T00:00:00");
}

TEST(Seats, EachHaveATurn) {
  Desk desk = desk_of(handover_rota("UTC", EveryDays{7}, "09:00", "2026-06-05"));
  std::get<HandoverPlan>(desk.rotas[0].plan)
      .seats.push_back({.id = "secondary", .factor_percent = 50, .skills = {}, .shadow = false});
  const auto turns =
      expand_turns(desk, {}, interval("2026-06-05T00:00:00Z", "2026-06-13T00:00:00Z"));
  Lines seats;
  for (const Turn& turn : turns) {
    seats.push_back(duty_key("oncall", turn.seat_id, turn.begin, turn.place) + ' ' +
                    std::to_string(turn.seat));
  }
  EXPECT_EQ(seats,
            (Lines{"oncall/primary/2026-06-05T09:00 0", "oncall/secondary/2026-06-05T09:00 1",
                   "oncall/primary/2026-06-12T09:00 0", "oncall/secondary/2026-06-12T09:00 1"}));
}

TEST(IsRequired, NotOfShadowsAndWhatIsOptional) {
  Rota rota = handover_rota("UTC", EveryDays{7}, "09:00", "2026-06-05");
  auto& seats = std::get<HandoverPlan>(rota.plan).seats;
  seats.resize(3);
  seats[1].id = "shadow";
  seats[1].shadow = true;
  seats[2].id = "backup";
  seats[2].required = false;
  EXPECT_TRUE(is_required(rota, "primary", 0));
  EXPECT_FALSE(is_required(rota, "shadow", 0));
  EXPECT_FALSE(is_required(rota, "backup", 0));
  EXPECT_TRUE(is_required(rota, "gone", 0));
  ShiftPlan plan{std::vector<Shift>(2)};
  plan.shifts[0].id = "early";
  plan.shifts[1].id = "late";
  plan.shifts[1].required = false;
  rota.plan = plan;
  EXPECT_TRUE(is_required(rota, "early", 0));
  EXPECT_FALSE(is_required(rota, "late", 0));
}

Shift shift(std::string_view id, WeeklyHours times, int staff) {
  Shift made;
  made.id = id;
  made.times = std::move(times);
  made.staff = staff;
  return made;
}

Desk shift_desk(std::vector<Shift> shifts, std::string_view zone_name) {
  Rota rota;
  rota.id = "desk";
  rota.zone = test::zone(zone_name);
  rota.plan = ShiftPlan{std::move(shifts)};
  return desk_of(std::move(rota));
}

Lines keys(const std::vector<Turn>& turns) {
  Lines all;
  for (const Turn& turn : turns) {
    all.push_back(duty_key("desk", turn.seat_id, turn.begin, turn.place) + " = " +
                  test::text(turn.span));
  }
  return all;
}

TEST(Shifts, HaveOneTurnForEachHead) {
  const Desk desk = shift_desk(
      {shift("late", weekdays("14:00", "22:00"), 1), shift("early", weekdays("06:00", "14:00"), 2)},
      "Europe/London");
  EXPECT_EQ(keys(expand_turns(desk, {}, interval("2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z"))),
            (Lines{"desk/early/2026-06-01T06:00 = 2026-06-01T05:00:00Z/2026-06-01T13:00:00Z",
                   "desk/early/2026-06-01T06:00/2 = 2026-06-01T05:00:00Z/2026-06-01T13:00:00Z",
                   "desk/late/2026-06-01T14:00 = 2026-06-01T13:00:00Z/2026-06-01T21:00:00Z"}));
}

TEST(Shifts, OfSeveralZonesFollowTheSun) {
  Shift sydney = shift("sydney", weekdays("09:00", "17:00"), 1);
  sydney.zone = test::zone("Australia/Sydney");
  const Shift london = shift("london", weekdays("08:00", "16:00"), 1);
  Shift new_york = shift("new-york", weekdays("11:00", "19:00"), 1);
  new_york.zone = test::zone("America/New_York");
  const Desk desk = shift_desk({london, new_york, sydney}, "Europe/London");
  EXPECT_EQ(keys(expand_turns(desk, {}, interval("2026-12-06T20:00:00Z", "2026-12-07T20:00:00Z"))),
            (Lines{"desk/sydney/2026-12-07T09:00 = 2026-12-06T22:00:00Z/2026-12-07T06:00:00Z",
                   "desk/london/2026-12-07T08:00 = 2026-12-07T08:00:00Z/2026-12-07T16:00:00Z",
                   "desk/new-york/2026-12-07T11:00 = 2026-12-07T16:00:00Z/2026-12-08T00:00:00Z"}));
}

TEST(Shifts, WantMoreHeadsWhileARaiseTouchesThem) {
  Desk desk = shift_desk(
      {shift("early", weekdays("06:00", "14:00"), 1), shift("late", weekdays("14:00", "22:00"), 1)},
      "UTC");
  desk.rotas[0].raises = {{{}, "early", 3}, {{}, "early", 2}, {{}, "late", 1}};
  DeskCalendars calendars;
  // The events end as the early shift of the 2nd begins, so they raise only the 1st, to the larger.
  calendars.raises = {{IntervalSet{interval("2026-06-01T13:59:59Z", "2026-06-02T06:00:00Z")},
                       IntervalSet{interval("2026-06-01T00:00:00Z", "2026-06-02T06:00:00Z")},
                       IntervalSet{}}};
  EXPECT_EQ(
      keys(expand_turns(desk, calendars, interval("2026-06-01T00:00:00Z", "2026-06-03T00:00:00Z"))),
      (Lines{"desk/early/2026-06-01T06:00 = 2026-06-01T06:00:00Z/2026-06-01T14:00:00Z",
             "desk/early/2026-06-01T06:00/2 = 2026-06-01T06:00:00Z/2026-06-01T14:00:00Z",
             "desk/early/2026-06-01T06:00/3 = 2026-06-01T06:00:00Z/2026-06-01T14:00:00Z",
             "desk/late/2026-06-01T14:00 = 2026-06-01T14:00:00Z/2026-06-01T22:00:00Z",
             "desk/early/2026-06-02T06:00 = 2026-06-02T06:00:00Z/2026-06-02T14:00:00Z",
             "desk/late/2026-06-02T14:00 = 2026-06-02T14:00:00Z/2026-06-02T22:00:00Z"}));
}

TEST(Shifts, InASkippedHourAreDropped) {
  const Desk desk = shift_desk(
      {shift("small-hours", {{std::chrono::Sunday, clock_time("01:00"), clock_time("02:00")}}, 1)},
      "Europe/London");
  EXPECT_EQ(keys(expand_turns(desk, {}, interval("2026-03-28T00:00:00Z", "2026-04-06T00:00:00Z"))),
            Lines{"desk/small-hours/2026-04-05T01:00 = 2026-04-05T00:00:00Z/2026-04-05T01:00:00Z"});
}

TEST(ExpandTurns, SortsRotasTogether) {
  Desk desk = desk_of(handover_rota("UTC", EveryDays{1}, "09:00", "2026-06-01"));
  desk.rotas.push_back(handover_rota("UTC", EveryDays{1}, "08:00", "2026-06-01"));
  desk.rotas.push_back(handover_rota("UTC", EveryDays{1}, "09:00", "2026-06-01"));
  std::vector<std::size_t> rotas;
  for (const Turn& turn :
       expand_turns(desk, {}, interval("2026-06-01T00:00:00Z", "2026-06-03T00:00:00Z"))) {
    rotas.push_back(at(turn.rota));
  }
  EXPECT_EQ(rotas, (std::vector<std::size_t>{1, 0, 2, 1, 0, 2}));
}

TEST(ExpandRunningTurns, IsWhatOlderTurnsStillOwe) {
  Desk desk = desk_of(handover_rota("Europe/London", EveryDays{7}, "09:00", "2026-01-02"));
  desk.rotas.push_back(handover_rota("Europe/London", EveryDays{7}, "09:00", "2026-12-04"));
  desk.rotas.push_back(
      shift_desk({shift("night", weekdays("22:00", "06:00"), 2)}, "Europe/London").rotas[0]);
  const Interval window = interval("2026-12-01T01:00:00Z", "2027-01-01T00:00:00Z");
  const auto uncovered = test::running_time(desk, {}, window);
  ASSERT_EQ(uncovered.size(), 3U);
  EXPECT_EQ(uncovered[0], IntervalSet{interval("2026-12-01T01:00:00Z", "2026-12-04T09:00:00Z")});
  EXPECT_TRUE(uncovered[1].empty()) << "the rota has not begun";
  EXPECT_EQ(uncovered[2], IntervalSet{interval("2026-12-01T01:00:00Z", "2026-12-01T06:00:00Z")});
}

TEST(ExpandRunningTurns, IsNothingAtAHandover) {
  const Desk desk = desk_of(handover_rota("Europe/London", EveryDays{7}, "09:00", "2026-01-02"));
  EXPECT_TRUE(
      test::running_time(desk, {}, interval("2026-12-04T09:00:00Z", "2027-01-01T00:00:00Z"))[0]
          .empty());
}

TEST(ExpandRunningTurns, CountsOnlyWhatIsCovered) {
  Desk desk = desk_of(handover_rota("Europe/London", EveryDays{7}, "09:00", "2026-04-02"));
  desk.rotas[0].covers = CoversOutsideService{};
  desk.service_hours = weekdays("08:00", "18:00");
  EXPECT_EQ(
      test::running_time(desk, {}, interval("2026-04-08T00:00:00Z", "2026-05-01T00:00:00Z"))[0],
      (IntervalSet{interval("2026-04-08T00:00:00Z", "2026-04-08T07:00:00Z"),
                   interval("2026-04-08T17:00:00Z", "2026-04-09T07:00:00Z")}));
}

}  // namespace
}  // namespace respite
