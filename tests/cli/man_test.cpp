// The manual page and the command table say the same.
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/command.h"
#include "cli/help.h"

namespace respite {
namespace {

constexpr const char* kPage = RESPITE_SOURCE_DIR "/docs/man/respite.1";

// A line of the page as it prints: without fonts, "\-" a dash.
std::string plain(const std::string& line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') continue;
    if (line[i] != '\\' || i + 1 == line.size()) {
      text += line[i];
    } else if (line[i + 1] == 'f') {
      i += 2;
    } else {
      text += line[++i];
    }
  }
  return text;
}

// Options as help spells them, by the .SS section they stand in; an option is the line after .TP.
std::map<std::string, std::set<std::string>> options_in_page() {
  std::ifstream page(kPage);
  EXPECT_TRUE(page) << kPage;
  std::map<std::string, std::set<std::string>> options;
  std::string section;
  std::string line;
  for (bool tagged = false; std::getline(page, line);) {
    if (line.starts_with(".SH ")) section.clear();
    if (line.starts_with(".SS ")) {
      section = plain(line.substr(4));
      options[section];
    }
    if (tagged && plain(line).starts_with("-")) options[section].insert(plain(line));
    tagged = line == ".TP";
  }
  return options;
}

std::set<std::string> spellings(std::span<const Option> options) {
  std::set<std::string> result;
  for (const Option& option : options) result.insert(spelled(option));
  return result;
}

TEST(ManualPage, HasEveryOptionAndNoOther) {
  std::map<std::string, std::set<std::string>> expected;
  expected["Options of every command"] = spellings(global_options());
  for (const Command& command : commands()) {
    std::string heading(command.name);
    for (const Operand& operand : command.operands) {
      heading += ' ' + (operand.required ? std::string(operand.name)
                                         : '[' + std::string(operand.name) + ']');
    }
    expected[heading] = spellings(command.options);
  }
  const auto found = options_in_page();
  for (const auto& [section, options] : expected) {
    ASSERT_TRUE(found.contains(section)) << "no section \"" << section << "\"";
    EXPECT_EQ(found.at(section), options) << section;
  }
  for (const auto& [section, options] : found) {
    EXPECT_TRUE(expected.contains(section)) << "a section of no command: \"" << section << "\"";
  }
}

TEST(ManualPage, SummariesAreThoseOfHelp) {
  std::ifstream file(kPage);
  std::stringstream page;
  page << file.rdbuf();
  for (const Command& command : commands()) {
    std::string summary(command.summary);
    summary.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(summary.front())));
    EXPECT_NE(page.str().find('\n' + summary + ".\n"), std::string::npos) << summary;
  }
}

}  // namespace
}  // namespace respite
