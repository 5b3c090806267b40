#include "scheduler/solve/shifts/price_search.h"

#include <algorithm>
#include <array>
#include <utility>

#include "scheduler/solve/prices/head_chains.h"
#include "scheduler/solve/prices/line_exchange.h"

namespace respite {
namespace {

// Weekdays first, then more and more of the days for themselves, as soon as prices settle.
struct Stage {
  PriceClimb::Likeness likeness;
  double reach;  // points that prices may go in its first round
};
constexpr std::array<Stage, 4> kStages = {{{{.stretch = 0}, 20},
                                           {{.stretch = 28, .dear_only = true}, 4},
                                           {{.stretch = 28}, 4},
                                           {{.stretch = 14}, 1}}};

// What company is worth apart from what cells cost.
TiedLines with_ties_apart(const DayLines& day, LineProblem lines) {
  for (const TiedPair& tie : day.ties)
    for (const std::size_t person : {tie.one, tie.other})
      for (std::size_t cell = 0; cell < day.post_of.size(); ++cell)
        if (day.post_of[cell] >= 0) lines.people[person].cells[cell].cost -= half_of(tie.points);
  return {.lines = std::move(lines),
          .ties = day.ties,
          .post_of = day.post_of,
          .posts = static_cast<int>(day.posts.size())};
}

}  // namespace

PriceSearch::PriceSearch(const DayLines& whole, std::size_t tracks, std::uint64_t seed,
                         WorkMeter& meter)
    : exact_(with_ties_apart(whole, whole.lines)),
      coarse_(with_ties_apart(whole, with_coarse_loads(whole.lines))),
      people_(counted_people(coarse_.lines)),
      climb_(coarse_, people_, meter),
      meter_(&meter) {
  climb_.tell_apart(kStages[0].likeness, kStages[0].reach);
  for (std::size_t track = 0; track < tracks; ++track)
    rounds_.emplace_back(exact_, seed + track, meter);
}

void PriceSearch::climb(int rounds, const Stop& stop) {
  for (int i = 0; i < rounds && !stop() && climb_.is_possible(); ++i) {
    if (climb_.round() || !climb_.is_possible()) continue;
    if (stage_ + 1 == kStages.size()) break;
    ++stage_;
    climb_.tell_apart(kStages[stage_].likeness, kStages[stage_].reach);
  }
  bound_ = std::max(bound_, bound_at(exact_, climb_.prices(), people_, *meter_));
}

Roster PriceSearch::roster(std::size_t track, int rounds, const Stop& stop) {
  return improved(rounds_[track].roster(people_, climb_.prices(), rounds, stop), stop);
}

Roster PriceSearch::improved(Roster roster, const Stop& stop) const {
  roster = HeadChains(exact_, *meter_).mended(std::move(roster), stop);
  return LineExchange(exact_, *meter_).improved(std::move(roster), stop);
}

}  // namespace respite
