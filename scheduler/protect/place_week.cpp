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

constexpr std::int64_t kMixing = 150;  // percent of the effort, for the best mix of blocks
// Percent of the effort that is left.
constexpr std::int64_t kNarrowFirst = 25;  // enough for easy weeks
constexpr std::int64_t kWeighted = 80;
constexpr std::int64_t kNarrow = 50;
constexpr std::int64_t kWeightedAgain = 80;

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
    if (!is_met(root.bound)) fitting_.fit_in();
    if (!is_met(root.bound)) improve();
    PlacedWeek placed = best();
    placed.bound = std::min(placed.cost, std::max(bound_, rounded_up(root.bound)));
    return placed;
  }

 private:
  [[nodiscard]] const PlacedWeek& best() const { return fitting_.best(); }
  [[nodiscard]] bool is_met(Cost fine_bound) const {
    return fitting_.known() && best().cost <= rounded_up(fine_bound);
  }

  void improve() {
    BlockProgramme programme(problem_, candidates_of(problem_));
    // Beside the rest, so that a large programme takes nothing from plans.
    Effort mixing{effort_.used + effort_.most * kMixing / 100, effort_.used};
    const bool solved = programme.solve(mixing);  // where it is not, its prices bound all the same
    const Prices prices = programme.prices();
    const Priced priced = pricing_.price(prices, {});
    bound_ = rounded_up(priced.bound);
    fitting_.keep(lines_of(priced));
    fitting_.fit_in(priced, prices);
    // A share of what is left.
    const auto until = [&](std::int64_t percent) {
      return effort_.used + (effort_.most - effort_.used) * percent / 100;
    };
    const auto narrow = [&](std::int64_t percent) {
      Effort part{until(percent), effort_.used};
      search_narrow(problem_, programme, bound_, fitting_, part);
      effort_.used = part.used;
    };
    if (solved) narrow(kNarrowFirst);
    WeightedSearch weighted(problem_, prices, pricing_, fitting_, effort_);
    weighted.run(bound_, until(kWeighted));
    if (solved) narrow(kNarrow);
    for (const std::int64_t most = until(solved ? kWeightedAgain : 100);
         bound_ < best().cost && effort_.used < most;)
      weighted.run(bound_, most);
    if (solved && bound_ < best().cost) bound_ = std::max(bound_, search(programme, {}, prices));
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
