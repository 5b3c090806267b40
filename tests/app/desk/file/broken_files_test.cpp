// Team files broken on purpose: each must get a diagnostic with its place, none may crash.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "app/desk/file/files.h"
#include "app/desk/file/team_file.h"

namespace respite {
namespace {

constexpr std::array kSamples{"quickstart", "law-firm", "round-the-clock", "follow-the-sun"};
using Random = std::mt19937;

std::size_t below(std::size_t end, Random& random) { return random() % end; }

std::string sample(const std::string& name) {
  return std::get<std::string>(
      read_file(RESPITE_SOURCE_DIR, "samples/" + name + "/team.toml", 1'000'000));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines{1};
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

// "key = value" from the first column, with a value on one line.
bool is_assignment(const std::string& line) {
  const bool key = !line.empty() && std::isalpha(static_cast<unsigned char>(line.front()));
  return key && line.find(" = ") != std::string::npos && !line.ends_with("[");
}

bool names_somebody(const std::string& line) {
  for (const char* key : {"leads", "people", "teams", "sites", "site", "team", "manager", "role"}) {
    if (line.starts_with(std::string{key} + " = ") && line.find('"') != std::string::npos) {
      return true;
    }
  }
  return false;
}

template <class Wanted>
std::size_t pick(const std::vector<std::string>& lines, Wanted wanted, Random& random) {
  while (true) {
    const std::size_t line = below(lines.size(), random);
    if (wanted(lines[line])) return line;
  }
}

// Each breaks a file for certain.
using Breaker = std::string (*)(const std::string& text, Random& random);

std::string misspell_key(const std::string& text, Random& random) {
  auto lines = lines_of(text);
  std::string& line = lines[pick(lines, is_assignment, random)];
  line.insert(line.find(" = "), "zz");
  return joined(lines);
}
std::string wrong_type(const std::string& text, Random& random) {
  auto lines = lines_of(text);
  std::string& line = lines[pick(lines, is_assignment, random)];
  line = line.substr(0, line.find(" = ")) + " = 1979-05-27T07:32:00Z";
  return joined(lines);
}
std::string unknown_name(const std::string& text, Random& random) {
  auto lines = lines_of(text);
  std::string& line = lines[pick(lines, names_somebody, random)];
  line.insert(line.find('"') + 1, "nobody-");
  return joined(lines);
}
std::string drop_equals(const std::string& text, Random& random) {
  auto lines = lines_of(text);
  std::string& line = lines[pick(lines, is_assignment, random)];
  line.erase(line.find(" = "), 3);
  return joined(lines);
}
std::string twice(const std::string& text, Random& random) {
  auto lines = lines_of(text);
  const std::size_t line = pick(lines, is_assignment, random);
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(line), lines[line]);
  return joined(lines);
}
std::string cut_off_in_a_text(const std::string& text, Random& random) {
  auto lines = lines_of(text);
  const auto quoted = [](const std::string& l) { return is_assignment(l) && l.find(" = \"") < 40; };
  const std::size_t line = pick(lines, quoted, random);
  lines[line].resize(lines[line].find('"') + 1 + below(3, random));
  if (lines[line].back() == '"' && lines[line].find('"') + 1 < lines[line].size()) {
    lines[line].pop_back();
  }
  lines.resize(line + 1);
  return joined(lines);
}
std::string nonsense_line(const std::string& text, Random& random) {
  constexpr std::array kNonsense{"]] what [[", "= = =", "just words", "\"\"\"",
                                 "[",          "{}",    "- list",     "key: value"};
  auto lines = lines_of(text);
  const std::size_t line = below(lines.size(), random);
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(line),
               kNonsense[below(kNonsense.size(), random)]);
  return joined(lines);
}
std::string broken_byte(const std::string& whole, Random& random) {
  std::string text = whole;
  constexpr std::string_view kBytes{"\xFF\xC0\x00\xFE", 4};
  text.insert(below(text.size(), random), 1, kBytes[below(kBytes.size(), random)]);
  return text;
}
std::string without_desk(const std::string& text, Random& random) {
  auto lines = lines_of(text);
  *std::find(lines.begin(), lines.end(), "[desk]") = below(2, random) == 0 ? "[dsk]" : "";
  return joined(lines);
}
std::string unknown_section(const std::string& text, Random& random) {
  auto lines = lines_of(text);
  const auto heads = [](const std::string& line) { return line.starts_with("["); };
  std::string& line = lines[pick(lines, heads, random)];
  line.insert(line.find_last_not_of('[', line.find(']') - 1) + 1, "x");
  return joined(lines);
}
std::string garbage(const std::string&, Random& random) {
  std::string text = "\x01";
  for (std::size_t i = below(3000, random); i > 0; --i) text += static_cast<char>(random() % 256);
  return text;
}

constexpr std::array<Breaker, 11> kBreakers{
    misspell_key,  wrong_type,  unknown_name, drop_equals,     twice,  cut_off_in_a_text,
    nonsense_line, broken_byte, without_desk, unknown_section, garbage};

TEST(BrokenTeamFiles, EachGetsADiagnosticWithItsPlace) {
  constexpr unsigned kSeed = 20261207;
  constexpr int kRounds = 12;
  int broken = 0;
  for (const char* name : kSamples) {
    const std::string whole = sample(name);
    for (std::size_t kind = 0; kind < kBreakers.size(); ++kind) {
      for (int round = 0; round < kRounds; ++round) {
        // NOLINTNEXTLINE(misc-const-correctness): the breaker draws from it
        Random random{kSeed + static_cast<unsigned>(round)};
        const std::string text = kBreakers[kind](whole, random);
        const ParsedTeamFile parsed = parse_team_file(text, "team.toml");
        EXPECT_FALSE(parsed.desk) << name << " kind " << kind << " round " << round << " seed "
                                  << kSeed << '\n'
                                  << text;
        const auto placed = [](const Diagnostic& d) {
          return d.severity == Severity::kError && d.place.line > 0 && d.place.column > 0;
        };
        EXPECT_TRUE(std::any_of(parsed.diagnostics.begin(), parsed.diagnostics.end(), placed))
            << name << " kind " << kind << " round " << round << " seed " << kSeed;
        EXPECT_FALSE(format(parsed.diagnostics).empty());
        ++broken;
      }
    }
  }
  EXPECT_GE(broken, 500);
}

// Any change at all: whatever it says, it returns.
TEST(BrokenTeamFiles, NoneCrashes) {
  constexpr unsigned kSeed = 7;
  Random random{kSeed};
  for (int round = 0; round < 1500; ++round) {
    std::string text = sample(kSamples[below(kSamples.size(), random)]);
    for (std::size_t edits = 1 + below(8, random); edits > 0; --edits) {
      const std::size_t at = below(text.size(), random);
      const std::size_t length = std::min(below(40, random), text.size() - at);
      switch (below(4, random)) {
        case 0:
          text.erase(at, length);
          break;
        case 1:
          text.insert(at, text.substr(below(text.size() - length + 1, random), length));
          break;
        case 2:
          text[at] = static_cast<char>(random() % 256);
          break;
        default:
          text.resize(at + 1);
          break;
      }
      if (text.empty()) text = "\n";
    }
    const ParsedTeamFile parsed = parse_team_file(text, "team.toml");
    EXPECT_EQ(parsed.desk.has_value(), !has_errors(parsed.diagnostics)) << "seed " << kSeed;
    (void)format(parsed.diagnostics);
  }
}

}  // namespace
}  // namespace respite
