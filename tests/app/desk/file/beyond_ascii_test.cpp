#include "app/desk/file/beyond_ascii.h"

#include <gtest/gtest.h>

#include "app/desk/file/team_file.h"
#include "tests/app/desk/file/team_text.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

TEST(PutAway, LeavesNothingThatTomlMistakes) {
  const std::string text = "a\xC2\x80\xC3\xA9\xE2\x80\x93\xE3\x80\x80\xEF\xBF\xBF\xF0\x9F\x98\x80z";
  const std::string away = put_away(text);
  EXPECT_EQ(text::count_characters(away), text::count_characters(text));
  EXPECT_FALSE(text::find_broken(away));
  text::each_character(away, [](const text::Character& character) {
    EXPECT_NE(character.bytes.size(), 2U);
    EXPECT_NE(character.bytes.size(), 3U);
  });
  EXPECT_EQ(bring_back(away), text);
}

TEST(BringBack, StaysWellFormedWhateverStandsInThePlane) {
  std::string plane;
  for (const char* character : {"\xF4\x80\x81\x81", "\xF4\x8D\xA0\x80", "\xF4\x8F\xBF\xBF"}) {
    plane += character;
  }
  EXPECT_FALSE(text::find_broken(bring_back(plane)));
  EXPECT_EQ(bring_back("\xFF"
                       "a"),
            "\xFF"
            "a");
}

TEST(ParseTeamFile, ReadsTextsInAnyScript) {
  const std::string name = "Chlo\xC3\xA9 \xE6\x9D\xBE\xE6\x9C\xAC \xF0\x9F\x98\x80";
  const auto named = [&](const std::string& value) {
    const auto parsed = parse_team_file(kSmallDesk + "name = " + value + "\n", "team.toml");
    return parsed.desk ? parsed.desk->people[1].name : format(parsed.diagnostics);
  };
  EXPECT_EQ(named('"' + name + '"'), name);
  EXPECT_EQ(named("'" + name + "'"), name);
  EXPECT_EQ(named("\"\"\"\\\n  " + name + "\"\"\""), name);
  EXPECT_EQ(named("\"Chlo\\u00E9\""), "Chlo\xC3\xA9");
}

TEST(ParseTeamFile, NamesWhatStandsOutsideOfQuotes) {
  EXPECT_EQ(format(parse_team_file("[desk]\ncl\xC3\xA9 = 1\n", "team.toml").diagnostics),
            "team.toml:2:3: error: not TOML: key-value pair: expected '=', saw '\xC3\xA9'\n"
            "cl\xC3\xA9 = 1\n"
            "  ^\n");
}

}  // namespace
}  // namespace respite::team_file
