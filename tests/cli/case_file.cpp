#include "tests/cli/case_file.h"

#include <fstream>
#include <span>
#include <sstream>
#include <stdexcept>

namespace respite::test {
namespace {

constexpr std::string_view kAnyCharacters = "[..]";
constexpr std::string_view kAnyLines = "...";

// The text after a mark; a mark alone is an empty line.
std::string after_mark(const std::string& line) { return line.size() > 2 ? line.substr(2) : ""; }

bool line_fits(std::string_view expected, std::string_view line) {
  const std::size_t wild = expected.find(kAnyCharacters);
  if (wild == std::string_view::npos) return expected == line;
  if (!line.starts_with(expected.substr(0, wild))) return false;
  const std::string_view rest = expected.substr(wild + kAnyCharacters.size());
  for (std::size_t skip = wild; skip <= line.size(); ++skip) {
    if (line_fits(rest, line.substr(skip))) return true;
  }
  return false;
}

bool lines_fit(std::span<const std::string> expected, std::span<const std::string> lines) {
  if (expected.empty()) return lines.empty();
  if (expected.front() != kAnyLines) {
    return !lines.empty() && line_fits(expected.front(), lines.front()) &&
           lines_fit(expected.subspan(1), lines.subspan(1));
  }
  for (std::size_t skip = 0; skip <= lines.size(); ++skip) {
    if (lines_fit(expected.subspan(1), lines.subspan(skip))) return true;
  }
  return false;
}

void append(std::string& text, std::string_view mark, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    text += mark;
    text += line.empty() ? "" : ' ' + line;
    text += '\n';
  }
}

}  // namespace

std::vector<CaseStep> read_case(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw std::invalid_argument("cannot read " + file.string());
  std::vector<CaseStep> steps(1);
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    const char mark = line.empty() ? '\0' : line.front();
    const bool answers = mark == '>' || mark == '!' || mark == '?';
    if (!answers && !steps.back().command.empty()) steps.emplace_back();
    CaseStep& step = steps.back();
    if (answers && step.command.empty()) {
      throw std::invalid_argument(file.string() + ":" + std::to_string(number) +
                                  ": an answer without a command");
    }
    switch (mark) {
      case '$':
        step.command = after_mark(line);
        break;
      case '>':
        step.out.push_back(after_mark(line));
        break;
      case '!':
        step.err.push_back(after_mark(line));
        break;
      case '?':
        step.code = std::stoi(after_mark(line));
        break;
      default:
        step.lines.push_back(line);
        break;
    }
  }
  return steps;
}

std::string to_text(const std::vector<CaseStep>& steps) {
  std::string text;
  for (const CaseStep& step : steps) {
    for (const std::string& line : step.lines) text += line + '\n';
    if (step.command.empty()) continue;
    text += "$ " + step.command + '\n';
    append(text, ">", step.out);
    append(text, "!", step.err);
    if (step.code != 0) text += "? " + std::to_string(step.code) + '\n';
  }
  return text;
}

std::vector<std::string> split_words(const std::string& command) {
  std::vector<std::string> words;
  char quote = '\0';
  bool inside = false;
  for (const char c : command) {
    if (quote == '\0' && c == ' ') {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    if (quote == '\0' && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == quote) {
      quote = '\0';
    } else {
      words.back() += c;
    }
  }
  return words;
}

bool fits(const std::vector<std::string>& expected, const std::vector<std::string>& lines) {
  return lines_fit(expected, lines);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

}  // namespace respite::test
