#include "scheduler/solve/engine/line_finder.h"

#include <algorithm>

namespace respite {

namespace {
constexpr int kSlacks[] = {0, 2, 5};  // of a stretch, while it cannot be laid
}

Lines::Lines(const LineProblem& problem, WorkMeter* meter)
    : problem_(&problem),
      meter_(meter),
      may_part_(static_cast<std::size_t>(problem.periods + 1), 1) {
  shapes_.reserve(problem.people.size());
  for (const LineRules& rules : problem.people) {
    shapes_.emplace_back(problem, rules);
    whole_.push_back(whole_window(shapes_.back()));
    for (std::size_t cell = 0; cell < rules.cells.size(); ++cell) {
      if (rules.cells[cell].charge_fresh != 0) {
        may_part_[cell / static_cast<std::size_t>(problem.kinds)] = 0;
      }
    }
  }
  may_part_.front() = may_part_.back() = 1;
}

Span Lines::widened(Span span) const {
  span.begin = std::clamp(span.begin, 0, problem_->periods);
  span.end = std::clamp(span.end, 0, problem_->periods);
  while (!may_part(span.begin)) --span.begin;
  while (!may_part(span.end)) ++span.end;
  return span;
}

template <class Found>
Found LineFinder::counted(Found found) {
  if (lines_->meter() != nullptr) lines_->meter()->add(best_line_.work() - counted_);
  counted_ = best_line_.work();
  return found;
}

// A price for each cell that may change, as `price` has it.
template <class PriceOf>
void LineFinder::price_cells(const LineWindow& window, const PriceOf& price) {
  const LineProblem& problem = lines_->problem();
  prices_.clear();
  for (const int period : window.steps) {
    for (int kind = 0; kind < problem.kinds; ++kind) {
      prices_.push_back(period < 0 ? 0 : price(problem.cell(period, kind)));
    }
  }
}

FoundLine LineFinder::among_others(const RosterState& state, std::size_t person, const Spans& spans,
                                   Price noise, Cost below, int most_labels, Random& random) {
  const LineProblem& problem = lines_->problem();
  const LineShape& shape = lines_->shape(person);
  const std::vector<LineCell>& cells = problem.people[person].cells;
  const bool whole = spans.front().begin == 0 && spans.front().end == problem.periods;
  const LineWindow part = whole ? LineWindow{} : window_of(shape, state.line(person), spans);
  const LineWindow& window = whole ? lines_->whole(person) : part;
  price_cells(window, [&](std::size_t cell) { return cells[cell].cost + state.step(cell); });
  if (noise > 0) {
    for (Price& price : prices_) price += random.below(2 * noise + 1) - noise;
  }
  // The state already counts the price of the load and the runs that stay outside.
  const Cost limit = below - state.cost() + state.whole_price(person);
  LineQuery query{.prices = prices_, .most_labels = most_labels};
  if (noise == 0) query.below = static_cast<Price>(std::clamp<Cost>(limit, -kNever, kNever));
  return counted(best_line_.find(shape, window, query, caps_[person]));
}

bool LineFinder::lay_stretch(RosterState& state, std::size_t person, int begin, int end,
                             int most_labels) {
  const LineProblem& problem = lines_->problem();
  const std::vector<LineCell>& cells = problem.people[person].cells;
  for (const int slack : kSlacks) {
    const LineWindow window =
        stretch_of(lines_->shape(person), state.line(person), begin, end, slack);
    price_cells(window, [&](std::size_t cell) { return cells[cell].cost + state.step(cell); });
    const LineQuery query{.prices = prices_, .most_labels = most_labels};
    const FoundLine found =
        counted(best_line_.find(lines_->shape(person), window, query, caps_[person]));
    if (!found.found) continue;
    state.lay(person, {{begin, end}}, found.inside);
    return true;
  }
  return false;
}

bool LineFinder::lay_in_stretches(RosterState& state, std::size_t person, int length,
                                  int most_labels) {
  const int periods = lines_->problem().periods;
  int reached = 0;
  for (int begin = 0; begin < periods;) {
    int end = std::max(reached, begin + length);
    if (end > periods - length / 2) end = periods;
    while (!lines_->may_part(end)) ++end;
    reached = end;
    const int labels = most_labels * (1 + (end - begin) / length);
    if (lay_stretch(state, person, begin, end, labels)) {
      begin = end;
      continue;
    }
    // A dead end: what was laid before it anew, in one longer stretch; with nothing before, longer
    // still.
    if (begin == 0 && end == periods) return false;
    if (begin == 0) reached = std::min(periods, end + length);
    int back = std::max(0, begin - length);
    while (!lines_->may_part(back)) --back;
    state.lift(person, {{back, begin}});
    begin = back;
  }
  return true;
}

FoundLine LineFinder::against(std::size_t person, const LineWindow& window,
                              const std::vector<Price>& prices, Price scale, Price below,
                              int most_labels) {
  const LineProblem& problem = lines_->problem();
  const std::vector<LineCell>& cells = problem.people[person].cells;
  price_cells(window, [&](std::size_t cell) { return cells[cell].cost * scale - prices[cell]; });
  const LineQuery query{
      .prices = prices_, .below = below, .most_labels = most_labels, .scale = scale};
  return counted(best_line_.find(lines_->shape(person), window, query, caps_[person]));
}

RelaxedLine LineFinder::bound_against(std::size_t person, const LineWindow& window,
                                      const std::vector<Price>& prices,
                                      const std::vector<Price>& cap_prices, Price scale) {
  const std::vector<LineCell>& cells = lines_->problem().people[person].cells;
  price_cells(window, [&](std::size_t cell) { return cells[cell].cost * scale - prices[cell]; });
  CapPrices caps;
  caps.price = cap_prices;
  return counted(
      best_line_.bound(lines_->shape(person), window, {.prices = prices_, .scale = scale}, caps));
}

}  // namespace respite
