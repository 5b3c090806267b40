// The linear programme of a stage over the lines known so far.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "scheduler/solve/columns/stage.h"
#include "scheduler/solve/master/linear_programme.h"

namespace respite {

class Master {
 public:
  // `cover` must outlive it. A price of `far` points makes up for what no mix of lines can do, so
  // that there always is a solution.
  Master(const CoverPart& cover, std::size_t people, std::int64_t far);

  void add(const Column& column);
  // A column that must not be used, or may be again.
  void bar(std::size_t column, bool barred);
  void solve();
  // Makes things easier for a while, so that prices come near those of the best mix while few lines
  // are known: a head on a post may stand for one on its twin at `swap` points, which keeps their
  // prices as near; what is wanting at a post may be made up for at `width` points off the price
  // given, in parts. The objective is then too low. Without a number: not at all.
  struct Ease {
    std::optional<double> swap;
    std::optional<double> width;
    std::vector<std::int64_t> price;  // [post]
  };
  void ease(const Ease& ease);

  [[nodiscard]] double objective() const;                       // points
  [[nodiscard]] ColumnPrices prices() const;                    // rounded; rows at most 0
  [[nodiscard]] double person_price(std::size_t person) const;  // points
  [[nodiscard]] double share(std::size_t column) const;         // of its person, 0..1
  [[nodiscard]] std::int64_t work() const;                      // grows with time spent
  [[nodiscard]] bool possible() const;                          // nothing had to be made up for

 private:
  using Entries = std::vector<LinearProgramme::Entry>;

  [[nodiscard]] std::vector<LinearProgramme::Range> ranges() const;
  void add_cover();
  void add_made_up();
  void add_swaps();

  const CoverPart* cover_;
  std::size_t people_;
  std::size_t first_pair_;  // rows: people, posts, pairs, budgets
  std::size_t cover_row_;
  std::size_t limits_row_;
  double far_;
  LinearProgramme programme_;
  std::size_t first_made_up_ = 0;  // columns: empty, company, made up, swaps, lines
  std::size_t first_swap_ = 0;
  std::size_t first_line_ = 0;
  bool swaps_ = false;
  std::int64_t work_ = 0;
  std::vector<Entries> rows_of_cell_;  // [post * people + person] pair rows
};

}  // namespace respite
