#include "app/rota/advice.h"

#include "app/rota/notice.h"
#include "scheduler/rota/packs/advice.h"
#include "store/diff.h"

namespace respite {

std::vector<AdviceView> advice_views(const OpenDesk& desk, const Snapshot& snapshot,
                                     const Judged& judged) {
  std::vector<AdviceView> views;
  const Problem& problem = judged.problem;
  for (const Advice& advice : advice_of(problem, judged.solution)) {
    AdviceView& view = views.emplace_back();
    view.rule = advice.rule->id;
    view.citation = advice.rule->citation;
    if (advice.person) view.person = problem.desk.people[at(*advice.person)].id;
    for (const TurnIndex turn : advice.turns)
      view.turns.push_back(key_of(problem.desk, problem.turns[at(turn)].turn));
    view.text = advice.text;
  }
  const auto changes = store::diff(store::records_of(snapshot.published), judged.stand);
  for (NoticeView& late : short_notice(desk, changes))
    views.push_back({late.rule, late.citation, late.person, {late.turn}, late.text});
  return views;
}

}  // namespace respite
