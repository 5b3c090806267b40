// A table of text for a terminal: columns as wide as they need, and never wider than the style.
#pragma once

#include <string>
#include <vector>

#include "render/style.h"

namespace respite {

struct Cell {
  std::string text;
  Paint paint = Paint::kPlain;
};

enum class Align { kLeft, kRight };

struct TableColumn {
  std::string header;  // where every one is empty there is no header line
  Align align = Align::kLeft;
};

class Table {
 public:
  explicit Table(std::vector<TableColumn> columns) : columns_(std::move(columns)) {}

  // As many cells as columns; a missing one is empty.
  void add_row(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }

  // Columns it takes where nothing gives way.
  [[nodiscard]] int width(int indent = 2) const;

  // Lines that begin with the indent, columns two spaces apart, no spaces at the end. Where all
  // would be wider than the style, the widest left-aligned columns give way.
  [[nodiscard]] std::string render(const Style& style, int indent = 2) const;

 private:
  [[nodiscard]] std::vector<int> natural_widths() const;
  [[nodiscard]] std::vector<int> widths(int available) const;

  std::vector<TableColumn> columns_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace respite
