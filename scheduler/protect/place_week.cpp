#include "scheduler/protect/place_week.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "scheduler/protect/crowding.h"

namespace respite::protect {
namespace {

using Prices = std::vector<std::vector<Cost>>;  // [crowd][cell], fine

// Where somebody is sent away from, and held to, on one branch of the tree.
struct Ruling {
  std::size_t owner = 0;
  int cell = 0;
  bool held = false;
};

Cost rounded_up(Cost fine) { return fine >= 0 ? (fine + kFine - 1) / kFine : -(-fine / kFine); }

class Week {
 public:
  Week(const PlaceProblem& problem, std::int64_t work)
      : problem_(problem), work_(work), free_(problem.crowds.size()) {
    for (const Owner& owner : problem.owners) finders_.emplace_back(owner);
    for (auto& prices : free_) prices.assign(static_cast<std::size_t>(problem.cells), 0);
  }

  PlacedWeek place() {
    const Priced root = price(free_, {});
    std::vector<Cost> alone;
    alone.reserve(root.lines.size());
    for (const BestLine& best : root.lines) alone.push_back(best.cost);
    exact_ = std::ranges::all_of(root.lines, &BestLine::exact);
    keep(root);
    if (!is_met(root.bound)) {
      for (const auto& order : orders()) keep_fitted(order);
    }
    Prices prices = free_;
    Priced priced = root;
    const Cost bound = rounded_up(ascend(prices, {}, priced, 120));
    if (bound < best_.cost) {
      refit(price(prices, {}), prices);
      ruin_and_recreate(bound, alone, used_ + (work_ - used_) / 2);
    }
    const Cost searched = bound < best_.cost ? search({}, prices, price(prices, {})) : bound;
    best_.bound = std::min(best_.cost, std::max(searched, bound));
    return std::move(best_);
  }

 private:
  // Everybody's best line against prices, and the bound that they make.
  struct Priced {
    std::vector<BestLine> lines;
    Cost bound = 0;
    bool feasible = true;
  };

  [[nodiscard]] bool is_met(Cost fine_bound) const {
    return known_ && best_.cost <= rounded_up(fine_bound);
  }

  [[nodiscard]] Terms terms_of(std::size_t owner, const Prices& prices,
                               const std::vector<Ruling>& rulings) const {
    Terms terms;
    terms.price.assign(static_cast<std::size_t>(problem_.cells), 0);
    for (const std::size_t crowd : crowding_.crowds_of(owner))
      for (std::size_t cell = 0; cell < terms.price.size(); ++cell)
        terms.price[cell] += prices[crowd][cell];
    for (const Ruling& ruling : rulings) {
      if (ruling.owner != owner) continue;
      auto& cells = ruling.held ? terms.asked : terms.shut;
      cells.resize(terms.price.size());
      cells[static_cast<std::size_t>(ruling.cell)] = 1;
    }
    return terms;
  }

  BestLine line_of(std::size_t owner, const Terms& terms) {
    BestLine best = finders_[owner].best(terms);
    used_ += best.work;
    return best;
  }

  Priced price(const Prices& prices, const std::vector<Ruling>& rulings) {
    Priced priced;
    for (std::size_t o = 0; o < problem_.owners.size(); ++o) {
      priced.lines.push_back(line_of(o, terms_of(o, prices, rulings)));
      priced.bound += priced.lines.back().bound;
      priced.feasible &= priced.lines.back().feasible;
    }
    for (std::size_t c = 0; c < problem_.crowds.size(); ++c)
      for (std::size_t cell = 0; cell < prices[c].size(); ++cell)
        if (prices[c][cell] > 0) priced.bound -= prices[c][cell] * problem_.crowds[c].most[cell];
    return priced;
  }

  // Looks again only at those whom a price that moved concerns.
  void price_again(Priced& priced, const Prices& prices, const std::vector<Ruling>& rulings,
                   const std::vector<std::uint8_t>& moved) {
    priced.bound = 0;
    for (std::size_t o = 0; o < problem_.owners.size(); ++o) {
      const bool concerns =
          std::ranges::any_of(crowding_.crowds_of(o), [&](std::size_t c) { return moved[c] != 0; });
      if (concerns) priced.lines[o] = line_of(o, terms_of(o, prices, rulings));
      priced.bound += priced.lines[o].bound;
    }
    for (std::size_t c = 0; c < problem_.crowds.size(); ++c)
      for (std::size_t cell = 0; cell < prices[c].size(); ++cell)
        if (prices[c][cell] > 0) priced.bound -= prices[c][cell] * problem_.crowds[c].most[cell];
  }

  static std::vector<Line> lines_of(const Priced& priced) {
    std::vector<Line> lines;
    lines.reserve(priced.lines.size());
    for (const BestLine& best : priced.lines) lines.push_back(best.line);
    return lines;
  }

