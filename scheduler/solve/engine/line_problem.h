// What the engine solves: one line per person with rules of its own; people meet only in cover.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace respite {

using Price = std::int32_t;  // of one cell; a line's prices add up to less than kNever / 2
using Cost = std::int64_t;   // of a roster
inline constexpr Price kNever = 1 << 29;

// Whole units, rounded up.
[[nodiscard]] constexpr Cost ceiling(Cost value, Cost unit) {
  return value >= 0 ? (value + unit - 1) / unit : -(-value / unit);
}

// What a person holds in one period: a kind of duty, or kOff.
using Held = std::int8_t;
inline constexpr Held kOff = -1;
using Line = std::vector<Held>;    // [period]
using Roster = std::vector<Line>;  // [person]

inline constexpr int kMostKinds = 64;
// Caps a duty counts against, one bit each.
using CapSet = std::uint64_t;
inline constexpr int kMostCaps = 64;

// One person holding one kind of duty in one period.
struct LineCell {
  Price cost = 0;  // against being off
  bool allowed = true;
  std::int32_t load = 0;
  CapSet charge = 0;        // caps this cell counts against
  CapSet charge_fresh = 0;  // ... only where it joins nothing (second day of a weekend)
  // Kinds that it joins, as bits, when one of them was held in the period before. Kinds with the
  // same followers are joined by the same.
  std::uint64_t joins = ~std::uint64_t{0};

  [[nodiscard]] CapSet charged(bool fresh) const { return charge | (fresh ? charge_fresh : 0); }
  [[nodiscard]] bool is_fresh(Held before) const {
    return before == kOff || (joins >> before & 1) == 0;
  }
};

// How long a run may be at no cost: each period short of that or beyond costs the price. A run that
// touches the end of the window may go on, so it is never short; what lies before the window is
// counted and costs nothing.
struct SoftRun {
  int least = 1;
  int most = 1 << 20;  // at least 1
  Price price = 0;

  // Of a run that ends after so many periods.
  [[nodiscard]] Price short_by(int length) const { return price * std::max(0, least - length); }
  // Of one period more after so many.
  [[nodiscard]] Price longer(int length) const { return length >= most ? price : 0; }
  // Longer runs of at most `longest` periods have the same future as one of so many.
  [[nodiscard]] int levels(int longest) const {
    return price == 0 ? 1 : std::max(least, most < longest ? most : 1);
  }
};

struct LineRules {
  int max_run = 1 << 20;           // periods on duty in a row
  int min_run = 1;                 // a run that ends before the window, or touches its edge, may be
                                   // shorter
  int min_off = 1;                 // periods off between two runs; not at an edge
  std::vector<int> min_off_after;  // [kind] after a run that ends with it; empty: min_off after any
  std::int64_t min_load = 0;
  std::int64_t max_load = INT64_MAX;
  std::int64_t fair_load = 0;  // load costs load_weight * (load - fair_load)^2 / load_scale
  std::int64_t load_weight = 0;
  std::int64_t load_scale = 1;
  std::int64_t low_load = 0;  // each unit of load below or above costs load_price
  std::int64_t high_load = INT64_MAX;
  Price load_price = 0;
  std::vector<int> caps;  // [cap] at most so many charges
  // [cap] of each charge too many, 0: none may be; empty: all 0. Caps with a price are counted
  // exactly, so that only few can have one (CapLayers).
  std::vector<Price> cap_prices;
  std::vector<int> cap_rules;          // [cap] which rule it is of, from 0; empty: each of its own
  std::vector<std::uint64_t> follows;  // [kind] the kinds that may come in the next period, as bits
  std::vector<LineCell> cells;         // [period * kinds + kind]
  Price constant = 0;                  // cost of the line that is always off
  // How the line stands as the window begins: on duty of this kind for so many periods, or off with
  // so many periods off still due.
  Held before = kOff;
  int before_run = 0;
  int before_due = 0;
  // What runs cost besides the rules above. Where runs off have a price no other rest is asked for.
  SoftRun duty_run;                // of periods on duty
  SoftRun off_run;                 // of periods off
  std::vector<int> group_of;       // [kind] kinds of one group make up its runs; empty: no groups
  std::vector<SoftRun> group_run;  // [group]
  int before_group_run = 0;        // periods that the run of the group of `before` lasts already
  int before_off = 1;              // ... or periods off, where `before` is off
  // [period] what it costs where a person is on duty in just one of the period and the one before;
  // empty: nothing.
  std::vector<Price> halves;

