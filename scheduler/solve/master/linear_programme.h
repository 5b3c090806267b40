// A linear programme that grows and is solved again and again: the only file of the solver that
// sees CLP.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace respite {

// The least cost of its columns, each in its range, such that each row adds up to a number in its
// own.
class LinearProgramme {
 public:
  static constexpr double kNoLimit = std::numeric_limits<double>::max();
  struct Range {
    double low = 0;
    double high = kNoLimit;
  };
  struct Entry {
    std::size_t at;  // row of a column, or column of a row
    double factor;
  };
  // Rows and columns may be scaled to numbers near one, or all of them are near one already.
  enum class Scaling { kWhereItHelps, kNone };

  explicit LinearProgramme(const std::vector<Range>& rows,
                           Scaling scaling = Scaling::kWhereItHelps);
  ~LinearProgramme();
  LinearProgramme(LinearProgramme&&) noexcept;
  LinearProgramme& operator=(LinearProgramme&&) noexcept;

  // Each row once.
  void add_column(double cost, Range range, const std::vector<Entry>& entries);
  // Each column once.
  void add_row(Range range, const std::vector<Entry>& entries);
  void set_cost(std::size_t column, double cost);
  void set_range(std::size_t column, Range range);
  // A column must be 0, or may be any number from 0 on again.
  void bar(std::size_t column, bool barred);
  // Lets in all columns from that one on. The last basis stays one: those let back in are at 0.
  void let_in_from(std::size_t column);

  // From the last basis: onwards where it is feasible still (columns came, none was barred), else
  // by way of a feasible one.
  void solve();
  // The next solve() starts from a feasible basis, or not, whatever came before.
  void start_feasible(bool feasible) { feasible_ = feasible; }

  // Of the last solve().
  [[nodiscard]] double objective() const;
  [[nodiscard]] const double* values() const;  // [column]
  [[nodiscard]] const double* duals() const;   // [row]
  [[nodiscard]] std::int64_t pivots() const;

  [[nodiscard]] std::size_t rows() const;
  [[nodiscard]] std::size_t columns() const;

 private:
  struct Model;
  void flush();

  std::unique_ptr<Model> model_;
  bool feasible_ = false;
};

}  // namespace respite
