// A report as tables, from which its text, its CSV and its page follow.
#pragma once

#include <string>
#include <vector>

#include "render/style.h"
#include "render/table.h"

namespace respite {

struct SheetTable {
  std::string heading;  // may be empty
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> rows;
};

struct Sheet {
  std::string title;
  std::vector<SheetTable> tables;
  std::vector<std::string> remarks;  // a sentence each
  std::string picture{};             // SVG; may be empty
  std::string above_remarks{};       // may be empty
};

[[nodiscard]] std::string to_text(const Sheet& sheet, const Style& style);

// A header and records, without what a spreadsheet would take for a formula: a text that begins
// with = + - @, a tab or a line break gets an apostrophe in front, where it is no number with two decimals.
[[nodiscard]] std::string to_csv(const std::vector<std::string>& header,
                                 const std::vector<std::vector<std::string>>& records);

}  // namespace respite