  [[nodiscard]] int group(Held kind) const {
    return group_of.empty() ? 0 : group_of[static_cast<std::size_t>(kind)];
  }
  [[nodiscard]] SoftRun group_run_of(int group) const {
    return group_run.empty() ? SoftRun{} : group_run[static_cast<std::size_t>(group)];
  }
  [[nodiscard]] Price half(int period) const {
    return halves.empty() ? 0 : halves[static_cast<std::size_t>(period)];
  }
  [[nodiscard]] Price cap_price(std::size_t cap) const {
    return cap_prices.empty() ? 0 : cap_prices[cap];
  }
  [[nodiscard]] int cap_rule(std::size_t cap) const {
    return cap_rules.empty() ? static_cast<int>(cap) : cap_rules[cap];
  }
  [[nodiscard]] bool prices_load() const { return load_weight != 0 || load_price != 0; }
  // Whether a line costs more than its cells and its load.
  [[nodiscard]] bool prices_runs() const {
    return duty_run.price != 0 || off_run.price != 0 || !group_run.empty() || !halves.empty() ||
           !cap_prices.empty();
  }
  // No line is on duty in more of so many periods in a row, by runs and the rest after them.
  [[nodiscard]] int most_on_duty(int periods) const {
    if (max_run >= periods) return periods;
    const int off =
        std::max(1, min_off_after.empty() ? min_off : *std::ranges::min_element(min_off_after));
    const int cycle = max_run + off;
    return periods / cycle * max_run + std::min(periods % cycle, max_run);
  }
  [[nodiscard]] int off_after(Held kind) const {
    return min_off_after.empty() ? min_off : min_off_after[static_cast<std::size_t>(kind)];
  }
};

// Cost of n heads where `wanted` are wanted and `least` are needed.
struct LineCover {
  int wanted = 0;
  Price under = 0;   // for each head missing
  Price over = 0;    // for each head too many; under + over >= 0
  int least = 0;     // at most `wanted`
  Price needed = 0;  // for each head short of the least, besides `under`; not below 0

  [[nodiscard]] Cost cost(int heads) const {
    if (heads >= wanted) return Cost{over} * (heads - wanted);
    return Cost{under} * (wanted - heads) + Cost{needed} * std::max(0, least - heads);
  }
  // Of one head more.
  [[nodiscard]] Price step(int heads) const {
    return heads >= wanted ? over : heads >= least ? -under : -under - needed;
  }
  // Of one head, at most.
  [[nodiscard]] Price dearest() const { return std::max(under + needed, over); }
  [[nodiscard]] bool is_free() const { return under == 0 && over == 0 && needed == 0; }
};

struct LineProblem {
  int periods = 0;
  int kinds = 0;
  std::vector<LineRules> people;
  std::vector<LineCover> cover;  // [period * kinds + kind]

  [[nodiscard]] std::size_t cell(int period, int kind) const {
    return static_cast<std::size_t>(period) * static_cast<std::size_t>(kinds) +
           static_cast<std::size_t>(kind);
  }
};

// What the line costs its person: cells, load, runs, constant.
[[nodiscard]] Cost line_cost(const LineProblem& problem, const LineRules& rules, const Line& line);

// Price of a load by the rule of fairness.
[[nodiscard]] Price load_cost(const LineRules& rules, std::int64_t load);

// What its runs, halves and charges beyond caps with a price cost. Written plainly, apart from the
// search.
[[nodiscard]] Cost runs_cost(const LineProblem& problem, const LineRules& rules, const Line& line);

// How many rules of its own the line breaks; 0 is lawful. Written plainly, apart from the search.
[[nodiscard]] int broken_rules(const LineProblem& problem, const LineRules& rules,
                               const Line& line);

// Adds `by` to the heads [cell] of each duty of the line.
void count_heads(const LineProblem& problem, const Line& line, int by, std::vector<int>& heads);

// Lines and cover, from scratch.
[[nodiscard]] Cost roster_cost(const LineProblem& problem, const Roster& roster);

}  // namespace respite
