#include "app/moving/people.h"

#include <gtest/gtest.h>

#include "app/moving/import.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite::moving {
namespace {

constexpr const char* kTeamOfOne =
    "[desk]\nid = \"desk\"\nzone = \"Europe/London\"\n"
    "[[team]]\nid = \"first\"\nname = \"First line\"\n"
    "[[person]]\nid = \"ana\"\nname = \"Ana\"\nemail = \"ana@x.example\"\nteam = \"first\"\n";

constexpr const char* kPeople =
    "Name,E-mail,Team,FTE,Start date,End date,Skills,Time zone\n"
    "Ana Sousa,ana@x.example,First line,0.6,,,,\n"
    "Ben Osei,ben.osei@x.example,Second,100%,2027-01-04,2027-12-31,Linux; Mac OS,Europe/Lisbon\n"
    "山田 太郎,,First Line,,,,,Mars\n";

ImportView import_into(const test::DeskOfALead& desk) {
  ImportRequest request;
  request.path = "people.csv";
  request.source = "people";
  request.text = kPeople;
  request.format = ImportFormat::kCsv;
  return import_people(desk.open(test::instant("2026-11-02T09:00:00Z")).invocation, request);
}

TEST(ImportPeople, AddsWhomTheDeskDoesNotHaveAndChangesWhomItHas) {
  const test::DeskOfALead desk;
  desk.write("team.toml", kTeamOfOne);
  const ImportView view = import_into(desk);
  ASSERT_EQ(view.carried.size(), 3U);
  EXPECT_EQ(view.carried[0].what, "changed: name, share");
  EXPECT_EQ(view.carried[1].id, "ben.osei");
  EXPECT_EQ(view.carried[2].id, "person");
  ASSERT_EQ(view.left.size(), 2U);
  EXPECT_EQ(view.left[0].where + ": " + view.left[0].why, "row 4: no time zone: \"Mars\"");
  EXPECT_EQ(view.left[1].where + ": " + view.left[1].why,
            "row 3: no team of the desk is \"Second\"");

  const OpenDesk after = desk.open(test::instant("2026-11-02T09:00:00Z"));
  ASSERT_EQ(after.desk.people.size(), 3U);
  EXPECT_EQ(after.desk.people[0].name, "Ana Sousa");
  EXPECT_EQ(after.desk.people[0].share, 0.6);
  const Person& ben = after.desk.people[1];
  EXPECT_EQ(ben.leaves, test::day("2028-01-01"));
  EXPECT_EQ(ben.zone.name(), "Europe/Lisbon");
  EXPECT_EQ(after.desk.skills, (std::vector<std::string>{"linux", "mac-os"}));
  EXPECT_EQ(after.desk.people[2].name, "山田 太郎");
  EXPECT_TRUE(import_into(desk).files.empty());
}

TEST(NewPersonId, IsOfTheAddressThenOfTheName) {
  std::set<std::string> taken{"asha"};
  EXPECT_EQ(new_person_id("Asha+oncall@x", "Asha", taken), "asha-2");
  EXPECT_EQ(new_person_id("", "Zoë Li", taken), "zoe-li");
  EXPECT_EQ(new_person_id("", "山田", taken), "person");
  EXPECT_EQ(new_person_id("", "太郎", taken), "person-2");
}

}  // namespace
}  // namespace respite::moving
