// Finds lines for people of one problem: their shapes and windows at hand, prices put together.
#pragma once

#include <vector>

#include "scheduler/solve/engine/best_line.h"
#include "scheduler/solve/engine/roster_state.h"
#include "scheduler/solve/engine/work_meter.h"
#include "scheduler/solve/random.h"

namespace respite {

// What every part of the engine reads of a problem; the problem must outlive it.
class Lines {
 public:
  // `meter` counts what is done with them; none: nobody asks.
  explicit Lines(const LineProblem& problem, WorkMeter* meter = nullptr);
  [[nodiscard]] const LineProblem& problem() const { return *problem_; }
  [[nodiscard]] const LineShape& shape(std::size_t person) const { return shapes_[person]; }
  [[nodiscard]] const LineWindow& whole(std::size_t person) const { return whole_[person]; }
  [[nodiscard]] std::size_t people() const { return shapes_.size(); }
  [[nodiscard]] WorkMeter* meter() const { return meter_; }
  // The least of the horizon around the span that a window may have; nothing of a span outside.
  [[nodiscard]] Span widened(Span span) const;
  // Whether a window may begin or end before this period.
  [[nodiscard]] bool may_part(int period) const {
    return may_part_[static_cast<std::size_t>(period)];
  }

 private:
  const LineProblem* problem_;
  WorkMeter* meter_;
  std::vector<LineShape> shapes_;
  std::vector<LineWindow> whole_;
  std::vector<char> may_part_;
};

// One thread's tools. Cap prices are kept per person and per use, since their scales differ.
class LineFinder {
 public:
  explicit LineFinder(const Lines& lines) : lines_(&lines), caps_(lines.people()) {}

  // The best line of a person whose duties in the spans are lifted, given all others. `noise`:
  // each price is off by less than this. Costs above `below` (of the whole roster) do not matter.
  [[nodiscard]] FoundLine among_others(const RosterState& state, std::size_t person,
                                       const Spans& spans, Price noise, Cost below, int most_labels,
                                       Random& random);

  // Lays a line for somebody who has none, from the front stretch by stretch: quick where the
  // whole is long. False, and nothing laid, when it finds none.
  [[nodiscard]] bool lay_in_stretches(RosterState& state, std::size_t person, int length,
                                      int most_labels);

  // The best line against prices per cell: least of line cost - sum of prices. Costs are counted
  // in units of 1 / scale.
  [[nodiscard]] FoundLine against(std::size_t person, const LineWindow& window,
                                  const std::vector<Price>& prices, Price scale, Price below,
                                  int most_labels);

  // The same as a bound alone, quickly, with a price for each cap.
  [[nodiscard]] RelaxedLine bound_against(std::size_t person, const LineWindow& window,
                                          const std::vector<Price>& prices,
                                          const std::vector<Price>& cap_prices, Price scale);

  [[nodiscard]] std::int64_t work() const { return best_line_.work(); }

 private:
  [[nodiscard]] bool lay_stretch(RosterState& state, std::size_t person, int begin, int end,
                                 int most_labels);

  // Counts the work that a look took.
  template <class Found>
  Found counted(Found found);
  template <class PriceOf>
  void price_cells(const LineWindow& window, const PriceOf& price);

  const Lines* lines_;
  std::vector<CapPrices> caps_;
  BestLine best_line_;
  std::int64_t counted_ = 0;
  std::vector<Price> prices_;
};

}  // namespace respite
