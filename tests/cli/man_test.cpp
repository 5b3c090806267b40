// The manual says what help says, and is roff that man(1) can show.
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "cli/command.h"
#include "cli/help.h"
#include "tests/cli/program.h"

namespace respite {
namespace {

// As it prints: "\\-" a dash.
std::string printed(const std::string& roff) {
  std::string text;
  for (std::size_t i = 0; i < roff.size(); ++i) {
    if (roff[i] == '\\' && i + 1 < roff.size()) ++i;
    text += roff[i];
  }
  return text;
}

TEST(Manual, HasEveryCommandVerbAndOption) {
  const std::string whole = printed(manual_of_program());
  for (const Command& command : commands()) {
    EXPECT_NE(whole.find("\n.SS " + command.name), std::string::npos) << command.name;
    const std::string page = printed(manual_of(command));
    for (const Option& option : command.options) {
      EXPECT_NE(page.find("\n.TP\n" + spelled(option) + '\n'), std::string::npos)
          << command.name << ' ' << option.name;
    }
    for (const Verb& verb : command.verbs) {
      EXPECT_NE(page.find("\n.TP\n" + command.name + (verb.name.empty() ? "" : " ") + verb.name),
                std::string::npos)
          << command.name << ' ' << verb.name;
    }
  }
}

// A line that begins with a dot or an apostrophe is a request: those of ours are these.
TEST(Manual, HasNoLineThatIsARequestByAccident) {
  const std::string page = manual_of_program();
  for (std::size_t begin = 0; begin < page.size(); begin = page.find('\n', begin) + 1) {
    const std::string line = page.substr(begin, page.find('\n', begin) - begin);
    EXPECT_FALSE(line.starts_with('\'')) << line;
    if (!line.starts_with('.')) continue;
    const std::string request = line.substr(1, line.find(' ') - 1);
    EXPECT_TRUE((std::set<std::string>{"TH", "SH", "SS", "TP", "PP", "B", "I", "IR", "RI", "RB",
                                       "BR", "nf", "fi", "RS", "RE"})
                    .contains(request))
        << line;
  }
}

TEST(Manual, IsPrintedForOneCommandOrAll) {
  EXPECT_EQ(test::run_program({"help", "--manual"}).out, manual_of_program());
  EXPECT_EQ(test::run_program({"help", "--manual", "plan"}).out, manual_of(command_named("plan")));
}

}  // namespace
}  // namespace respite
