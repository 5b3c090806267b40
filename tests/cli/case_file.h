// Cases as files: what to type and what must come back. tests/cli/cases/README.md is the format.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace respite::test {

struct CaseStep {
  std::vector<std::string> lines;  // comments and settings before the command, as they stand
  std::string command;             // after "$ "; empty: the end of the file
  std::vector<std::string> out;
  std::vector<std::string> err;
  int code = 0;
};

// Throws std::invalid_argument, with the line's number, on what is not of the format.
[[nodiscard]] std::vector<CaseStep> read_case(const std::filesystem::path& file);
[[nodiscard]] std::string to_text(const std::vector<CaseStep>& steps);

// Words apart at spaces, '...' and "..." kept together.
[[nodiscard]] std::vector<std::string> split_words(const std::string& command);

// Whether the lines fit: "[..]" stands for any characters, a line "..." for any lines.
[[nodiscard]] bool fits(const std::vector<std::string>& expected,
                        const std::vector<std::string>& lines);

[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

}  // namespace respite::test
