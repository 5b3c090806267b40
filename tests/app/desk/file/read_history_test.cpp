#include "app/desk/file/read_history.h"

#include <gtest/gtest.h>

#include "app/desk/file/read_desk.h"
#include "tests/app/desk/file/desk_folder.h"

namespace respite {
namespace {

const std::string kTeam = R"([desk]
id = "desk"
zone = "UTC"
history = "history.csv"
[[person]]
id = "ana"
[[person]]
id = "ben"
[[rota]]
id = "oncall"
handover = { every = "1 week", at = "09:00", from = 2026-01-05 }
[[rota.seat]]
id = "primary"
)";

ReadDesk read_with(const std::string& csv, const std::string& team = kTeam) {
  const DeskFolder folder;
  folder.write("team.toml", team);
  folder.write("history.csv", csv);
  return read_desk(folder.path());
}

TEST(ReadHistories, TakesColumnsByTheirNames) {
  const ReadDesk read =
      read_with("holidays,person,load,at\n2,ben,120.5,2026-01-05\n,ana,,2025-06-30\n");
  ASSERT_TRUE(read.desk) << format(read.diagnostics);
  EXPECT_TRUE(read.diagnostics.empty());
  const auto& ana = read.desk->people[0].history;
  const auto& ben = read.desk->people[1].history;
  ASSERT_TRUE(ana && ben);
  EXPECT_EQ(to_text(ben->at), "2026-01-05");
  EXPECT_EQ(ben->load_hours, 120.5);
  EXPECT_EQ(ben->holidays, 2);
  EXPECT_EQ(ben->nights, 0);
  EXPECT_EQ(ben->said_at, (Place{"history.csv", 2, 1}));
  EXPECT_EQ(to_text(ana->at), "2025-06-30");
  EXPECT_EQ(ana->load_hours, 0);
  ASSERT_EQ(read.inputs.size(), 2U);
  EXPECT_EQ(read.inputs[1].path, "history.csv");
}

TEST(ReadHistories, APersonsOwnFileNeedsNoColumnForThem) {
  std::string team = kTeam;
  team.replace(team.find("history = \"history.csv\"\n"), 24, "");
  team.replace(team.find("id = \"ben\"\n"), 11, "id = \"ben\"\nhistory = \"history.csv\"\n");
  const ReadDesk read = read_with("at,nights\n2026-01-05,7\n", team);
  ASSERT_TRUE(read.desk) << format(read.diagnostics);
  EXPECT_FALSE(read.desk->people[0].history);
  ASSERT_TRUE(read.desk->people[1].history);
  EXPECT_EQ(read.desk->people[1].history->nights, 7);
  EXPECT_NE(format(read_with("at,nights,person\n2026-01-05,7,ana\n", team).diagnostics)
                .find("history.csv:2:14: error: this is the history of \"ben\""),
            std::string::npos);
}

TEST(ReadHistories, NamesThePlaceOfEachMistake) {
  const std::pair<const char*, const char*> kMistakes[] = {
      {"", "history.csv:1:1: error: is empty"},
      {"person,at,lode\n", "history.csv:1:11: error: unknown column \"lode\""},
      {"person,at,load,load\n", "history.csv:1:16: error: column \"load\" is there twice"},
      {"person,load\n", "history.csv:1:1: error: no column \"at\""},
      {"at,load\n", "history.csv:1:1: error: no column \"person\""},
      {"person,at\n", "history.csv:1:1: error: none of the columns"},
      {"person,at,load\nana,2026-01-05\n", "history.csv:2:1: error: has 2 fields, the first row 3"},
      {"person,at,load\nana,5 May,1\n", "history.csv:2:5: error: bad date \"5 May\""},
      {"person,at,load\nana,2026-01-05,-1\n", "history.csv:2:16: error: bad number \"-1\""},
      {"person,at,load\nana,2026-01-05,1e3\n", "history.csv:2:16: error: bad number \"1e3\""},
      {"person,at,load\nana,2026-01-05,nan\n", "history.csv:2:16: error: bad number \"nan\""},
      {"person,at,load\nana,2026-01-05,1\nana,2026-02-05,1\n",
       "history.csv:3:1: error: \"ana\" brings in something twice"},
      {"person,at,load\n\"ana,2026-01-05,1\n", "history.csv:2:1: error: "},
  };
  for (const auto& [csv, mistake] : kMistakes) {
    const ReadDesk read = read_with(csv);
    EXPECT_FALSE(read.desk) << csv;
    EXPECT_NE(format(read.diagnostics).find(mistake), std::string::npos)
        << mistake << "\nnot in\n"
        << format(read.diagnostics);
  }
}

TEST(ReadHistories, PassesOverWhoeverIsNotOnTheDesk) {
  const ReadDesk read = read_with("person,at,load\nbem,2026-01-05,3\n");
  ASSERT_TRUE(read.desk);
  EXPECT_NE(format(read.diagnostics)
                .find("history.csv:2:1: warning: \"bem\" is not on the desk: this row counts for "
                      "nobody"),
            std::string::npos)
      << format(read.diagnostics);
  EXPECT_FALSE(read.desk->people[1].history);
}

}  // namespace
}  // namespace respite
