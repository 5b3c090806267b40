#include "scheduler/protect/fitting.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace respite::protect {
namespace {

// Owners, the one with most first.
std::vector<std::size_t> by_most(const std::vector<Cost>& of_owner) {
  std::vector<std::size_t> order(of_owner.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>{}, [&](std::size_t o) { return of_owner[o]; });
  return order;
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

void Fitting::fit_in() {
  std::vector<Cost> missing;
  for (const Owner& owner : problem_.owners) {
    Cost& of_owner = missing.emplace_back();
    for (const Want& want : owner.wants) of_owner += missing_cost(want, 0);
  }
  fit(by_most(missing), nullptr);
}

void Fitting::fit_in(const Priced& priced, const Prices& prices) {
  std::vector<Cost> costs;
  costs.reserve(priced.lines.size());
  for (const BestLine& best : priced.lines) costs.push_back(best.cost);
  fit(by_most(costs), &prices);
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

void Fitting::polish(std::vector<Line>& lines, Crowding& crowding,
                     const std::vector<std::size_t>& order) {
  for (bool better = true; better && effort_.left();) {
    better = false;
    for (const std::size_t owner : order) {
      crowding.take(owner, lines[owner]);
      const Terms terms = crowding.terms_for(owner);
      const Cost before = cost_against(owner, lines[owner], terms);
      BestLine found = pricing_.line(owner, terms);
      if (found.cost < before) {
        lines[owner] = std::move(found.line);
        better = true;
      }
      crowding.put(owner, lines[owner]);
    }
  }
}

// What a line costs with what it adds to crowds, fine.
Cost Fitting::cost_against(std::size_t owner, const Line& line, const Terms& terms) const {
  Cost cost = kFine * cost_of(problem_.owners[owner], line);
  for (const PlacedBlock& block : line)
    for (int cell = block.at.first; cell < block.at.end(); ++cell)
      cost += terms.price[static_cast<std::size_t>(cell)];
  return cost;
}

}  // namespace respite::protect
