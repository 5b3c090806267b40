// CSV, read and written as RFC 4180 has it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace respite::text {

// Line and column count from 1, columns in characters.
struct CsvField {
  std::string text;  // without its quotes
  int line = 1;
  int column = 1;
};

struct CsvFault {
  std::string message;
  int line = 1;
  int column = 1;
};

// The records up to the first fault, if there is one.
struct Csv {
  std::vector<std::vector<CsvField>> records;
  std::optional<CsvFault> fault;
};

// UTF-8, with a byte order mark or without. A line ends in CRLF or LF; empty lines are left out. In
// quotes a field may hold separators, line breaks, and quotes written twice. Spreadsheets of other
// countries separate by ';' or a tab.
[[nodiscard]] Csv read_csv(std::string_view text, char separator = ',');

// One line with its CRLF; fields are quoted where they must be.
[[nodiscard]] std::string csv_line(std::span<const std::string> fields);

}  // namespace respite::text
