#include "scheduler/protect/fitting.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace respite::protect {
namespace {

constexpr std::uint64_t kNoise = 16 * kFine;

// Forth, back, and those with most to place first.
std::vector<std::vector<std::size_t>> orders(const PlaceProblem& problem) {
  std::vector<std::size_t> forth(problem.owners.size());
  std::iota(forth.begin(), forth.end(), std::size_t{0});
  std::vector<std::size_t> most = forth;
  std::ranges::stable_sort(most, std::greater<>{}, [&](std::size_t o) {
    Cost missing = 0;
    for (const Want& want : problem.owners[o].wants) missing += missing_cost(want, 0);
    return missing;
  });
  return {forth, {forth.rbegin(), forth.rend()}, most};
}

}  // namespace

void Fitting::keep(std::vector<Line> lines) {
  if (!is_lawful(problem_, lines)) return;
  const Cost cost = cost_of(problem_, lines);
  if (known_ && best_.cost <= cost) return;
  best_.lines = std::move(lines);
  best_.cost = cost;
  known_ = true;
}

void Fitting::fit_in_orders() {
  for (const auto& order : orders(problem_)) fit(order);
}

void Fitting::refit(const Priced& priced, const Prices& prices) {
  std::vector<std::size_t> order(priced.lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>{},
                           [&](std::size_t o) { return priced.lines[o].cost; });
  fit(order);
  fit(order, &prices);
}

void Fitting::polish(std::vector<Line> lines) {
  Crowding crowding(problem_);
  for (std::size_t o = 0; o < lines.size(); ++o) crowding.put(o, lines[o]);
  std::vector<std::size_t> all(lines.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  polish(lines, crowding, all);
  keep(std::move(lines));
}

// Shy of cells that prices call scarce; then each again against all others, as long as that gains.
void Fitting::fit(const std::vector<std::size_t>& order, const Prices* prices) {
  Crowding crowding(problem_);
  std::vector<Line> lines(problem_.owners.size());
  for (const std::size_t owner : order) {
    Terms terms = crowding.terms_for(owner);
    if (prices != nullptr) pricing_.add(terms, owner, *prices);
    lines[owner] = pricing_.line(owner, terms).line;
    crowding.put(owner, lines[owner]);
  }
  polish(lines, crowding, order);
  keep(std::move(lines));
}

// Says how much it gained, fine.
Cost Fitting::polish(std::vector<Line>& lines, Crowding& crowding,
                     const std::vector<std::size_t>& order) {
  Cost gained = 0;
  for (bool better = true; better && effort_.left();) {
    better = false;
    for (const std::size_t owner : order) {
      crowding.take(owner, lines[owner]);
      const Terms terms = crowding.terms_for(owner);
      const Cost before = cost_against(owner, lines[owner], terms);
      BestLine found = pricing_.line(owner, terms);
      if (found.cost < before) {
        gained += before - found.cost;
        lines[owner] = std::move(found.line);
        better = true;
      }
      crowding.put(owner, lines[owner]);
    }
  }
  return gained;
}

// What a line costs with what it adds to crowds, fine.
Cost Fitting::cost_against(std::size_t owner, const Line& line, const Terms& terms) const {
  Cost cost = kFine * cost_of(problem_.owners[owner], line);
  for (const PlacedBlock& block : line)
    for (int cell = block.at.first; cell < block.at.end(); ++cell)
      cost += terms.price[static_cast<std::size_t>(cell)];
  return cost;
}

void Fitting::ruin_and_recreate(Cost bound, const std::vector<Cost>& alone, std::int64_t until) {
  std::vector<Line> lines = best_.lines;
  Crowding crowding(problem_);
  for (std::size_t o = 0; o < lines.size(); ++o) crowding.put(o, lines[o]);
  Cost cost = kFine * best_.cost;
  while (effort_.used < until && bound < best_.cost) {
    std::vector<std::size_t> out = some_owners(lines, alone);
    std::vector<Line> before;
    Cost now = cost;
    for (const std::size_t owner : out) {
      crowding.take(owner, lines[owner]);
      now -= cost_against(owner, lines[owner], crowding.terms_for(owner));
      before.push_back(std::exchange(lines[owner], {}));
    }
    for (const std::size_t owner : out) {
      Terms terms = crowding.terms_for(owner);
      const Terms exact = terms;
      for (Cost& price : terms.price) price += static_cast<Cost>(next() % (kNoise + 1));
      lines[owner] = pricing_.line(owner, terms).line;
      now += cost_against(owner, lines[owner], exact);
      crowding.put(owner, lines[owner]);
    }
    now -= polish(lines, crowding, out);
    if (now <= cost) {
      cost = now;
      if (now < kFine * best_.cost) keep(lines);
      continue;
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
      crowding.take(out[i], lines[out[i]]);
      lines[out[i]] = std::move(before[i]);
      crowding.put(out[i], lines[out[i]]);
    }
  }
}

// Somebody who lost something to the others, and a few of those they meet.
std::vector<std::size_t> Fitting::some_owners(const std::vector<Line>& lines,
                                              const std::vector<Cost>& alone) {
  std::vector<std::size_t> losers;
  for (std::size_t o = 0; o < lines.size(); ++o)
    if (kFine * cost_of(problem_.owners[o], lines[o]) > alone[o]) losers.push_back(o);
  std::vector<std::size_t> out;
  const auto add = [&](std::size_t owner) {
    if (std::ranges::find(out, owner) == out.end()) out.push_back(owner);
  };
  if (!losers.empty()) add(losers[next() % losers.size()]);
  const std::size_t many = std::min<std::size_t>(lines.size(), 2 + next() % 4);
  for (int tries = 0; out.size() < many && tries < 20; ++tries) add(next() % lines.size());
  for (std::size_t i = out.size(); i-- > 1;) std::swap(out[i], out[next() % (i + 1)]);
  return out;
}

std::vector<Cost> Fitting::regrets(const Priced& priced, const Prices& prices) const {
  std::vector<Cost> regrets;
  for (std::size_t o = 0; o < problem_.owners.size(); ++o) {
    Terms terms;
    terms.price.assign(static_cast<std::size_t>(problem_.cells), 0);
    pricing_.add(terms, o, prices);
    regrets.push_back(cost_against(o, best_.lines[o], terms) - priced.lines[o].cost);
  }
  return regrets;
}

// splitmix64: the same everywhere.
std::uint64_t Fitting::next() {
  std::uint64_t z = (random_ += 0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111eb;
  return z ^ (z >> 31U);
}

}  // namespace respite::protect
