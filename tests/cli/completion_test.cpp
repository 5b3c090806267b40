// Sources the completion script in a real bash and asks it.
#include "cli/help.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <set>

#include <gtest/gtest.h>

#include "cli/command.h"

namespace respite {
namespace {

struct Close {
  void operator()(std::FILE* pipe) const { static_cast<void>(::pclose(pipe)); }
};

// What bash would offer for the last of the words (the first is the program).
std::set<std::string> offers(const std::string& words) {
  const std::string script =
      testing::TempDir() + "respite-completion-" + std::to_string(::getpid());
  std::ofstream(script) << bash_completion();
  const std::string command = "exec bash --norc -c 'source " + script + "; COMP_WORDS=(" + words +
                              "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _respite; "
                              "printf \"%s\\n\" \"${COMPREPLY[@]}\"' 2>&1";
  const std::unique_ptr<std::FILE, Close> pipe(::popen(command.c_str(), "r"));
  std::set<std::string> lines;
  std::string line;
  for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get())) {
    if (c != '\n') {
      line += static_cast<char>(c);
    } else if (!line.empty()) {
      lines.insert(std::exchange(line, {}));
    }
  }
  static_cast<void>(std::remove(script.c_str()));
  return lines;
}

using Words = std::set<std::string>;

TEST(BashCompletion, CompletesCommands) {
  EXPECT_EQ(offers("respite pl"), Words{"plan"});
  EXPECT_EQ(offers("respite publis"), Words{"publish"});
  EXPECT_EQ(offers("respite -C somewhere --json pl"), Words{"plan"});
  EXPECT_EQ(offers("respite --now plan und"), Words{"undo"});
  EXPECT_EQ(offers("respite help pl"), Words{"plan"});
}

TEST(BashCompletion, OffersEveryCommand) {
  const Words words = offers("respite \"\"");
  for (const Command& command : commands()) {
    EXPECT_TRUE(words.contains(std::string(command.name))) << command.name;
  }
}

TEST(BashCompletion, CompletesOptionsOfTheCommandAndOfAll) {
  EXPECT_EQ(offers("respite plan --se"), Words{"--seed"});
  EXPECT_EQ(offers("respite plan --js"), Words{"--json"});
  EXPECT_EQ(offers("respite show --se"), Words{});
  EXPECT_EQ(offers("respite -C here plan --from 2026-12-07 --we"), Words{"--weeks"});
}

TEST(BashCompletion, CompletesFoldersAfterC) {
  EXPECT_EQ(offers("respite -C /us"), Words{"/usr"});
  EXPECT_EQ(offers("respite show -C /us"), Words{"/usr"});
}

TEST(BashCompletion, LeavesOtherValuesAlone) {
  EXPECT_EQ(offers("respite plan --from \"\""), Words{});
}

}  // namespace
}  // namespace respite
