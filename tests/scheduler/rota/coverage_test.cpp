#include "scheduler/rota/coverage.h"

#include <gtest/gtest.h>

#include "tests/scheduler/rota/turn_desk.h"
#include "tests/support/times.h"

namespace respite {
namespace {

using test::interval;

Desk with_people(Desk desk) {
  for (const char* id : {"ada", "bo"}) {
    Person person;
    person.id = id;
    person.zone = Zone::utc();
    desk.people.push_back(person);
  }
  return desk;
}
// Two places by day, Monday to Friday.
Desk by_day() {
  Rota rota;
  rota.id = "desk";
  Shift shift;
  shift.id = "day";
  shift.times = test::weekdays("08:00", "16:00");
  shift.staff = 2;
  rota.plan = ShiftPlan{{shift}};
  return with_people(test::desk_of(rota));
}
Duty duty(const Desk& desk, const char* person, Interval span, std::uint32_t place = 0) {
  const Rota& rota = desk.rotas[0];
  const auto* shifts = std::get_if<ShiftPlan>(&rota.plan);
  return {.rota = rota.id,
          .seat = shifts ? shifts->shifts[0].id : std::get<HandoverPlan>(rota.plan).seats[0].id,
          .place = place,
          .person = person,
          .span = span,
          .turn = span};
}
const Interval kMonday = interval("2026-06-08T00:00:00Z", "2026-06-09T00:00:00Z");

std::vector<std::string> gaps_text(const Desk& desk, const DeskCalendars& calendars,
                                   std::vector<Duty> duties, Interval window = kMonday) {
  std::vector<std::string> all;
  for (const Gap& gap :
       find_gaps(desk, calendars, Timeline(std::move(duties)), window, window.begin))
    for (const Slot& slot : gap.turn.slots)
      all.push_back(to_rfc3339(slot.span.begin).substr(11, 5) + "-" +
                    to_rfc3339(slot.span.end).substr(11, 5) + " " + gap.holder.value_or("nobody") +
                    (gap.unbegun ? ", unbegun" : ""));
  return all;
}

TEST(FindGaps, IsWhatIsWantedLessWhatIsHeld) {
  const Desk desk = by_day();
  const Interval day = interval("2026-06-08T08:00:00Z", "2026-06-08T16:00:00Z");
  EXPECT_TRUE(gaps_text(desk, {}, {duty(desk, "ada", day), duty(desk, "bo", day, 1)}).empty());
  EXPECT_EQ(
      gaps_text(desk, {},
                {duty(desk, "ada", day),
                 duty(desk, "bo", interval("2026-06-08T10:00:00Z", "2026-06-08T18:00:00Z"), 1)}),
      (std::vector<std::string>{"08:00-10:00 nobody"}));
}

TEST(FindGaps, ToleratedLeaveIsDuty) {
  Desk desk = by_day();
  const Interval day = interval("2026-06-08T08:00:00Z", "2026-06-08T16:00:00Z");
  DeskCalendars calendars;
  calendars.leave = {IntervalSet{interval("2026-06-08T15:00:00Z", "2026-06-10T00:00:00Z")}, {}};
  const std::vector<Duty> both = {duty(desk, "ada", day), duty(desk, "bo", day, 1)};
  EXPECT_EQ(gaps_text(desk, calendars, both), (std::vector<std::string>{"15:00-16:00 ada"}));
  desk.rotas[0].leave_tolerance = std::chrono::hours{1};
  EXPECT_TRUE(gaps_text(desk, calendars, both).empty());
}

TEST(FindGaps, PlacesOfAShiftStandInForEachOther) {
  const Desk desk = by_day();
  const Interval day = interval("2026-06-08T08:00:00Z", "2026-06-08T16:00:00Z");
  EXPECT_TRUE(gaps_text(desk, {}, {duty(desk, "ada", day, 1), duty(desk, "bo", day, 4)}).empty());
}

TEST(FindGaps, NamesWhoHoldsItAndCannot) {
  const Desk desk = by_day();
  const Interval day = interval("2026-06-08T08:00:00Z", "2026-06-08T16:00:00Z");
  DeskCalendars calendars;
  calendars.leave = {IntervalSet{interval("2026-06-08T12:00:00Z", "2026-06-09T12:00:00Z")}, {}};
  EXPECT_EQ(gaps_text(desk, calendars, {duty(desk, "ada", day), duty(desk, "gone", day, 1)}),
            (std::vector<std::string>{"08:00-16:00 gone", "12:00-16:00 ada"}));
}

TEST(FindGaps, TellsWhatComesBeforeTheFirstDuty) {
  const Desk desk =
      with_people(test::desk_of(test::handover_rota("UTC", EveryDays{1}, "08:00", "2026-01-01")));
  EXPECT_EQ(
      gaps_text(desk, {},
                {duty(desk, "ada", interval("2026-06-08T08:00:00Z", "2026-06-08T20:00:00Z"))}),
      (std::vector<std::string>{"00:00-08:00 nobody, unbegun", "20:00-00:00 nobody"}));
}

}  // namespace
}  // namespace respite
