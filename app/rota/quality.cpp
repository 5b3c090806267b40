#include "app/rota/plan_views.h"

#include "scheduler/rota/evenness.h"

namespace respite {

QualityView quality_of(const Score& score, const SolveResult& result) {
  QualityView quality;
  quality.score = score;
  quality.bound = result.bound;
  quality.proven = result.proven && score == result.score;
  for (std::size_t i = 0; i < kTierCount; ++i) {
    const std::int64_t gap = score.tiers[i] - result.bound.tiers[i];
    if (gap == 0) continue;
    quality.gap_tier = static_cast<Tier>(i);
    quality.gap = gap;
    if (score.tiers[i] > 0) {
      quality.gap_percent = 100.0 * static_cast<double>(gap) / static_cast<double>(score.tiers[i]);
    }
    break;
  }
  return quality;
}

EvenView even_of(const Problem& problem, const Solution& solution, const Judgement& judgement,
                 const std::vector<WithoutTurn>& without) {
  const Evenness even = evenness_of(problem, solution, judgement, without);
  EvenView view;
  view.turn = problem.average_load;
  view.off = even.off;
  if (even.farthest) {
    view.person = problem.desk.people[at(*even.farthest)].id;
    view.name = problem.desk.people[at(*even.farthest)].name;
  }
  const auto add = [&](std::string_view what, const Spread& spread) {
    if (spread.people > 1 && spread.most > 0)
      view.spreads.push_back({std::string(what), spread.people, spread.least, spread.most});
  };
  add("nights", even.nights);
  add("weekends", even.weekends);
  add("holidays", even.holidays);
  return view;
}

}  // namespace respite
