#include "app/desk/file/diagnostic.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

TEST(FormatDiagnostic, ShowsPlaceLineCaretAndHint) {
  const Diagnostic diagnostic{{"team.toml", 12, 11},
                              Severity::kError,
                              "unknown person \"bo\" in rota \"oncall\"",
                              "people = [\"bo\"]",
                              "did you mean \"ben\"?"};
  EXPECT_EQ(format(diagnostic),
            "team.toml:12:11: error: unknown person \"bo\" in rota \"oncall\"\n"
            "people = [\"bo\"]\n"
            "          ^ did you mean \"ben\"?\n");
}

TEST(FormatDiagnostic, KeepsTabsAndCountsCharacters) {
  const Diagnostic tabs{{"team.toml", 1, 8}, Severity::kWarning, "w", "\tid\t= \"x\"", ""};
  EXPECT_EQ(format(tabs), "team.toml:1:8: warning: w\n\tid\t= \"x\"\n\t  \t   ^\n");
  const Diagnostic accents{{"team.toml", 1, 6}, Severity::kNote, "n", "\"Chlo\xC3\xA9\" ", ""};
  EXPECT_EQ(format(accents), "team.toml:1:6: note: n\n\"Chlo\xC3\xA9\" \n     ^\n");
}

TEST(FormatDiagnostic, PointsPastTheEndOfALine) {
  const Diagnostic diagnostic{{"team.toml", 1, 6}, Severity::kError, "e", "ab", ""};
  EXPECT_EQ(format(diagnostic), "team.toml:1:6: error: e\nab\n     ^\n");
}

TEST(FormatDiagnostic, LetsNothingMoveTheCursor) {
  const Diagnostic diagnostic{{"team.toml", 1, 3},
                              Severity::kError,
                              "e",
                              "a\x1B[2J\xC2\x9B\xFF"
                              "b\x7F",
                              ""};
  EXPECT_EQ(format(diagnostic), "team.toml:1:3: error: e\na?[2J??b?\n  ^\n");
}

TEST(FormatDiagnostic, WithoutALineNamesThePlaceAlone) {
  const Diagnostic line{{"leave/a.ics", 7, 0}, Severity::kWarning, "no end", "", ""};
  EXPECT_EQ(format(line), "leave/a.ics:7: warning: no end\n");
  const Diagnostic file{{"team.toml", 0, 0}, Severity::kError, "too big", "", "cut it"};
  EXPECT_EQ(format(file), "team.toml: error: too big\n  cut it\n");
}

TEST(SortedByPlace, PutsErrorsFirstAtOnePlace) {
  const auto at = [](int line, int column, Severity severity, const char* message) {
    return Diagnostic{{"team.toml", line, column}, severity, message, "", ""};
  };
  const auto sorted =
      sorted_by_place({at(2, 9, Severity::kError, "d"), at(2, 1, Severity::kNote, "c"),
                       at(2, 1, Severity::kError, "b"), at(1, 5, Severity::kWarning, "a")});
  std::string order;
  for (const Diagnostic& diagnostic : sorted) order += diagnostic.message;
  EXPECT_EQ(order, "abcd");
  EXPECT_TRUE(has_errors(sorted));
  EXPECT_FALSE(has_errors({at(1, 1, Severity::kWarning, "")}));
}

}  // namespace
}  // namespace respite
