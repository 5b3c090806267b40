// What two people gain by exchanging duties: all that both hold in a stretch of the window, or in
// two stretches. Cover stays as it is.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "scheduler/solve/engine/line_shape.h"
#include "scheduler/solve/engine/work_meter.h"
#include "scheduler/solve/prices/tied_lines.h"

namespace respite {

class LineExchange {
 public:
  // The lines must outlive it.
  LineExchange(const TiedLines& tied, WorkMeter& meter);

  // The roster after all that lowers its cost, each two in turns, or until told to stop. Whoever
  // keeps to their rules still does; the others exchange nothing.
  [[nodiscard]] Roster improved(Roster roster, const std::function<bool()>& stop);

 private:
  struct Pair {
    std::size_t one;
    std::size_t other;
  };
  struct Stretch {  // of periods; which changes what two lines cost, and the load of each
    int begin = 0;
    int end = 0;
    Cost cells = 0;  // and runs
    std::int64_t load_of_one = 0;
    std::int64_t load_of_other = 0;
  };
  struct Choice {
    Cost gain;
    std::size_t first;   // of the stretches; of none where one alone is exchanged
    std::size_t second;  // the later one
  };

  bool exchange(const Pair& pair);
  void find_stretches(const Pair& pair);
  void find_ends(std::size_t person, const Line& with, int begin, std::vector<char>& ends) const;
  void find_choices(const Pair& pair);
  bool take(const Pair& pair, const Choice& choice);
  [[nodiscard]] Stretch change(const Pair& pair, int period) const;
  [[nodiscard]] Cost cell_cost(std::size_t person, const Pair& pair, int period, Held held) const;
  [[nodiscard]] Cost company(std::size_t person, const Pair& pair, int period, Held held) const;
  [[nodiscard]] Cost change_of_runs(std::size_t person, const Line& line) const;
  [[nodiscard]] bool is_lawful(std::size_t person, const Line& line);
  [[nodiscard]] Cost cost_of(const Pair& pair) const;
  void set_nodes(std::size_t person);

  const TiedLines* tied_;
  WorkMeter* meter_;
  std::vector<LineShape> shapes_;
  Roster roster_;
  std::vector<std::vector<int>> nodes_;  // [person][period] where the line stands before it
  std::vector<char> lawful_;             // [person]
  std::vector<Stretch> stretches_;       // none, and those after which both of a pair are lawful
  std::vector<Choice> choices_;          // ... that gain, the best first
};

}  // namespace respite
