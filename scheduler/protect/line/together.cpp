#include "scheduler/protect/line/together.h"

#include <algorithm>

namespace respite::protect {

Together::Together(const Owner& owner, const std::vector<int>& wants) : owner_(&owner) {
  for (std::size_t d = 0; d < owner.days.size(); ++d)
    days_.push_back({day_shape(owner, d, wants), {}, {}});
  for (const int w : wants) {
    const auto days = std::ranges::count_if(days_, [&](const Day& day) {
      return std::ranges::find(day.shape.wants, w) != day.shape.wants.end();
    });
    if (days == 0) nowhere_ += kFine * missing_cost(owner.wants[static_cast<std::size_t>(w)], 0);
    if (days > 1) weekly_.push_back(w);
  }
  week_ = Amounts(owner, weekly_, static_cast<int>(owner.open.size()));
  for (std::size_t state = 0; state < week_.count(); ++state)
    for (std::size_t w = 0; w < weekly_.size(); ++w) units_.push_back(week_.units(state, w));
  for (Day& day : days_) add_ways(day);
}

void Together::add_ways(Day& day) const {
  const DayShape& shape = day.shape;
  for (std::size_t state = 0; state < shape.amounts.count(); ++state) {
    OfDay amount;
    Way way{0, std::vector<int>(weekly_.size())};
    for (std::size_t k = 0; k < shape.wants.size(); ++k) {
      const int cells = shape.amounts.cells(state, k);
      amount.cells += cells;
      const auto weekly = std::ranges::find(weekly_, shape.wants[k]);
      if (weekly == weekly_.end()) {
        const Want& want = owner_->wants[static_cast<std::size_t>(shape.wants[k])];
        amount.missing += kFine * missing_cost(want, cells);
        continue;
      }
      const auto w = static_cast<std::size_t>(weekly - weekly_.begin());
      way.adds += week_.step(w, cells);
      way.units[w] = shape.amounts.units(state, k);
    }
    const auto same = std::ranges::find(day.ways, way.adds, &Way::adds);
    amount.way = static_cast<std::size_t>(same - day.ways.begin());
    if (same == day.ways.end()) day.ways.push_back(std::move(way));
    day.amounts.push_back(amount);
  }
}

Together::Placed Together::place(const BlockCosts& costs, const Terms& terms,
                                 const std::vector<std::uint8_t>& open,
                                 const std::vector<int>& most_a_day) const {
  struct Step {
    std::size_t before = 0;
    std::size_t of_day = 0;
  };
  const std::size_t states = week_.count();
  std::vector<Cost> best(states, kNo), next;
  best[0] = 0;
  std::vector<Step> steps(states * days_.size());
  std::vector<DayTable> tables;
  tables.reserve(days_.size());
  Placed placed;
  for (std::size_t d = 0; d < days_.size(); ++d) {
    const Day& day = days_[d];
    tables.emplace_back(*owner_, costs, day.shape, terms, open);
    const std::vector<Cheapest> ways = cheapest(day, tables.back(), most_a_day[d]);
    placed.work += tables.back().work() + static_cast<std::int64_t>(ways.size() * states);
    next.assign(states, kNo);
    for (std::size_t w = 0; w < ways.size(); ++w) {
      if (ways[w].cost >= kNo) continue;
      for (std::size_t state = 0; state < states; ++state) {
        if (best[state] >= kNo || !fits(state, day.ways[w])) continue;
        const std::size_t after = state + day.ways[w].adds;
        if (best[state] + ways[w].cost >= next[after]) continue;
        next[after] = best[state] + ways[w].cost;
        steps[d * states + after] = {state, ways[w].state};
      }
    }
    best.swap(next);
  }
  std::size_t end = 0;
  placed.cost = kNo;
  for (std::size_t state = 0; state < states; ++state) {
    if (best[state] >= kNo) continue;
    const Cost total = best[state] + missing(state);
    if (total >= placed.cost) continue;
    placed.cost = total;
    end = state;
  }
  for (std::size_t d = days_.size(); d-- > 0;) {
    const Step& step = steps[d * states + end];
    tables[d].collect(step.of_day, placed.line);
    end = step.before;
  }
  placed.cost += nowhere_;
  return placed;
}

std::vector<Together::Cheapest> Together::cheapest(const Day& day, const DayTable& table,
                                                   int most) const {
  std::vector<Cheapest> ways(day.ways.size());
  for (std::size_t state = 0; state < day.amounts.size(); ++state) {
    const OfDay& amount = day.amounts[state];
    if (amount.cells > most) continue;
    const Cost cost = table.cost(state);
    if (cost >= kNo / 2) continue;
    Cheapest& way = ways[amount.way];
    if (cost + amount.missing < way.cost) way = {cost + amount.missing, state};
  }
  return ways;
}

bool Together::fits(std::size_t state, const Way& way) const {
  for (std::size_t w = 0; w < weekly_.size(); ++w)
    if (units_[state * weekly_.size() + w] + way.units[w] >= week_.size(w)) return false;
  return true;
}

Cost Together::missing(std::size_t state) const {
  Cost cost = 0;
  for (std::size_t w = 0; w < weekly_.size(); ++w)
    cost += kFine * missing_cost(owner_->wants[static_cast<std::size_t>(weekly_[w])],
                                 week_.cells(state, w));
  return cost;
}

}  // namespace respite::protect
