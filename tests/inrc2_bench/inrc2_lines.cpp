#include "tests/inrc2_bench/inrc2_lines.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "tests/inrc2_bench/inrc2_law.h"

namespace respite {

namespace {

constexpr Price kMissing = 30;      // each nurse short of the wanted
constexpr Price kShort = 500;       // ... and of the least, besides
constexpr Price kRefused = 10;      // an assignment that was asked not to be
constexpr CapSet kWeekendsCap = 1;  // of the weekends

int kind_of(const Inrc2& file, int shift, int skill) {
  return shift * static_cast<int>(file.skills.size()) + skill;
}

// Kinds of the shift, as bits.
std::uint64_t kinds_of(const Inrc2& file, std::string_view shift) {
  std::uint64_t kinds = 0;
  for (int s = 0; s < static_cast<int>(file.shifts.size()); ++s) {
    if (file.shifts[static_cast<std::size_t>(s)].name != shift) continue;
    for (int skill = 0; skill < static_cast<int>(file.skills.size()); ++skill) {
      kinds |= std::uint64_t{1} << kind_of(file, s, skill);
    }
  }
  return kinds;
}

void add_sequence(const Limit<Sequence>& limit, const Inrc2& file, LineRules& rules) {
  const Sequence& sequence = limit.value;
  SoftRun* run = &rules.duty_run;
  if (sequence.what.counted == Counted::kDaysOff) run = &rules.off_run;
  if (sequence.what.counted == Counted::kShift) {
    const auto shift = std::ranges::find(file.shifts, sequence.what.shift, &Inrc2Shift::name);
    run = &rules.group_run[static_cast<std::size_t>(shift - file.shifts.begin())];
  }
  (sequence.most ? run->most : run->least) = std::max(1, sequence.count);
  run->price = *limit.weight;
}

void add_sum(const Limit<Sum>& limit, int turns, int weekends, LineRules& rules) {
  const Sum& sum = limit.value;
  if (sum.what.counted == Counted::kWeekends) {
    // More than all used up already is charged for by nobody's line.
    const auto left = static_cast<int>(sum.amount) - weekends;
    rules.caps = {std::max(0, left)};
    rules.cap_prices = {*limit.weight};
    rules.constant += *limit.weight * std::max(0, -left);
  } else {
    (sum.most ? rules.high_load : rules.low_load) = sum.amount - turns;
    rules.load_price = *limit.weight;
  }
}

// All costs of the problem in units as large as they can be.
Cost in_units(LineProblem& problem) {
  std::vector<Price*> prices;
  for (LineCover& cover : problem.cover) {
    prices.insert(prices.end(), {&cover.under, &cover.over, &cover.needed});
  }
  for (LineRules& rules : problem.people) {
    prices.insert(prices.end(), {&rules.constant, &rules.load_price, &rules.duty_run.price,
                                 &rules.off_run.price});
    for (LineCell& cell : rules.cells) prices.push_back(&cell.cost);
    for (SoftRun& run : rules.group_run) prices.push_back(&run.price);
    for (Price& half : rules.halves) prices.push_back(&half);
    for (Price& cap : rules.cap_prices) prices.push_back(&cap);
  }
  Price unit = 0;
  for (const Price* price : prices) unit = std::gcd(unit, *price);
  if (unit == 0) return 1;
  for (Price* price : prices) *price /= unit;
  return unit;
}

void set_nurse(const Inrc2& file, std::size_t at, LineRules& rules) {
  const Inrc2Nurse& nurse = file.nurses[at];
  for (int day = 0; day < file.days; ++day) {
    for (int shift = 0; shift < static_cast<int>(file.shifts.size()); ++shift) {
      for (int skill = 0; skill < static_cast<int>(file.skills.size()); ++skill) {
        LineCell& cell = rules.cells[file.demand_at(day, shift, skill)];
        cell.allowed = std::ranges::find(nurse.skills, skill) != nurse.skills.end();
        if (file.refused[file.refused_at(at, day, shift)] != 0) cell.cost = kRefused;
      }
    }
  }
  if (nurse.shift >= 0) {
    rules.before = static_cast<Held>(kind_of(file, nurse.shift, nurse.skills.front()));
    rules.before_run = nurse.days_in_a_row;
    rules.before_group_run = nurse.shifts_in_a_row;
  } else {
    rules.before_off = nurse.days_off_in_a_row;
  }
}

}  // namespace

LineRules rules_of(const Limits& limits, const Inrc2& file, int turns, int weekends) {
  const std::size_t kinds = file.shifts.size() * file.skills.size();
  LineRules rules;
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    rules.group_of.push_back(static_cast<int>(kind / file.skills.size()));
  }
  rules.group_run.resize(file.shifts.size());
  for (const Limit<Sequence>& limit : limits.sequences) add_sequence(limit, file, rules);
  for (const Limit<Sum>& limit : limits.sums) add_sum(limit, turns, weekends, rules);
  rules.follows.assign(kinds, ~std::uint64_t{0});
  for (const Limit<ForbiddenSuccession>& limit : limits.forbidden) {
    const std::uint64_t first = kinds_of(file, limit.value.first);
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      if ((first >> kind & 1) != 0) rules.follows[kind] &= ~kinds_of(file, limit.value.then);
    }
  }
  rules.cells.resize(file.demand.size());
  for (std::size_t at = 0; at < rules.cells.size(); ++at) {
    const std::size_t weekday = at / kinds % 7;
    rules.cells[at].load = 1;
    if (weekday == 5) rules.cells[at].charge = kWeekendsCap;
    if (weekday == 6) rules.cells[at].charge_fresh = kWeekendsCap;
  }
  if (limits.complete_weekends) {
    rules.halves.assign(static_cast<std::size_t>(file.days), 0);
    for (std::size_t sunday = 6; sunday < rules.halves.size(); sunday += 7) {
      rules.halves[sunday] = *limits.complete_weekends->weight;
    }
  }
  return rules;
}

