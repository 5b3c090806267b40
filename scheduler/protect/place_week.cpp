#include "scheduler/protect/place_week.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "scheduler/protect/narrow_search.h"
#include "scheduler/protect/weighted_search.h"

namespace respite::protect {
namespace {

constexpr std::int64_t kMixing = 60;  // percent of the effort, for the best mix of blocks
constexpr int kSteps = 5;             // of prices where that is not enough
// Percent of the effort that is left.
constexpr std::int64_t kWeighted = 90;
constexpr std::int64_t kNarrow = 50;  // for plans near the mix

class Week {
 public:
  Week(const PlaceProblem& problem, std::int64_t work)
      : problem_(problem),
        effort_{work},
        pricing_(problem, effort_),
        fitting_(problem, pricing_, effort_) {}

  PlacedWeek place() {
    const Priced root = pricing_.price(pricing_.free(), {});
    exact_ = std::ranges::all_of(root.lines, &BestLine::exact);
    fitting_.keep(lines_of(root));
    if (!is_met(root.bound)) fitting_.fit_in_orders();
    if (!is_met(root.bound)) improve(root);
    PlacedWeek placed = best();
    placed.bound = std::min(placed.cost, std::max(bound_, rounded_up(root.bound)));
    return placed;
  }

 private:
  [[nodiscard]] const PlacedWeek& best() const { return fitting_.best(); }
  [[nodiscard]] bool is_met(Cost fine_bound) const {
    return fitting_.known() && best().cost <= rounded_up(fine_bound);
  }

  void improve(const Priced& root) {
    BlockProgramme programme(problem_, candidates_of(problem_));
    // Beside the rest, so that a large programme takes nothing from plans.
    Effort mixing{effort_.used + effort_.most * kMixing / 100, effort_.used};
    const bool solved = programme.solve(mixing);
    Prices prices = programme.prices();
    Priced priced = pricing_.price(prices, {});
    bound_ = rounded_up(priced.bound);
    if (!solved) {  // it bounds all the same, but guides badly
      prices = pricing_.free();
      priced = root;
      bound_ = std::max(bound_, rounded_up(ascend(prices, {}, priced, kSteps)));
      priced = pricing_.price(prices, {});
    }
    fitting_.keep(lines_of(priced));
    fitting_.refit(priced, prices);
    if (best().cost <= bound_) return;
    // A share of what is left.
    const auto until = [&](std::int64_t percent) {
      return effort_.used + (effort_.most - effort_.used) * percent / 100;
    };
    search_by_weights(problem_, prices, bound_, pricing_, fitting_, effort_,
                      until(solved ? kWeighted : 100));
    if (!solved || best().cost <= bound_) return;
    Effort narrow{until(kNarrow), effort_.used};
    search_narrow(problem_, programme, bound_, fitting_, narrow);
    effort_.used = narrow.used;
    if (best().cost <= bound_) return;
    bound_ = std::max(bound_, search(programme, {}, prices));
  }

  // Steps against crowding as long as the bound rises; what fits on the way is kept.
  Cost ascend(Prices& prices, const std::vector<Ruling>& rulings, Priced& priced, int steps) {
    Cost best_bound = priced.bound;
    Prices best_prices = prices;
    double scale = 1.0;
    int stuck = 0;
    for (int step = 0; step < steps && effort_.left() && priced.feasible; ++step) {
      Crowding crowding(problem_);
      for (std::size_t o = 0; o < priced.lines.size(); ++o) crowding.put(o, priced.lines[o].line);
      std::vector<std::uint8_t> moved(problem_.crowds.size());
      const double norm = slack_squared(crowding, prices);
      const double target = fitting_.known()
                                ? static_cast<double>(best().cost * kFine - priced.bound)
                                : 100.0 * kFine;
      if (norm == 0) break;  // nothing crowded, nothing priced in vain
      const double length = scale * std::max(target, 1.0 * kFine) / norm;
      for (std::size_t c = 0; c < problem_.crowds.size(); ++c) {
        for (std::size_t cell = 0; cell < prices[c].size(); ++cell) {
          const int beyond = crowding.beyond(c, static_cast<int>(cell));
          if (beyond == 0 || (beyond < 0 && prices[c][cell] == 0)) continue;
          const Cost most = dearest(problem_.crowds[c]);
          const Cost price =
              std::clamp<Cost>(prices[c][cell] + static_cast<Cost>(length * beyond), 0, most);
          if (price == prices[c][cell]) continue;
          prices[c][cell] = price;
          moved[c] = 1;
        }
      }
      if (std::ranges::none_of(moved, [](std::uint8_t one) { return one != 0; })) break;
      pricing_.price_again(priced, prices, rulings, moved);
      fitting_.keep(lines_of(priced));
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
  Cost search(BlockProgramme& programme, const std::vector<Ruling>& rulings, const Prices& before) {
    programme.release();
    programme.rule(rulings);
    const bool solved = programme.solve(effort_);
    const Prices prices = solved ? programme.prices() : before;
    const Priced priced = pricing_.price(prices, rulings);
    if (!priced.feasible) return best().cost;
    const Cost bound = rounded_up(priced.bound);
    fitting_.keep(lines_of(priced));
    if (best().cost <= bound || !exact_ || !effort_.left()) return std::min(bound, best().cost);
    const auto ruling = solved ? parted(programme) : worst(priced, rulings);
    if (!ruling) return bound;
    Cost both = best().cost;
    for (const bool held : {ruling->held, !ruling->held}) {
      std::vector<Ruling> further = rulings;
      further.push_back({ruling->owner, ruling->cell, held});
      both = std::min(both, std::max(bound, search(programme, further, prices)));
    }
    return std::min(both, best().cost);
  }

  // Who lies on which cell with nearest to half a block; and whether more of it lies there.
  [[nodiscard]] std::optional<Ruling> parted(const BlockProgramme& programme) const {
    const auto cells = static_cast<std::size_t>(problem_.cells);
    std::vector<double> lies(problem_.owners.size() * cells);
    for (std::size_t c = 0; c < programme.candidates().size(); ++c) {
      const double share = programme.share(c);
      if (share <= 0) continue;
      const auto& [owner, block] = programme.candidates()[c];
      for (int cell = block.at.first; cell < block.at.end(); ++cell)
        lies[owner * cells + static_cast<std::size_t>(cell)] += share;
    }
    std::optional<Ruling> found;
    double farthest = 0.49;
    for (std::size_t at = 0; at < lies.size(); ++at) {
      const double off = std::abs(lies[at] - 0.5);
      if (off >= farthest) continue;
      farthest = off - 1e-6;
      found = Ruling{at / cells, static_cast<int>(at % cells), lies[at] >= 0.5};
    }
    return found;
  }

  const PlaceProblem& problem_;
  Effort effort_;
  Pricing pricing_;
  Fitting fitting_;
  bool exact_ = true;
  Cost bound_ = std::numeric_limits<Cost>::min();
};

}  // namespace

PlacedWeek place_week(const PlaceProblem& problem, std::int64_t work) {
  return Week(problem, work).place();
}

}  // namespace respite::protect
