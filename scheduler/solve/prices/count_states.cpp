#include "scheduler/solve/prices/count_states.h"

#include <algorithm>
#include <map>

#include "scheduler/solve/engine/spans.h"

namespace respite {
namespace {

using Counts = std::vector<std::uint8_t>;  // [cap]

// [period] what may be charged then, of the caps asked for; being off charges nothing.
std::vector<std::vector<CapSet>> charges_of(const LineShape& shape, CapSet mask) {
  std::vector<std::vector<CapSet>> charges;
  const auto& cells = shape.rules().cells;
  const auto kinds = static_cast<std::size_t>(shape.kinds());
  for (std::size_t first = 0; first < cells.size(); first += kinds) {
    std::vector<CapSet>& of = charges.emplace_back(1, CapSet{0});
    for (std::size_t cell = first; cell < first + kinds; ++cell) {
      if (!cells[cell].allowed) continue;
      of.push_back(cells[cell].charged(true) & mask);
      of.push_back(cells[cell].charged(false) & mask);
    }
    std::ranges::sort(of);
    of.erase(std::ranges::unique(of).begin(), of.end());
  }
  return charges;
}

// Charges one after another; says whether some cap is over.
class Counter {
 public:
  Counter(const LineShape& shape, const std::vector<std::vector<CapSet>>& charges)
      : caps_(shape.rules().caps), left_(caps_.size(), 0) {
    std::vector<Span> spans(caps_.size(), {-1, -1});
    for (const auto& of : charges) {
      CapSet any = 0;
      for (const CapSet charge : of) any |= charge;
      const auto period = static_cast<int>(could_.size());
      could_.push_back(any);
      each(any, [&](std::size_t cap) {
        if (spans[cap].begin < 0) spans[cap].begin = period;
        spans[cap].end = period + 1;
        ++left_[cap];
      });
    }
    for (std::size_t cap = 0; cap < caps_.size(); ++cap)
      if (shape.most_on_duty(spans[cap].end - spans[cap].begin) <= caps_[cap]) leave_out(cap);
  }

  // From now on this period lies behind.
  void pass(std::size_t period) {
    each(could_[period], [&](std::size_t cap) { --left_[cap]; });
  }

  // False: too many. What can't bind any more counts nothing.
  [[nodiscard]] bool add(CapSet charge, Counts& counts) const {
    bool fits = true;
    each(charge, [&](std::size_t cap) { fits = ++counts[cap] <= caps_[cap] && fits; });
    for (std::size_t cap = 0; cap < counts.size(); ++cap)
      if (counts[cap] + left_[cap] <= caps_[cap] || left_[cap] == 0) counts[cap] = 0;
    return fits;
  }

 private:
  // What runs and days off keep to anyway.
  void leave_out(std::size_t cap) {
    left_[cap] = 0;
    for (CapSet& could : could_) could &= ~(CapSet{1} << cap);
  }

  template <class Visit>
  static void each(CapSet set, Visit visit) {
    for (std::size_t cap = 0; set != 0; ++cap, set >>= 1)
      if ((set & 1) != 0) visit(cap);
  }

  const std::vector<int>& caps_;
  std::vector<int> left_;      // [cap] periods to come that can charge it
  std::vector<CapSet> could_;  // [period]
};

}  // namespace

std::vector<CapSet> caps_of_rules(const LineRules& rules) {
  std::vector<CapSet> of;
  for (std::size_t cap = 0; cap < rules.caps.size(); ++cap) {
    const auto rule = static_cast<std::size_t>(rules.cap_rule(cap));
    if (of.size() <= rule) of.resize(rule + 1, 0);
    if (rules.cap_price(cap) == 0) of[rule] |= CapSet{1} << cap;
  }
  return of;
}

CountStates::CountStates(const LineShape& shape, const std::vector<int>& cap_rules, int most) {
  count_these(shape, 0, most);
  const std::vector<CapSet> caps = caps_of_rules(shape.rules());
  for (const int rule : cap_rules)
    count_these(shape, mask_ | caps[static_cast<std::size_t>(rule)], most);
}

bool CountStates::count_these(const LineShape& shape, CapSet mask, int most) {
  const auto charges = charges_of(shape, mask);
  Counter counter(shape, charges);
  std::vector<Step> steps;
  std::map<Counts, int> states{{Counts(shape.rules().caps.size(), 0), 0}};
  for (std::size_t period = 0; period < charges.size(); ++period) {
    counter.pass(period);
    std::map<Counts, int> next;
    Step& step = steps.emplace_back(states.size());
    for (const auto& [before, state] : states) {
      for (const CapSet charge : charges[period]) {
        Counts counts = before;
        if (!counter.add(charge, counts)) continue;
        const int number = next.try_emplace(counts, static_cast<int>(next.size())).first->second;
        step[static_cast<std::size_t>(state)].push_back({charge, number});
      }
    }
    if (next.size() > static_cast<std::size_t>(most)) return false;
    states = std::move(next);
  }
  steps.emplace_back(states.size());
  steps_ = std::move(steps);
  mask_ = mask;
  return true;
}

}  // namespace respite
