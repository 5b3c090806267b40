// One thread's way through a solve: search, prices, dives, neighbourhoods.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "scheduler/solve/engine/board.h"
#include "scheduler/solve/engine/branch_tree.h"
#include "scheduler/solve/engine/column_generation.h"
#include "scheduler/solve/engine/column_pool.h"
#include "scheduler/solve/engine/local_search.h"
#include "scheduler/solve/engine/price_dive.h"
#include "scheduler/solve/engine/weeks_choice.h"

namespace respite {

class Course {
 public:
  // `start`: a roster to begin with, as far as it is lawful; may be empty.
  Course(const Lines& lines, Board& board, std::uint64_t seed, const Roster& start);
  void run();

 private:
  using Way = void (Course::*)();

  void offer(const Roster& roster, Cost cost, const char* stage);
  void anneal(double share, double from, double to);
  // Good prices, and a bound.
  void ascend();
  // The best mix of lines, and a better bound.
  void root();
  // What threads have found.
  void learn();
  // Those open to what is known.
  [[nodiscard]] std::vector<Way> ways() const;
  // Whether that part of the allowance is spent from here on, or nothing is left to do.
  [[nodiscard]] std::function<bool()> within(double part) const;
  // What one go at a way may take of the allowance.
  [[nodiscard]] double turn() const;
  void go(Way way);
  void dive_once();
  [[nodiscard]] std::optional<Roster> dive_by_line(Cost below, const std::function<bool()>& stop);
  [[nodiscard]] std::optional<Roster> dive_by_duty(Cost below, const std::function<bool()>& stop);
  [[nodiscard]] Roster guide();
  void dive_by_prices();
  void reheat();
  void branch();
  void fresh_dives();
  [[nodiscard]] Roster polish(const Roster& roster);
  struct Anew {
    bool proven = false;          // that nothing can be gained
    std::optional<Roster> lines;  // [slot] better ones
  };
  // People and periods by columns, all else as it is.
  [[nodiscard]] Anew plan_anew(const Scope& scope);
  // The same in the best roster. True when proven to gain nothing.
  bool neighbourhood(const Scope& scope);
  void mend(Roster roster, const std::function<bool()>& stop);
  [[nodiscard]] Scope weeks_of(const Roster& roster, Spans spans);
  void some_people();
  void merge();
  void keep_to(Scope& scope, std::size_t slot, const std::vector<const Line*>& lines) const;
  void some_weeks();

  const Lines* lines_;
  Board* board_;
  Random random_;
  LocalSearch search_;
  LineFinder finder_;
  ColumnPool pool_;
  WeeksChoice weeks_;                       // of the best roster
  WeeksChoice mending_;                     // of others
  bool long_;                               // the horizon
  bool few_;                                // people
  double cells_;                            // people by periods
  Cost gained_ = 0;                         // by this thread: points the gap closed
  std::unique_ptr<ColumnGeneration> root_;  // everybody, everywhere
  std::vector<double> prices_;              // [cell] of a good bound
  std::vector<double> duals_;               // [cell] of the root's last programme
  bool converged_ = false;                  // root_ found its best mix
  std::size_t root_columns_ = 0;            // when it was built
  std::unique_ptr<PriceDive> price_dive_;
  std::unique_ptr<BranchTree> tree_;
  std::size_t many_ = 0;    // people in the next neighbourhood
  std::size_t merged_ = 2;  // lines of each person in the next one of everybody
};

}  // namespace respite
