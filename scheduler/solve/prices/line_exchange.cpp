#include "scheduler/solve/prices/line_exchange.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "scheduler/solve/prices/counted_person.h"

namespace respite {
namespace {

constexpr std::size_t kMostStretches = 400;  // of two people, looked at in pairs
constexpr std::size_t kMostTries = 40;       // choices that may turn out unlawful

void exchange_stretch(Line& one, Line& other, int begin, int end) {
  std::swap_ranges(one.begin() + begin, one.begin() + end, other.begin() + begin);
}

}  // namespace

LineExchange::LineExchange(const TiedLines& tied, WorkMeter& meter) : tied_(&tied), meter_(&meter) {
  for (const LineRules& rules : tied.lines.people) shapes_.emplace_back(tied.lines, rules);
}

Roster LineExchange::improved(Roster roster, const std::function<bool()>& stop) {
  roster_ = std::move(roster);
  const std::size_t people = roster_.size();
  nodes_.assign(people, {});
  lawful_.clear();
  for (std::size_t person = 0; person < people; ++person) {
    lawful_.push_back(is_lawful(person, roster_[person]) ? 1 : 0);
    set_nodes(person);
  }
  std::vector<int> changed(people, 1);  // [person] in which turn last
  for (int turn = 1; std::ranges::find(changed, turn) != changed.end(); ++turn)
    for (std::size_t one = 0; one < people; ++one)
      for (std::size_t other = one + 1; other < people; ++other) {
        if (std::max(changed[one], changed[other]) < turn || stop()) continue;
        while (exchange({one, other})) changed[one] = changed[other] = turn + 1;
      }
  return std::move(roster_);
}

bool LineExchange::exchange(const Pair& pair) {
  if (lawful_[pair.one] == 0 || lawful_[pair.other] == 0) return false;
  find_stretches(pair);
  find_choices(pair);
  return std::ranges::any_of(choices_, [&](const Choice& choice) { return take(pair, choice); });
}

// Where a line stands is looked at first; what is counted, for the few stretches that pass.
void LineExchange::find_stretches(const Pair& pair) {
  stretches_.assign(1, {});
  const Line& one = roster_[pair.one];
  const Line& other = roster_[pair.other];
  const int periods = tied_->lines.periods;
  std::vector<Stretch> until(1);  // [period] of all before it
  for (int period = 0; period < periods; ++period) {
    const Stretch change = this->change(pair, period);
    const Stretch& last = until.back();
    until.push_back({0, period + 1, last.cells + change.cells,
                     last.load_of_one + change.load_of_one,
                     last.load_of_other + change.load_of_other});
  }
  std::vector<char> ends_of_one;
  std::vector<char> ends_of_other;
  for (int begin = 0; begin < periods; ++begin) {
    if (one[static_cast<std::size_t>(begin)] == other[static_cast<std::size_t>(begin)]) continue;
    find_ends(pair.one, other, begin, ends_of_one);
    find_ends(pair.other, one, begin, ends_of_other);
    for (int end = begin + 1; end <= periods; ++end) {
      const auto last = static_cast<std::size_t>(end - 1);
      if (ends_of_one[last] == 0 || ends_of_other[last] == 0 || one[last] == other[last]) continue;
      Line new_one = one;
      Line new_other = other;
      exchange_stretch(new_one, new_other, begin, end);
      if (!is_lawful(pair.one, new_one) || !is_lawful(pair.other, new_other)) continue;
      const Stretch& from = until[static_cast<std::size_t>(begin)];
      const Stretch& to = until[static_cast<std::size_t>(end)];
      const Cost runs = change_of_runs(pair.one, new_one) + change_of_runs(pair.other, new_other);
      stretches_.push_back({begin, end, to.cells - from.cells + runs,
                            to.load_of_one - from.load_of_one,
                            to.load_of_other - from.load_of_other});
    }
  }
}

// [period] whether the person's line may be the other's from `begin` on and their own again after
// the period.
void LineExchange::find_ends(std::size_t person, const Line& with, int begin,
                             std::vector<char>& ends) const {
  const LineShape& shape = shapes_[person];
  const Line& own = roster_[person];
  const std::vector<int>& nodes = nodes_[person];
  const auto periods = own.size();
  ends.assign(periods, 0);
  int node = nodes[static_cast<std::size_t>(begin)];
  for (auto period = static_cast<std::size_t>(begin); period < periods; ++period) {
    const Held held = with[period];
    if (held != kOff &&
        !shape.rules().cells[tied_->lines.cell(static_cast<int>(period), held)].allowed)
      return;
    node = shape.step(node, static_cast<int>(period), held);
    if (node == LineShape::kNowhere) return;
    int back = node;
    auto at = period + 1;
    for (; at < periods && back != nodes[at] && back != LineShape::kNowhere; ++at)
      back = shape.step(back, static_cast<int>(at), own[at]);
    if (back != LineShape::kNowhere) ends[period] = 1;
  }
}

void LineExchange::find_choices(const Pair& pair) {
  choices_.clear();
  const LineRules& one = tied_->lines.people[pair.one];
  const LineRules& other = tied_->lines.people[pair.other];
  const std::int64_t load_of_one = load_of_line(one, tied_->lines.kinds, roster_[pair.one]);
  const std::int64_t load_of_other = load_of_line(other, tied_->lines.kinds, roster_[pair.other]);
  const Cost now = Cost{load_cost(one, load_of_one)} + load_cost(other, load_of_other);
  const std::size_t many = std::min(stretches_.size(), kMostStretches);
  for (std::size_t i = 0; i < many; ++i)
    for (std::size_t j = i + 1; j < many; ++j) {
      const Stretch& first = stretches_[i];
      const Stretch& second = stretches_[j];
      if (second.begin < first.end) continue;
      const Cost cost =
          first.cells + second.cells - now +
          load_cost(one, load_of_one + first.load_of_one + second.load_of_one) +
          load_cost(other, load_of_other + first.load_of_other + second.load_of_other);
      if (cost < 0) choices_.push_back({-cost, i, j});
    }
  std::ranges::sort(choices_, [](const Choice& a, const Choice& b) {
    return std::tuple(-a.gain, a.first, a.second) < std::tuple(-b.gain, b.first, b.second);
  });
  if (choices_.size() > kMostTries) choices_.resize(kMostTries);
  meter_->add(static_cast<std::int64_t>(many * many / 4));
}

bool LineExchange::take(const Pair& pair, const Choice& choice) {
  const Cost before = cost_of(pair);
  const Line one = roster_[pair.one];
  const Line other = roster_[pair.other];
  for (const std::size_t at : {choice.first, choice.second})
    exchange_stretch(roster_[pair.one], roster_[pair.other], stretches_[at].begin,
                     stretches_[at].end);
  if (is_lawful(pair.one, roster_[pair.one]) && is_lawful(pair.other, roster_[pair.other]) &&
      cost_of(pair) < before) {
    set_nodes(pair.one);
    set_nodes(pair.other);
    return true;
  }
  roster_[pair.one] = one;
  roster_[pair.other] = other;
  return false;
}

// Of what both hold in the period.
LineExchange::Stretch LineExchange::change(const Pair& pair, int period) const {
  const auto at = static_cast<std::size_t>(period);
  const Held of_one = roster_[pair.one][at];
  const Held of_other = roster_[pair.other][at];
  const auto load = [&](std::size_t person, Held held) -> std::int64_t {
    if (held == kOff) return 0;
    return tied_->lines.people[person].cells[tied_->lines.cell(period, held)].load;
  };
  return {.begin = period,
          .end = period + 1,
          .cells = cell_cost(pair.one, pair, period, of_other) -
                   cell_cost(pair.one, pair, period, of_one) +
                   cell_cost(pair.other, pair, period, of_one) -
                   cell_cost(pair.other, pair, period, of_other),
          .load_of_one = load(pair.one, of_other) - load(pair.one, of_one),
          .load_of_other = load(pair.other, of_one) - load(pair.other, of_other)};
}

Cost LineExchange::cell_cost(std::size_t person, const Pair& pair, int period, Held held) const {
  if (held == kOff) return 0;
  return tied_->lines.people[person].cells[tied_->lines.cell(period, held)].cost +
         company(person, pair, period, held);
}

// Of all but the other of the pair: what the two are to each other an exchange does not change.
Cost LineExchange::company(std::size_t person, const Pair& pair, int period, Held held) const {
  if (held == kOff) return 0;
  const int post = tied_->post_of[tied_->lines.cell(period, held)];
  if (post < 0) return 0;
  Cost cost = 0;
  for (const TiedPair& tie : tied_->ties) {
    if (!tie.has(person)) continue;
    const std::size_t partner = tie.partner_of(person);
    if (partner == pair.one || partner == pair.other) continue;
    if (tied_->post(roster_[partner], period) == post) cost += tie.points;
  }
  return cost;
}

Cost LineExchange::change_of_runs(std::size_t person, const Line& line) const {
  const LineRules& rules = tied_->lines.people[person];
  if (!rules.prices_runs()) return 0;
  return runs_cost(tied_->lines, rules, line) - runs_cost(tied_->lines, rules, roster_[person]);
}

bool LineExchange::is_lawful(std::size_t person, const Line& line) {
  meter_->add(kLabelsOfCheck);
  return broken_rules(tied_->lines, tied_->lines.people[person], line) == 0;
}

// Of both lines, and of all company of the two.
Cost LineExchange::cost_of(const Pair& pair) const {
  Cost cost = 0;
  for (const std::size_t person : {pair.one, pair.other}) {
    cost += line_cost(tied_->lines, tied_->lines.people[person], roster_[person]);
    for (int period = 0; period < tied_->lines.periods; ++period)
      cost += company(person, pair, period, roster_[person][static_cast<std::size_t>(period)]);
  }
  return cost;
}

void LineExchange::set_nodes(std::size_t person) {
  std::vector<int>& nodes = nodes_[person];
  nodes.clear();
  if (lawful_[person] == 0) return;
  const Line& line = roster_[person];
  int node = shapes_[person].start();
  for (std::size_t period = 0; period < line.size(); ++period) {
    nodes.push_back(node);
    node = shapes_[person].step(node, static_cast<int>(period), line[period]);
  }
}

}  // namespace respite