  void keep(std::vector<Line> lines) {
    if (!is_lawful(problem_, lines)) return;
    const Cost cost = cost_of(problem_, lines);
    if (known_ && best_.cost <= cost) return;
    best_.lines = std::move(lines);
    best_.cost = cost;
    known_ = true;
  }
  void keep(const Priced& priced) { keep(lines_of(priced)); }

  // One after the other against what the earlier ones left, shy of cells that prices call scarce;
  // then each again against all others, as long as that gains.
  void keep_fitted(const std::vector<std::size_t>& order, const Prices* prices = nullptr) {
    Crowding crowding(problem_);
    std::vector<Line> lines(problem_.owners.size());
    for (const std::size_t owner : order) {
      Terms terms = crowding.terms_for(owner);
      if (prices != nullptr) add_prices(terms, owner, *prices);
      lines[owner] = line_of(owner, terms).line;
      crowding.put(owner, lines[owner]);
    }
    polish(lines, crowding, order);
    keep(std::move(lines));
  }

  void add_prices(Terms& terms, std::size_t owner, const Prices& prices) const {
    for (const std::size_t crowd : crowding_.crowds_of(owner))
      for (std::size_t cell = 0; cell < terms.price.size(); ++cell)
        terms.price[cell] += prices[crowd][cell];
  }

