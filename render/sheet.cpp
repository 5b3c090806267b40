#include "render/sheet.h"

#include <algorithm>
#include <string_view>

#include "render/report_parts.h"
#include "text/csv.h"

namespace respite {
namespace {

// "-12.50", as amounts below nothing are written here; anything else may be somebody's name.
bool is_number(std::string_view text) {
  constexpr std::size_t kLeast = 5;
  return text.size() >= kLeast && text[text.size() - 3] == '.' &&
         text.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

std::string no_formula(std::string text) {
  constexpr std::string_view kBegins = "=+-@\t\r\n";
  const bool formula =
      !text.empty() && kBegins.find(text.front()) != kBegins.npos && !is_number(text);
  return formula ? '\'' + text : text;
}

}  // namespace

std::string to_text(const Sheet& sheet, const Style& style) {
  std::string text = sheet.title + '\n';
  for (const SheetTable& each : sheet.tables) {
    if (each.rows.empty()) continue;
    Table table(each.columns);
    for (const auto& row : each.rows) {
      std::vector<Cell> cells;
      for (const std::string& cell : row) cells.push_back({cell});
      table.add_row(std::move(cells));
    }
    text += '\n';
    if (!each.heading.empty()) text += each.heading + "\n\n";
    text += table.render(style);
  }
  if (!sheet.remarks.empty()) text += '\n';
  if (!sheet.above_remarks.empty()) text += sheet.above_remarks + '\n';
  for (const std::string& remark : sheet.remarks) text += listed(remark, style);
  return text;
}

std::string to_csv(const std::vector<std::string>& header,
                   const std::vector<std::vector<std::string>>& records) {
  std::string text = text::csv_line(header);
  for (std::vector<std::string> fields : records) {
    std::ranges::transform(fields, fields.begin(), no_formula);
    text += text::csv_line(fields);
  }
  return text;
}

}  // namespace respite
