#include "render/table.h"

#include <algorithm>
#include <numeric>

#include "render/text.h"

namespace respite {
namespace {

constexpr int kBetween = 2;    // spaces between columns
constexpr int kNarrowest = 8;  // of a column that gave way
constexpr int kFewestColumns = 60;

// Of the columns that have a width, and the spaces between them.
int total(const std::vector<int>& widths) {
  const auto shown = static_cast<int>(widths.size()) -
                     static_cast<int>(std::count(widths.begin(), widths.end(), 0));
  return std::accumulate(widths.begin(), widths.end(), kBetween * (shown - 1));
}

std::string spaces(int count) { return std::string(static_cast<std::size_t>(count), ' '); }

}  // namespace

std::vector<int> Table::natural_widths() const {
  std::vector<int> result;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    int widest = display_width(columns_[column].header);
    for (const auto& row : rows_) {
      if (column < row.size()) widest = std::max(widest, display_width(row[column].text));
    }
    result.push_back(widest);
  }
  return result;
}

int Table::width(int indent) const { return indent + total(natural_widths()); }

std::vector<int> Table::widths(int available) const {
  std::vector<int> result = natural_widths();
  int excess = total(result) - available;
  while (excess > 0) {
    int* widest = nullptr;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      if (columns_[column].align != Align::kLeft || result[column] <= kNarrowest) continue;
      if (widest == nullptr || result[column] > *widest) widest = &result[column];
    }
    if (widest == nullptr) break;
    --*widest;
    --excess;
  }
  return result;
}

std::string Table::render(const Style& style, int indent) const {
  const std::vector<int> wide = widths(std::max(style.columns, kFewestColumns) - indent);
  const auto line_of = [&](const std::vector<Cell>& cells) {
    std::string line = spaces(indent);
    int pending = 0;  // spaces owed before the next text, so that none end a line
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      const Cell cell = column < cells.size() ? cells[column] : Cell{};
      const std::string text = cut(cell.text, wide[column]);
      const int rest = wide[column] - display_width(text);
      const bool right = columns_[column].align == Align::kRight;
      if (!text.empty()) {
        line += spaces(pending + (right ? rest : 0)) + painted(style, cell.paint, text);
        pending = right ? 0 : rest;
      } else {
        pending += rest;
      }
      if (wide[column] > 0) pending += kBetween;
    }
    return without_trailing_spaces(line) + '\n';
  };
  std::string text;
  std::vector<Cell> headers;
  headers.reserve(columns_.size());
  for (const TableColumn& column : columns_) headers.push_back({column.header, Paint::kDim});
  const bool has_headers =
      std::any_of(columns_.begin(), columns_.end(),
                  [](const TableColumn& column) { return !column.header.empty(); });
  if (has_headers) text += line_of(headers);
  for (const auto& row : rows_) text += line_of(row);
  return text;
}

}  // namespace respite
