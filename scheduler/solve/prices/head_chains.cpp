#include "scheduler/solve/prices/head_chains.h"

#include <algorithm>
#include <utility>

namespace respite {
namespace {

constexpr int kLongest = 6;         // people in a chain
constexpr std::size_t kWidth = 40;  // chains that go on, after each person

}  // namespace

HeadChains::HeadChains(const TiedLines& tied, WorkMeter& meter) : tied_(&tied), meter_(&meter) {}

Roster HeadChains::mended(Roster roster, const std::function<bool()>& stop) {
  roster_ = std::move(roster);
  heads_.assign(tied_->lines.cover.size(), 0);
  lawful_.clear();
  costs_.clear();
  for (std::size_t person = 0; person < roster_.size(); ++person) {
    const LineRules& rules = tied_->lines.people[person];
    count_heads(tied_->lines, roster_[person], 1, heads_);
    lawful_.push_back(broken_rules(tied_->lines, rules, roster_[person]) == 0 ? 1 : 0);
    costs_.push_back(line_cost(tied_->lines, rules, roster_[person]));
  }
  while (!stop() && mend_one()) {
  }
  return std::move(roster_);
}

// False where no chain lowers the cost.
bool HeadChains::mend_one() {
  for (std::size_t cell = 0; cell < heads_.size(); ++cell)
    if (tied_->lines.cover[cell].step(heads_[cell]) < 0 && take_best(cell)) return true;
  return has_too_many() && take_best(nowhere());
}

bool HeadChains::has_too_many() const {
  for (std::size_t cell = 0; cell < heads_.size(); ++cell)
    if (heads_[cell] > 0 && gain_of_less(cell) > 0) return true;
  return false;
}

// What one head less saves.
Cost HeadChains::gain_of_less(std::size_t cell) const {
  return tied_->lines.cover[cell].step(heads_[cell] - 1);
}

bool HeadChains::take_best(std::size_t missing) {
  const Cost taken = missing == nowhere() ? 0 : tied_->lines.cover[missing].step(heads_[missing]);
  steps_.assign(1, {.cell = missing, .cost = taken});
  best_at_.assign(heads_.size() + 1, -1);
  best_at_[missing] = 0;
  std::vector<int> front{0};
  for (int person = 0; person < kLongest && !front.empty(); ++person) {
    const auto first = static_cast<int>(steps_.size());
    for (const int at : front) go_on_from(at);
    front.clear();
    for (int at = first; at < static_cast<int>(steps_.size()); ++at)
      if (const std::size_t cell = steps_[static_cast<std::size_t>(at)].cell;
          cell != nowhere() && best_at_[cell] == at)
        front.push_back(at);
    std::ranges::sort(front, {}, [&](int at) {
      return std::pair(steps_[static_cast<std::size_t>(at)].cost, at);
    });
    if (front.size() > kWidth) front.resize(kWidth);
  }
  // With the head that is left where it ends.
  std::vector<std::pair<Cost, int>> ends;
  for (std::size_t cell = 0; cell < best_at_.size(); ++cell) {
    const int at = best_at_[cell];
    if (at <= 0) continue;
    const Cost saved = cell == nowhere() ? 0 : gain_of_less(cell);
    const Cost cost = steps_[static_cast<std::size_t>(at)].cost - saved;
    if (cost < 0) ends.emplace_back(cost, at);
  }
  std::ranges::sort(ends);
  return std::ranges::any_of(ends, [&](const auto& end) { return apply(end.second); });
}

void HeadChains::go_on_from(int at) {
  const LineProblem& lines = tied_->lines;
  const std::size_t cell = steps_[static_cast<std::size_t>(at)].cell;
  if (cell == nowhere()) {
    for (std::size_t person = 0; person < roster_.size(); ++person)
      if (lawful_[person] != 0) leave_one(at, person, roster_[person], roster_[person].size());
    return;
  }
  const std::size_t period = cell / static_cast<std::size_t>(lines.kinds);
  const auto kind = static_cast<Held>(cell % static_cast<std::size_t>(lines.kinds));
  for (std::size_t person = 0; person < roster_.size(); ++person) {
    if (lawful_[person] == 0 || !lines.people[person].cells[cell].allowed) continue;
    if (roster_[person][period] == kind || has_moved(at, person)) continue;
    Line line = roster_[person];
    const Held held = line[period];
    line[period] = kind;
    if (held != kOff) {
      look(at, person, line, lines.cell(static_cast<int>(period), held));
      continue;
    }
    look(at, person, line, nowhere());
    leave_one(at, person, std::move(line), period);
  }
}

// Each of the line's duties, but that of one period.
void HeadChains::leave_one(int at, std::size_t person, Line line, std::size_t keeps) {
  for (std::size_t period = 0; period < line.size(); ++period) {
    if (period == keeps || line[period] == kOff) continue;
    const Held left = std::exchange(line[period], kOff);
    look(at, person, line, tied_->lines.cell(static_cast<int>(period), left));
    line[period] = left;
  }
}

// The person's line would be this one, and what they leave missing.
void HeadChains::look(int at, std::size_t person, const Line& line, std::size_t left) {
  meter_->add(kLabelsOfCheck);
  if (broken_rules(tied_->lines, tied_->lines.people[person], line) != 0) return;
  const Cost cost = steps_[static_cast<std::size_t>(at)].cost + change(person, line);
  int& best = best_at_[left];
  if (best >= 0 && steps_[static_cast<std::size_t>(best)].cost <= cost) return;
  best = static_cast<int>(steps_.size());
  steps_.push_back({left, cost, person, line, at});
}

bool HeadChains::has_moved(int at, std::size_t person) const {
  for (; at > 0; at = steps_[static_cast<std::size_t>(at)].before)
    if (steps_[static_cast<std::size_t>(at)].person == person) return true;
  return false;
}

// What the line costs more than the person's own, company with the others as they stand.
Cost HeadChains::change(std::size_t person, const Line& line) const {
  Cost cost = line_cost(tied_->lines, tied_->lines.people[person], line) - costs_[person];
  for (const TiedPair& tie : tied_->ties) {
    if (!tie.has(person)) continue;
    const Line& partner = roster_[tie.partner_of(person)];
    cost += Cost{tie.points} *
            (tied_->together(line, partner) - tied_->together(roster_[person], partner));
  }
  return cost;
}

// False where two who move at once are worth less than each alone.
bool HeadChains::apply(int at) {
  Roster with = roster_;
  for (; at > 0; at = steps_[static_cast<std::size_t>(at)].before)
    with[steps_[static_cast<std::size_t>(at)].person] = steps_[static_cast<std::size_t>(at)].line;
  if (tied_->cost(with) >= tied_->cost(roster_)) return false;
  for (std::size_t person = 0; person < with.size(); ++person) {
    if (with[person] == roster_[person]) continue;
    count_heads(tied_->lines, roster_[person], -1, heads_);
    count_heads(tied_->lines, with[person], 1, heads_);
    costs_[person] = line_cost(tied_->lines, tied_->lines.people[person], with[person]);
  }
  roster_ = std::move(with);
  return true;
}

}  // namespace respite