Inrc2Lines inrc2_lines(const Inrc2& file) {
  Inrc2Lines lines;
  LineProblem& problem = lines.problem;
  problem.periods = file.days;
  problem.kinds = static_cast<int>(file.shifts.size() * file.skills.size());
  for (const Inrc2Demand& demand : file.demand) {
    problem.cover.push_back(
        {.wanted = demand.wanted, .under = kMissing, .least = demand.least, .needed = kShort});
  }
  for (std::size_t at = 0; at < file.nurses.size(); ++at) {
    const Inrc2Nurse& nurse = file.nurses[at];
    const Limits limits =
        inrc2_limits(file, file.contracts[static_cast<std::size_t>(nurse.contract)]);
    problem.people.push_back(rules_of(limits, file, nurse.assignments, nurse.weekends));
    set_nurse(file, at, problem.people.back());
  }
  lines.unit = in_units(problem);
  return lines;
}

Inrc2Roster inrc2_roster(const Inrc2& file, const Roster& roster) {
  const int skills = static_cast<int>(file.skills.size());
  Inrc2Roster duties;
  for (const Line& line : roster) {
    std::vector<Inrc2Duty>& days = duties.emplace_back();
    for (const Held held : line) {
      days.push_back(held == kOff ? Inrc2Duty{} : Inrc2Duty{held / skills, held % skills});
    }
  }
  return duties;
}

Roster line_roster(const Inrc2& file, const Inrc2Roster& roster) {
  Roster lines;
  for (const std::vector<Inrc2Duty>& days : roster) {
    Line& line = lines.emplace_back();
    for (const Inrc2Duty& duty : days) {
      line.push_back(duty.shift < 0 ? kOff
                                    : static_cast<Held>(kind_of(file, duty.shift, duty.skill)));
    }
  }
  return lines;
}

}  // namespace respite
