// Runs: days on duty or off duty in a row.
#pragma once

#include <cstddef>
#include <span>

namespace respite {

// Consecutive days, both ends included.
struct Run {
  int first = 0;
  int last = 0;
  [[nodiscard]] constexpr int length() const { return last - first + 1; }
  friend constexpr bool operator==(Run, Run) = default;
};

// Visits the runs of sorted days (a day may stand there twice), in order.
//
//   days  1 2 3 . 5 6        ->  [1,3]  [5,6]
template <class Visit>
constexpr void for_each_run(std::span<const int> days, Visit visit) {
  for (std::size_t i = 0; i < days.size();) {
    Run run{days[i], days[i]};
    for (++i; i < days.size() && days[i] <= run.last + 1; ++i) run.last = days[i];
    visit(run);
  }
}

// The days off between two runs; of no length where they touch.
[[nodiscard]] constexpr Run days_off_between(Run earlier, Run later) {
  return {earlier.last + 1, later.first - 1};
}

[[nodiscard]] constexpr int days_over(Run run, int most) {
  return run.length() > most ? run.length() - most : 0;
}
[[nodiscard]] constexpr int days_short(Run run, int least) {
  return run.length() < least ? least - run.length() : 0;
}

// A run that reaches an edge of what is known may go on beyond it, so it can be too long but
// never too short.
//
//   known   [1 . . . . . .31]
//   runs     1 2    9 10  31      ->  only [9,10] is finished
[[nodiscard]] constexpr bool is_finished(Run run, Run known) {
  return run.first != known.first && run.last != known.last;
}

}  // namespace respite
