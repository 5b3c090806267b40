// Runs every file of tests/cli/cases, each in a folder of its own.
#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "tests/cli/case_file.h"
#include "tests/cli/program.h"

namespace respite {
namespace {

namespace fs = std::filesystem;
using test::CaseStep;
using test::Ran;

fs::path cases_folder() { return fs::path(RESPITE_SOURCE_DIR) / "tests/cli/cases"; }

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(cases_folder())) {
    if (entry.path().extension() == ".test") names.push_back(entry.path().stem());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class CaseTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "respite-case-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr) << name;
    desk_ = name;
  }
  void TearDown() override { fs::remove_all(desk_); }

  // Settings, files and comments before a command.
  void prepare(const std::vector<std::string>& lines) {
    std::ofstream file;
    for (const std::string& line : lines) {
      const std::vector<std::string> words = test::split_words(line);
      if (line.starts_with('|')) {
        file << (line.size() > 2 ? line.substr(2) : "") << '\n';
      } else if (words.empty() || line.starts_with('#')) {
        continue;
      } else if (words[0] == "file" && words.size() == 2) {
        const fs::path path = desk_ / words[1];
        fs::create_directories(path.parent_path());
        file = std::ofstream(path, std::ios::binary);
      } else if (words[0] == "now" && words.size() == 2) {
        environment_.now = test::instant(words[1]);
      } else if (words[0] == "columns" && words.size() == 2) {
        environment_.columns = std::stoi(words[1]);
      } else {
        ADD_FAILURE() << "no such setting: " << line;
      }
    }
  }

  // "respite ..." in the desk; "cat FILE" and "ls" of it.
  [[nodiscard]] Ran run(const std::string& command) const {
    std::vector<std::string> words = test::split_words(command);
    Ran ran;
    if (words.at(0) == "cat" && words.size() == 2) {
      std::ifstream file(desk_ / words[1], std::ios::binary);
      EXPECT_TRUE(file) << "no file " << words[1];
      ran.out.assign(std::istreambuf_iterator<char>(file), {});
    } else if (words[0] == "ls" && words.size() <= 2) {
      std::vector<std::string> paths;
      for (const auto& entry :
           fs::recursive_directory_iterator(words.size() == 2 ? desk_ / words[1] : desk_)) {
        if (entry.is_regular_file()) paths.push_back(fs::relative(entry.path(), desk_));
      }
      std::sort(paths.begin(), paths.end());
      for (const std::string& path : paths) ran.out += path + '\n';
    } else if (words[0] == "respite") {
      words.erase(words.begin());
      ran = test::run_program(words, environment_);
    } else {
      ADD_FAILURE() << "no such command: " << command;
    }
    return ran;
  }

  // The desk's folder as DESK, so that expectations hold anywhere.
  [[nodiscard]] std::vector<std::string> seen(std::string text) const {
    for (std::size_t at = text.find(desk_); at != std::string::npos; at = text.find(desk_, at)) {
      text.replace(at, desk_.string().size(), "DESK");
    }
    return test::lines_of(text);
  }

  fs::path desk_;
  Environment environment_ = test::quiet_environment();
};

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

TEST_P(CaseTest, AnswersAsWritten) {
  environment_.folder = desk_;
  const fs::path file = cases_folder() / (GetParam() + ".test");
  std::vector<CaseStep> steps = test::read_case(file);
  const bool update = ::getenv("RESPITE_UPDATE_CASES") != nullptr;
  for (CaseStep& step : steps) {
    prepare(step.lines);
    if (step.command.empty()) continue;
    const Ran ran = run(step.command);
    const auto out = seen(ran.out);
    const auto err = seen(ran.err);
    if (update) {
      if (!test::fits(step.out, out)) step.out = out;
      if (!test::fits(step.err, err)) step.err = err;
      step.code = ran.code;
      continue;
    }
    EXPECT_TRUE(test::fits(step.out, out)) << "$ " << step.command << "\n--- wanted\n"
                                           << joined(step.out) << "--- printed\n"
                                           << joined(out);
    EXPECT_TRUE(test::fits(step.err, err)) << "$ " << step.command << "\n--- diagnostics wanted\n"
                                           << joined(step.err) << "--- told\n"
                                           << joined(err);
    EXPECT_EQ(ran.code, step.code) << "$ " << step.command << '\n' << ran.err;
  }
  if (update) std::ofstream(file) << test::to_text(steps);
}

INSTANTIATE_TEST_SUITE_P(Cases, CaseTest, testing::ValuesIn(case_names()), [](const auto& named) {
  std::string name = named.param;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
});

TEST(CaseFile, WildcardsStandForCharactersAndLines) {
  EXPECT_TRUE(test::fits({"draft [..] kept"}, {"draft 3f2a kept"}));
  EXPECT_FALSE(test::fits({"draft [..] kept"}, {"draft 3f2a lost"}));
  EXPECT_TRUE(test::fits({"a", "...", "d"}, {"a", "b", "c", "d"}));
  EXPECT_TRUE(test::fits({"a", "..."}, {"a"}));
  EXPECT_FALSE(test::fits({"a", "...", "d"}, {"a", "b"}));
  EXPECT_FALSE(test::fits({}, {"a"}));
  EXPECT_FALSE(test::fits({"a"}, {}));
}

TEST(CaseFile, WordsInQuotesStayTogether) {
  EXPECT_EQ(test::split_words("publish --note 'two words' \"\" x"),
            (std::vector<std::string>{"publish", "--note", "two words", "", "x"}));
}

}  // namespace
}  // namespace respite
