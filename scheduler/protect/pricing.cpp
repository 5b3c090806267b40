#include "scheduler/protect/pricing.h"

#include <algorithm>

namespace respite::protect {

std::vector<Line> lines_of(const Priced& priced) {
  std::vector<Line> lines;
  lines.reserve(priced.lines.size());
  for (const BestLine& best : priced.lines) lines.push_back(best.line);
  return lines;
}

Pricing::Pricing(const PlaceProblem& problem, Effort& effort)
    : problem_(problem), effort_(effort), crowds_of_(problem.owners.size()) {
  for (const Owner& owner : problem.owners) finders_.emplace_back(owner);
  for (std::size_t c = 0; c < problem.crowds.size(); ++c)
    for (const int member : problem.crowds[c].members)
      crowds_of_[static_cast<std::size_t>(member)].push_back(c);
}

BestLine Pricing::line(std::size_t owner, const Terms& terms) {
  BestLine best = finders_[owner].best(terms);
  effort_.used += best.work;
  return best;
}

Priced Pricing::price(const Prices& prices, const std::vector<Ruling>& rulings) {
  Priced priced;
  for (std::size_t o = 0; o < problem_.owners.size(); ++o) {
    priced.lines.push_back(line(o, terms_of(o, prices, rulings)));
    priced.bound += priced.lines.back().bound;
    priced.feasible &= priced.lines.back().feasible;
  }
  priced.bound -= worth_of_room(prices);
  return priced;
}

void Pricing::add(Terms& terms, std::size_t owner, const Prices& prices) const {
  for (const std::size_t crowd : crowds_of_[owner])
    for (std::size_t cell = 0; cell < terms.price.size(); ++cell)
      terms.price[cell] += prices[crowd][cell];
}

Prices Pricing::free() const {
  return Prices(problem_.crowds.size(),
                std::vector<Cost>(static_cast<std::size_t>(problem_.cells)));
}

Terms Pricing::terms_of(std::size_t owner, const Prices& prices,
                        const std::vector<Ruling>& rulings) const {
  Terms terms;
  terms.price.assign(static_cast<std::size_t>(problem_.cells), 0);
  add(terms, owner, prices);
  for (const Ruling& ruling : rulings) {
    if (ruling.owner != owner) continue;
    auto& cells = ruling.held ? terms.asked : terms.shut;
    cells.resize(terms.price.size());
    cells[static_cast<std::size_t>(ruling.cell)] = 1;
  }
  return terms;
}

Cost Pricing::worth_of_room(const Prices& prices) const {
  Cost worth = 0;
  for (std::size_t c = 0; c < problem_.crowds.size(); ++c)
    for (std::size_t cell = 0; cell < prices[c].size(); ++cell)
      if (prices[c][cell] > 0) worth += prices[c][cell] * problem_.crowds[c].most[cell];
  return worth;
}

}  // namespace respite::protect
