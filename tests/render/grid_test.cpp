#include "render/rota_text.h"

#include <gtest/gtest.h>

#include "render/schedule_turns.h"
#include "tests/render/schedules.h"

namespace respite {
namespace {

TEST(RenderGrid, LongTurnsAreRowsUnderTheirSeats) {
  EXPECT_EQ(render_grid(weekly_schedule(), Style{}),
            "Out of hours (oncall), handover Mon 09:00, Europe/London\n"
            "  from        primary     secondary\n"
            "  2026-12-21  Asha Patel  Zoë Brontë  Christmas Day\n"
            "  2026-12-28  OPEN        Asha Patel  New Year\n");
}

TEST(RenderGrid, IrregularHandoversSayTheirTime) {
  ScheduleView schedule = weekly_schedule();
  schedule.slots.push_back(slot_view("oncall", "primary", "Europe/London", "2027-01-04T09:00",
                                     "2027-01-06T12:00", "zoe"));
  schedule.slots.push_back(slot_view("oncall", "primary", "Europe/London", "2027-01-06T12:00",
                                     "2027-01-09T12:00", "asha"));
  EXPECT_EQ(render_grid(schedule, Style{}),
            "Out of hours (oncall), Europe/London\n"
            "  handover              primary     secondary\n"
            "  Mon 2026-12-21 09:00  Asha Patel  Zoë Brontë  Christmas Day\n"
            "  Mon 2026-12-28 09:00  OPEN        Asha Patel  New Year\n"
            "  Mon 2027-01-04 09:00  Zoë Brontë\n"
            "  Wed 2027-01-06 12:00  Asha Patel\n");
}

TEST(RenderGrid, AnEmptyShadowIsNoGap) {
  ScheduleView schedule = weekly_schedule();
  schedule.slots[2].required = false;
  EXPECT_NE(render_grid(schedule, Style{}).find("  2026-12-28  -           Asha Patel"),
            std::string::npos);
}

TEST(RenderGrid, ATurnHeldByTwoNamesBothInTheirOrder) {
  ScheduleView schedule = weekly_schedule();
  SlotView second = schedule.slots[0];
  second.slot.key += "/2";
  second.slot.person = "zoe";
  schedule.slots.insert(schedule.slots.begin() + 1, second);
  EXPECT_NE(render_grid(schedule, Style{}).find("  2026-12-21  Asha Patel, Zoë Brontë  Zoë Brontë"),
            std::string::npos);
}

TEST(RenderGrid, ShiftsAreLettersOfPeopleAndDays) {
  ScheduleView schedule = shift_schedule();
  schedule.holidays = {{make_day(2026, 12, 15), "A feast"}};
  EXPECT_EQ(render_grid(schedule, Style{}),
            "Floor (floor), Europe/Paris\n"
            "  E early, L late, N night\n"
            "\n"
            "        2026-12-07            2026-12-14\n"
            "         M  T  W  T  F  S  S   M  *  W  T  F  S  S\n"
            "  Ann    .  .  .  .  E  N  .   .  .  .  .  .  .  .\n"
            "  Bo     .  .  .  .  L  .  .   . EL  .  .  .  .  .\n"
            "  OPEN   .  .  .  .  .  .  .   1  .  .  .  .  .  .\n"
            "  * 2026-12-15 A feast\n");
}

TEST(RenderGrid, WeeksThatDoNotFitGoBelow) {
  Style narrow;
  narrow.columns = 40;
  const std::string text = render_grid(shift_schedule(), narrow);
  EXPECT_NE(text.find("2026-12-07\n"), std::string::npos);
  EXPECT_NE(text.find("2026-12-14\n"), std::string::npos);
}

TEST(RenderGrid, ColourOnlyWhereTheStyleHasIt) {
  EXPECT_EQ(render_grid(weekly_schedule(), Style{}).find('\x1b'), std::string::npos);
  Style colored;
  colored.color = true;
  EXPECT_NE(render_grid(weekly_schedule(), colored).find("\x1b[31mOPEN\x1b[0m"), std::string::npos);
}

TEST(RenderGrid, ControlCharactersInNamesDoNotReachTheTerminal) {
  ScheduleView schedule = weekly_schedule();
  schedule.people[0].name = "Asha\x1b[2J\nPatel";
  schedule.holidays[0].name = "Christmas\r\nDay";
  const std::string text = render_grid(schedule, Style{});
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_NE(text.find("Asha?[2J?Patel"), std::string::npos);
  EXPECT_EQ(text.find('\r'), std::string::npos);
}

TEST(RenderGrid, NoLineEndsInASpace) {
  for (const ScheduleView& schedule : {weekly_schedule(), shift_schedule()}) {
    EXPECT_EQ(render_grid(schedule, Style{}).find(" \n"), std::string::npos);
  }
}

TEST(LettersOf, NoTwoAlike) {
  EXPECT_EQ(letters_of({"primary", "secondary", "shadow"}),
            (std::vector<std::string>{"P", "S", "H"}));
  EXPECT_EQ(letters_of({"a", "a", "a"}), (std::vector<std::string>{"A", "B", "C"}));
  EXPECT_EQ(letters_of({"é"}), (std::vector<std::string>{"A"}));
}

TEST(RenderLoad, SaysWhatIsCarriedInWhereAnythingIs) {
  ScheduleView schedule = weekly_schedule();
  EXPECT_EQ(render_load(schedule, Style{}).find("carried"), std::string::npos);
  schedule.people[0].carried.load = 3 * 3600;
  schedule.people[1].carried.load = -1800;
  const std::string text = render_load(schedule, Style{});
  EXPECT_NE(text.find("carried h"), std::string::npos);
  EXPECT_NE(text.find("+3.0"), std::string::npos);
  EXPECT_NE(text.find("-0.5"), std::string::npos);
}

TEST(RenderLoad, SetsLoadBesideTheFairShare) {
  EXPECT_EQ(render_load(weekly_schedule(), Style{}),
            "  person      load h  fair h    +/-  turns  nights  weekends  holidays  | is fair\n"
            "  Asha Patel   300.0   250.0  +50.0      2       0         0         0  "
            "###################|###\n"
            "  Zoë Brontë   100.0   150.0  -50.0      1       0         0         0  "
            "########    |\n");
}

TEST(RenderLoad, NobodyCarryingAnythingIsNoDivisionByZero) {
  ScheduleView schedule = weekly_schedule();
  for (PersonView& person : schedule.people) person.load = person.fair = 0;
  EXPECT_NE(render_load(schedule, Style{}).find("0.0     0.0  0.0 "), std::string::npos);
}

TEST(RenderLoad, LeavesOutWhomNoRotaConcerns) {
  ScheduleView schedule = weekly_schedule();
  schedule.people.push_back({"partner", "Gideon Marsh"});
  EXPECT_EQ(render_load(schedule, Style{}).find("Gideon"), std::string::npos);
  for (PersonView& person : schedule.people) person = {person.id, person.name};
  EXPECT_EQ(render_load(schedule, Style{}), "");
}

TEST(RenderLoad, TheBarGivesWayBeforeANameDoes) {
  Style narrow;
  narrow.columns = 80;
  EXPECT_EQ(render_load(weekly_schedule(), narrow).find('|'), std::string::npos);
  EXPECT_NE(render_load(weekly_schedule(), narrow).find("Zoë Brontë"), std::string::npos);
  narrow.columns = 90;
  EXPECT_NE(render_load(weekly_schedule(), narrow).find("#|"), std::string::npos);
}

TEST(RenderLoad, TellsProtectedTimeWhereThereIsAny) {
  ScheduleView schedule = weekly_schedule();
  SlotView block = slot_view(kProtectedRota, "learning", "Europe/London", "2026-12-23T14:00",
                             "2026-12-23T16:00", "zoe");
  block.slot.kind = SlotKind::kProtected;
  schedule.slots.push_back(block);
  const std::string text = render_load(schedule, Style{});
  EXPECT_NE(text.find("protected h"), std::string::npos);
  EXPECT_NE(text.find("2.0  #"), std::string::npos);
}

}  // namespace
}  // namespace respite
