// diagnostics.txt holds one case for each thing that can be wrong with a team file:
//
//   === Name
//   + the small desk        (where the text goes on after kSmallDesk)
//   the text
//   ---
//   what is printed, word for word
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/desk/file/files.h"
#include "app/desk/file/team_file.h"
#include "tests/app/desk/file/team_text.h"

namespace respite {
namespace {

struct Case {
  std::string name;
  std::string text;
  std::string printed;
};

// Cuts off everything up to the mark, and the mark.
std::string cut(std::string_view& text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  std::string before{text.substr(0, at)};
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + mark.size());
  return before;
}

std::vector<Case> read_cases() {
  const auto read = read_file(RESPITE_SOURCE_DIR, "tests/app/desk/file/diagnostics.txt", 1'000'000);
  std::string_view rest = std::get<std::string>(read);
  std::vector<Case> cases;
  (void)cut(rest, "=== ");
  while (!rest.empty()) {
    Case c;
    c.name = cut(rest, "\n");
    c.text = cut(rest, "---\n");
    c.printed = cut(rest, "=== ");
    constexpr std::string_view kAfter = "+ the small desk\n";
    if (c.text.starts_with(kAfter)) c.text = kSmallDesk + c.text.substr(kAfter.size());
    cases.push_back(std::move(c));
  }
  return cases;
}

TEST(TeamFileDiagnostics, SayWordForWord) {
  const std::vector<Case> cases = read_cases();
  EXPECT_GE(cases.size(), 95U);
  for (const Case& c : cases) {
    EXPECT_EQ(format(parse_team_file(c.text, "team.toml").diagnostics), c.printed) << c.name;
  }
}

TEST(TeamFileDiagnostics, AreBoundedAndSayHowManyMore) {
  std::string text = kSmallDesk;
  for (int i = 0; i < 2000; ++i) text += "key" + std::to_string(i) + " = 1\n";
  const auto diagnostics = parse_team_file(text, "team.toml").diagnostics;
  ASSERT_EQ(diagnostics.size(), 501U);
  EXPECT_EQ(diagnostics.back().message, "and 1500 more");
}

}  // namespace
}  // namespace respite
