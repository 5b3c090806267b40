// The linear programme over known lines: each free person one line (or a mix), cover between them.
// Where everybody may hold one kind for another (KindSwap) the mix may too, so that lines which
// differ in nothing else are one column, and a kind is worth no less than what it can be held for.
#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/solve/engine/alike_kinds.h"
#include "scheduler/solve/master/linear_programme.h"

namespace respite {

class ColumnLp {
 public:
  // The scope must outlive it.
  ColumnLp(const Lines& lines, const Scope& scope);

  // `slot` counts the free people. Every slot needs a line before the first solve().
  void add(std::size_t slot, const Line& line, Cost cost);
  void solve();

  // Of the last solve().
  [[nodiscard]] std::int64_t pivots() const { return programme_.pivots(); }
  [[nodiscard]] std::size_t rows() const { return programme_.rows(); }
  [[nodiscard]] double objective() const;                   // as scope_cost counts
  [[nodiscard]] const std::vector<double>& prices() const;  // [cell] worth of one head more
  [[nodiscard]] double person_price(std::size_t slot) const;
  [[nodiscard]] double share(std::size_t column) const;  // of its person, 0..1

  [[nodiscard]] std::vector<double> heads() const;  // [cell] of the free people

  [[nodiscard]] std::size_t columns() const { return lines_.size(); }
  [[nodiscard]] std::size_t slot(std::size_t column) const { return slots_[column]; }
  [[nodiscard]] const Line& line(std::size_t column) const { return lines_[column]; }

  // The slot takes this column and no other, until released.
  void fix(std::size_t column);
  void release();
  // Bars a column (a branch that excludes it), or lets it back in.
  void bar(std::size_t column, bool barred);

 private:
  // Gives each cell that the free people can reach a row.
  [[nodiscard]] std::vector<LinearProgramme::Range> ranges();
  void add_cover(std::size_t cell, int direction);

  const LineProblem* problem_;
  const Scope* scope_;
  std::vector<std::size_t> row_of_;  // [cell] or none
  double constant_ = 0;
  LinearProgramme programme_;
  std::vector<KindSwap> swaps_;     // the last of the columns before the lines
  std::size_t first_line_ = 0;      // columns before it are cover and swaps
  std::vector<std::size_t> slots_;  // [column]
  std::vector<Line> lines_;         // [column]
  std::vector<double> prices_;
};

}  // namespace respite
