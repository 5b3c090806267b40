#include "scheduler/solve/prices/counted_person.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "scheduler/solve/prices/tied_lines.h"

namespace respite {
namespace {

constexpr int kCheapStates = 16;  // counted from the start

// Caps without a price that are charged too often, as bits.
CapSet broken_caps(const LineShape& shape, const Line& line) {
  CapSet broken = 0;
  const LineRules& rules = shape.rules();
  const std::vector<int> charges = charges_of_line(rules, shape.kinds(), line);
  for (std::size_t cap = 0; cap < charges.size(); ++cap)
    if (charges[cap] > rules.caps[cap] && rules.cap_price(cap) == 0) broken |= CapSet{1} << cap;
  return broken;
}

}  // namespace

std::int64_t load_of_line(const LineRules& rules, int kinds, const Line& line) {
  std::int64_t load = 0;
  for (std::size_t period = 0; period < line.size(); ++period)
    if (const Held held = line[period]; held != kOff)
      load += rules.cells[period * static_cast<std::size_t>(kinds) + static_cast<std::size_t>(held)]
                  .load;
  return load;
}

std::vector<int> charges_of_line(const LineRules& rules, int kinds, const Line& line) {
  std::vector<int> charges(rules.caps.size(), 0);
  Held before = rules.before;
  for (std::size_t period = 0; period < line.size(); ++period) {
    const Held held = line[period];
    if (held != kOff) {
      const std::size_t first = period * static_cast<std::size_t>(kinds);
      const LineCell& cell = rules.cells[first + static_cast<std::size_t>(held)];
      for (CapSet charge = cell.charged(cell.is_fresh(before)); charge != 0; charge &= charge - 1)
        ++charges[static_cast<std::size_t>(std::countr_zero(charge))];
    }
    before = held;
  }
  return charges;
}

CountedPerson::CountedPerson(const LineProblem& problem, const LineRules& rules)
    : shape_(problem, rules), states_(shape_, {}, 1) {
  std::vector<std::pair<int, CapSet>> cheap;  // by the states they take alone
  const std::vector<CapSet> caps = caps_of_rules(rules);
  for (std::size_t rule = 0; rule < caps.size(); ++rule) {
    const CountStates alone(shape_, {static_cast<int>(rule)}, kCheapStates);
    if (alone.counted() == 0) continue;
    int most = 0;
    for (int period = 0; period < problem.periods; ++period)
      most = std::max(most, alone.count(period));
    cheap.emplace_back(most, caps[rule]);
  }
  std::ranges::sort(cheap);
  for (const auto& [states, of_rule] : cheap) count_too(of_rule, kCheapStates);
}

CountedAnswer CountedPerson::best(std::vector<Price> prices, CountedLine& finder) const {
  const std::vector<LineCell>& cells = shape_.rules().cells;
  const CapSet left_out = ~states_.counted();
  std::vector<Price> aside(cells.size(), 0);
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    aside[cell] = std::popcount(cells[cell].charged(true) & left_out);
    prices[cell] += aside[cell];
  }
  CountedAnswer found = finder.find(shape_, states_, prices, kPriceScale, true);
  for (std::size_t period = 0; period < found.line.size(); ++period)
    if (const Held held = found.line[period]; held != kOff)
      found.cost -=
          aside[period * static_cast<std::size_t>(shape_.kinds()) + static_cast<std::size_t>(held)];
  return found;
}

bool CountedPerson::count_too(CapSet caps, int most_states) {
  const std::vector<CapSet> of_rules = caps_of_rules(shape_.rules());
  bool is_new = false;
  for (std::size_t rule = 0; rule < of_rules.size(); ++rule) {
    if ((of_rules[rule] & caps & ~states_.counted()) == 0) continue;
    std::vector<int> counted = rules_counted_;
    counted.push_back(static_cast<int>(rule));
    CountStates states(shape_, counted, most_states);
    if ((of_rules[rule] & ~states.counted()) != 0) continue;
    rules_counted_ = std::move(counted);
    states_ = std::move(states);
    is_new = true;
  }
  return is_new;
}

CapSet CountedPerson::broken_by(const Line& line) const {
  return broken_caps(shape_, line) & ~states_.counted();
}

bool CountedPerson::counts(const Line& line) const {
  return (broken_caps(shape_, line) & states_.counted()) == 0;
}

std::vector<CountedPerson> counted_people(const LineProblem& problem) {
  std::vector<CountedPerson> people;
  people.reserve(problem.people.size());
  for (const LineRules& rules : problem.people) people.emplace_back(problem, rules);
  return people;
}

}  // namespace respite
