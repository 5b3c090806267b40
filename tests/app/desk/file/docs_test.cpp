#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/desk/file/files.h"
#include "app/desk/file/schema.h"
#include "app/desk/file/team_file.h"
#include "app/desk/file/unused.h"

namespace respite {
namespace {

std::vector<std::string> doc_lines() {
  const auto read = read_file(RESPITE_SOURCE_DIR, "docs/team-file.md", 1'000'000);
  std::vector<std::string> lines{1};
  for (const char c : std::get<std::string>(read)) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

// "### `[[rota.seat]]`" and "### A wish" as "[[rota.seat]]" and "a wish"; empty for no heading.
std::string heading(const std::string& line) {
  if (!line.starts_with("#")) return "";
  std::string title = line.substr(line.find_first_not_of("# "));
  std::erase(title, '`');
  for (char& c : title) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return title;
}

// The rows of a section's table by the key in their first cell.
std::map<std::string, std::map<std::string, std::string>> doc_keys() {
  std::map<std::string, std::map<std::string, std::string>> keys;
  std::string title;
  for (const std::string& line : doc_lines()) {
    if (!heading(line).empty()) title = heading(line);
    if (!line.starts_with("| `")) continue;
    keys[title].emplace(line.substr(3, line.find('`', 3) - 3), line);
  }
  return keys;
}

TEST(TeamFileDocs, ExplainEveryKeyAndNoOther) {
  const auto documented = doc_keys();
  for (const team_file::Section& section : team_file::sections()) {
    const auto found = documented.find(std::string{section.title});
    ASSERT_NE(found, documented.end()) << section.title << " has no heading with a table of keys";
    const std::set<std::string> known{section.keys.begin(), section.keys.end()};
    for (const std::string& key : known) {
      EXPECT_TRUE(found->second.contains(key)) << section.title << ' ' << key << " is missing";
    }
    for (const auto& [key, row] : found->second) {
      EXPECT_TRUE(known.contains(key)) << section.title << ' ' << key << " does not exist";
      EXPECT_EQ(row.find("*not used yet*") != std::string::npos,
                team_file::is_unused(section.name, key))
          << section.title << ' ' << key;
    }
  }
}

TEST(TeamFileDocs, ExamplesMakeOneTeamFile) {
  std::string text;
  bool inside = false;
  for (const std::string& line : doc_lines()) {
    if (line.starts_with("```")) {
      inside = line == "```toml";
    } else if (inside) {
      text += line + '\n';
    }
  }
  const ParsedTeamFile parsed = parse_team_file(text, "examples.toml");
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    EXPECT_EQ(diagnostic.severity, Severity::kNote) << format(diagnostic);
  }
  EXPECT_TRUE(parsed.desk);
  for (const team_file::Section& section : team_file::sections()) {
    for (const std::string_view key : section.keys) {
      if (key == "P4" || section.name == "wish") continue;
      EXPECT_NE(text.find(key), std::string::npos) << section.title << ' ' << key;
    }
  }
}

}  // namespace
}  // namespace respite
