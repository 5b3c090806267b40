#include "app/desk/file/guard.h"

#include <gtest/gtest.h>

#include "app/desk/file/team_file.h"

namespace respite {
namespace {

using team_file::find_danger;
using team_file::spot_of;

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

// What is wrong and where, as "line:column message".
std::string danger(std::string_view text) {
  const auto fault = find_danger(text);
  if (!fault) return "";
  return std::to_string(fault->spot.line) + ':' + std::to_string(fault->spot.column) + ' ' +
         fault->message;
}

TEST(FindDanger, LetsOrdinaryTextThrough) {
  EXPECT_EQ(danger(""), "");
  EXPECT_EQ(danger("a.b = [1.5, \"x.y.z\"] # \"[[[[\n[[t]]\nx = '''\n[[[\n'''\n"), "");
  EXPECT_EQ(danger("\xEF\xBB\xBFid = \"\xC3\xA9\"\r\n"), "");
  EXPECT_EQ(danger("\"a\".'b' = [\"é\",\"é\", {\"c\"=\"é\"}]"), "");
  EXPECT_EQ(danger("x = '\\' # é\ny = \"é\"\nz = \"\"\"\né\"\"\"\n"), "");
  EXPECT_EQ(danger("x = \"\\\"[[[[\"\n" + repeat("[[person]]\n", 5000)), "");
}

TEST(FindDanger, StopsWhatAParserShouldNotSee) {
  EXPECT_EQ(danger("id = \"a\"\nx = \"\xFF\""), "2:6 not UTF-8: save the file as UTF-8 text");
  EXPECT_EQ(danger("\xC0\x80"), "1:1 not UTF-8: save the file as UTF-8 text");
  EXPECT_EQ(danger("\xED\xA0\x80"), "1:1 not UTF-8: save the file as UTF-8 text");
  EXPECT_EQ(danger(std::string_view{"a\0b", 3}), "1:2 a NUL byte: this is not a text file");
  EXPECT_EQ(danger("x = " + repeat("[", 100)), "1:33 nested too deeply");
  EXPECT_EQ(danger("x = " + repeat("{a=", 100)), "1:89 nested too deeply");
  EXPECT_EQ(danger(repeat("a.", 100)), "1:34 nested too deeply");
  EXPECT_EQ(danger("[" + repeat("a.", 100)), "1:35 nested too deeply");
  EXPECT_EQ(danger(repeat(" ", team_file::kMaxTeamFileBytes + 1)),
            "0:0 too big: a team file may have 4 MiB");
}

TEST(SpotOf, CountsCharactersAndSkipsTheMark) {
  EXPECT_EQ(spot_of("\xEF\xBB\xBF"
                    "ab",
                    4)
                .column,
            2);
  EXPECT_EQ(spot_of("a\n\xC3\xA9"
                    "b",
                    4)
                .line,
            2);
  EXPECT_EQ(spot_of("a\n\xC3\xA9"
                    "b",
                    4)
                .column,
            2);
}

TEST(ParseTeamFile, SurvivesHostileText) {
  for (const std::string& text :
       {repeat("[[[[[[[[", 200'000), repeat("{", 1'000'000), repeat("a.", 1'000'000) + "=1",
        "[" + repeat("a.", 1'000'000) + "a]", repeat("[a]\n", 200'000), repeat("\"", 500'001),
        "a=" + repeat("[", 27) + repeat("{a.b.c.d.e=", 27), repeat("[[person]]\n", 300'000),
        repeat("[[person]]\nid=\"a\"\n", 100'000), repeat("x", 1'000'000),
        std::string("x=\"") + repeat("\\U0010FFFF", 100'000) + "\""}) {
    const ParsedTeamFile parsed = parse_team_file(text, "team.toml");
    EXPECT_FALSE(parsed.desk);
    EXPECT_TRUE(has_errors(parsed.diagnostics));
    EXPECT_LE(parsed.diagnostics.size(), 501U);
  }
}

}  // namespace
}  // namespace respite
