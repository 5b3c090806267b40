// Wants of one person whose week is placed together: the cheapest, exactly. Private to best_line.
#pragma once

#include <vector>

#include "scheduler/protect/line/day_table.h"

namespace respite::protect {

class Together {
 public:
  // `wants`: into Owner::wants. The owner must outlive it.
  Together(const Owner& owner, const std::vector<int>& wants);

  struct Placed {
    Line line;
    Cost cost = 0;  // fine; missing time included, worth of what is known left out
    std::int64_t work = 0;
  };
  // `open`: [cell] whether a block may lie on it; no more of them than the owner's.
  [[nodiscard]] Placed place(const BlockCosts& costs, const Terms& terms,
                             const std::vector<std::uint8_t>& open,
                             const std::vector<int>& most_a_day) const;

 private:
  // An amount of a day: what it adds to the week, and what is settled with it: of wants that may
  // lie on that day alone.
  struct OfDay {
    int cells = 0;
    Cost missing = 0;  // fine
    std::size_t way = 0;
  };
  struct Way {
    std::size_t adds = 0;
    std::vector<int> units;  // [place in `weekly_`]
  };
  struct Day {
    DayShape shape;
    std::vector<OfDay> amounts;  // [state of the day]
    std::vector<Way> ways;
  };
  // The cheapest amount of a day that adds so much.
  struct Cheapest {
    Cost cost = kNo;
    std::size_t state = 0;
  };

  void add_ways(Day& day) const;
  [[nodiscard]] std::vector<Cheapest> cheapest(const Day& day, const DayTable& table,
                                               int most) const;
  [[nodiscard]] bool fits(std::size_t state, const Way& way) const;
  [[nodiscard]] Cost missing(std::size_t state) const;

  const Owner* owner_;
  std::vector<int> weekly_;  // wants that may lie on several days
  Amounts week_;             // of those
  std::vector<int> units_;   // [state][place in `weekly_`]
  std::vector<Day> days_;
  Cost nowhere_ = 0;  // of wants that may lie on no day, fine
};

}  // namespace respite::protect