  // Each of those again against all others, as long as that gains; says how much it did, fine.
  Cost polish(std::vector<Line>& lines, Crowding& crowding, const std::vector<std::size_t>& order) {
    Cost gained = 0;
    for (bool better = true; better && used_ < work_;) {
      better = false;
      for (const std::size_t owner : order) {
        crowding.take(owner, lines[owner]);
        const Terms terms = crowding.terms_for(owner);
        const Cost before = cost_against(owner, lines[owner], terms);
        BestLine found = line_of(owner, terms);
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
  [[nodiscard]] Cost cost_against(std::size_t owner, const Line& line, const Terms& terms) const {
    Cost cost = kFine * cost_of(problem_.owners[owner], line);
    for (const PlacedBlock& block : line)
      for (int cell = block.at.first; cell < block.at.end(); ++cell)
        cost += terms.price[static_cast<std::size_t>(cell)];
    return cost;
  }

  // Takes a few people out and puts them back in another order, each a little at random among what
  // costs them nearly the same; keeps what is no worse. (Schrimpf et al., "Record breaking
  // optimization results using the ruin and recreate principle", 2000.)
  void ruin_and_recreate(Cost bound, const std::vector<Cost>& alone, std::int64_t until) {
    std::vector<Line> lines = best_.lines;
    Crowding crowding(problem_);
    for (std::size_t o = 0; o < lines.size(); ++o) crowding.put(o, lines[o]);
    Cost cost = kFine * best_.cost;
    while (used_ < until && bound < best_.cost) {
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
        lines[owner] = line_of(owner, terms).line;
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
  std::vector<std::size_t> some_owners(const std::vector<Line>& lines,
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

  // splitmix64: the same everywhere.
  std::uint64_t next() {
    std::uint64_t z = (random_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111eb;
    return z ^ (z >> 31U);
  }

  // Forth, back, and those with most to place first.
  [[nodiscard]] std::vector<std::vector<std::size_t>> orders() const {
    std::vector<std::size_t> forth(problem_.owners.size());
    std::iota(forth.begin(), forth.end(), std::size_t{0});
    std::vector<std::size_t> most = forth;
    std::ranges::stable_sort(most, std::greater<>{}, [&](std::size_t o) {
      Cost missing = 0;
      for (const Want& want : problem_.owners[o].wants) missing += missing_cost(want, 0);
      return missing;
    });
    return {forth, {forth.rbegin(), forth.rend()}, most};
  }

  // Steps against crowding as long as the bound rises; what fits on the way is kept.
  Cost ascend(Prices& prices, const std::vector<Ruling>& rulings, Priced& priced, int steps) {
    Cost best_bound = priced.bound;
    Prices best_prices = prices;
    double scale = 1.0;
    int stuck = 0;
    for (int step = 0; step < steps && used_ < work_ && priced.feasible; ++step) {
      Crowding crowding(problem_);
      for (std::size_t o = 0; o < priced.lines.size(); ++o) crowding.put(o, priced.lines[o].line);
      std::vector<std::uint8_t> moved(problem_.crowds.size());
      const double norm = slack_squared(crowding, prices);
      const double target =
          known_ ? static_cast<double>(best_.cost * kFine - priced.bound) : 100.0 * kFine;
      if (norm == 0) break;  // nothing crowded, nothing priced in vain
      const double length = scale * std::max(target, 1.0 * kFine) / norm;
      for (std::size_t c = 0; c < problem_.crowds.size(); ++c) {
        for (std::size_t cell = 0; cell < prices[c].size(); ++cell) {
          const int beyond = crowding.beyond(c, static_cast<int>(cell));
          if (beyond == 0 || (beyond < 0 && prices[c][cell] == 0)) continue;
          const Cost most = problem_.crowds[c].hard() ? kDearest : kFine * problem_.crowds[c].over;
          const Cost price =
              std::clamp<Cost>(prices[c][cell] + static_cast<Cost>(length * beyond), 0, most);
          if (price == prices[c][cell]) continue;
          prices[c][cell] = price;
          moved[c] = 1;
        }
      }
      if (std::ranges::none_of(moved, [](std::uint8_t one) { return one != 0; })) break;
      price_again(priced, prices, rulings, moved);
      keep(priced);
      if (priced.bound > best_bound) {
        best_bound = priced.bound;
        best_prices = prices;
        stuck = 0;
      } else if (++stuck == 4) {
        scale /= 2;
        stuck = 0;
      }
      if (is_met(best_bound)) break;
    }
    prices = std::move(best_prices);
    return best_bound;
  }

  [[nodiscard]] double slack_squared(const Crowding& crowding, const Prices& prices) const {
    double sum = 0;
    for (std::size_t c = 0; c < prices.size(); ++c) {
      for (std::size_t cell = 0; cell < prices[c].size(); ++cell) {
        const int beyond = crowding.beyond(c, static_cast<int>(cell));
        if (beyond > 0 || (beyond < 0 && prices[c][cell] > 0)) sum += 1.0 * beyond * beyond;
      }
    }
    return sum;
  }

  // The member of the most crowded cell whose line lies on it, not ruled on yet.
  [[nodiscard]] std::optional<Ruling> worst(const Priced& priced,
                                            const std::vector<Ruling>& rulings) const {
    Crowding crowding(problem_);
    for (std::size_t o = 0; o < priced.lines.size(); ++o) crowding.put(o, priced.lines[o].line);
    std::optional<Ruling> found;
    int most = 0;
    for (std::size_t c = 0; c < problem_.crowds.size(); ++c) {
      for (int cell = 0; cell < problem_.cells; ++cell) {
        const int beyond = crowding.beyond(c, cell);
        if (beyond <= most) continue;
        for (const int member : problem_.crowds[c].members) {
          const auto owner = static_cast<std::size_t>(member);
          const bool ruled = std::ranges::any_of(
              rulings, [&](const Ruling& one) { return one.owner == owner && one.cell == cell; });
          if (ruled || !lies_on(priced.lines[owner].line, cell)) continue;
          found = Ruling{owner, cell};
          most = beyond;
          break;
        }
      }
    }
    return found;
  }
  [[nodiscard]] static bool lies_on(const Line& line, int cell) {
    return std::ranges::any_of(line, [&](const PlacedBlock& block) {
      return block.at.first <= cell && cell < block.at.end();
    });
  }

  // A bound on all lawful lines under the rulings, never above the best that is known.
  Cost search(const std::vector<Ruling>& rulings, Prices prices, Priced priced) {
    if (!priced.feasible) return best_.cost;
    const Cost bound = rounded_up(ascend(prices, rulings, priced, 30));
    priced = price(prices, rulings);
    refit(priced, prices);
    if (best_.cost <= bound || !exact_ || used_ >= work_) return std::min(bound, best_.cost);
    const auto ruling = worst(priced, rulings);
    if (!ruling) return bound;
    Cost both = best_.cost;
    for (const bool held : {false, true}) {
      std::vector<Ruling> further = rulings;
      further.push_back({ruling->owner, ruling->cell, held});
      both = std::min(both, std::max(bound, search(further, prices, price(prices, further))));
    }
    return std::min(both, best_.cost);
  }

  // Plans in the order in which prices leave people least of what they would have alone.
  void refit(const Priced& priced, const Prices& prices) {
    std::vector<std::size_t> order(priced.lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater<>{},
                             [&](std::size_t o) { return priced.lines[o].cost; });
    keep_fitted(order);
    keep_fitted(order, &prices);
  }

  static constexpr std::uint64_t kNoise = 16 * kFine;
  static constexpr Cost kDearest = 1'000'000 * kFine;

  const PlaceProblem& problem_;
  const std::int64_t work_;
  std::int64_t used_ = 0;
  std::uint64_t random_ = 1;
  bool known_ = false;
  bool exact_ = true;
  Prices free_;                      // nothing costs anything
  std::vector<LineFinder> finders_;  // [owner]
  Crowding crowding_{problem_};
  PlacedWeek best_;
};

}  // namespace

PlacedWeek place_week(const PlaceProblem& problem, std::int64_t work) {
  return Week(problem, work).place();
}

}  // namespace respite::protect
