#include "app/moving/first_desk.h"

#include <gtest/gtest.h>

#include "app/operation/failure.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite::moving {
namespace {

constexpr const char* kStaff =
    "Name,E-mail,Team,FTE,Time zone\n"
    "Ana Sousa,ana@x.example,First line,0.6,Europe/Lisbon\n"
    "Ben Osei,ben@x.example,Second,1,Europe/Lisbon\n"
    "山田 太郎,taro@x.example,First line,,Asia/Tokyo\n"
    "Zoë Lang,,Second,,\n";

FirstTeamFile made_of(const std::string& csv, const FirstDesk& wanted) {
  return first_team_file(read_people_rows(SheetTable(csv, "staff.csv"), std::nullopt), wanted,
                         test::instant("2026-11-04T09:00:00Z"));
}

TEST(FirstTeamFile, PlansAsItIs) {
  const Instant now = test::instant("2026-11-04T09:00:00Z");
  for (const bool on_call : {true, false}) {
    FirstDesk wanted;
    wanted.id = "desk";
    wanted.on_call = on_call;
    const FirstTeamFile file = made_of(kStaff, wanted);
    const test::DeskOfALead desk;
    desk.write("team.toml", file.text);
    const OpenDesk opened = desk.open(now);
    EXPECT_EQ(opened.desk.zone.name(), "Europe/Lisbon");
    EXPECT_EQ(opened.desk.teams.size(), 2U);
    EXPECT_EQ(opened.desk.people.size(), 4U);
    EXPECT_EQ(opened.desk.people[2].zone.name(), "Asia/Tokyo");
    for (const GapView& gap : desk.plan(now, "2026-11-09", 8).schedule.gaps)
      EXPECT_TRUE(gap.turn.empty()) << gap.turn;  // else it lies before the first handover
  }
}

TEST(FirstTeamFile, WantsAZoneAndSomebody) {
  FirstDesk wanted;
  wanted.id = "desk";
  EXPECT_THROW((void)made_of("name\nAna\n", wanted), Failure);
  wanted.zone = Zone::utc();
  EXPECT_THROW((void)made_of("name\n", wanted), Failure);
  EXPECT_NO_THROW((void)made_of("name\nAna\n", wanted));
}

}  // namespace
}  // namespace respite::moving
