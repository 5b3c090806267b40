#include "app/rota/gaps.h"

#include <algorithm>
#include <map>

#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/rota/held_turns.h"
#include "app/rota/timeline_of.h"
#include "app/rota/window.h"
#include "app/view/rota.h"
#include "scheduler/rota/check.h"
#include "scheduler/rota/coverage.h"
#include "store/diff.h"

namespace respite {
namespace {

std::vector<BarView> views_of(const Desk& desk, const std::vector<Bar>& bars) {
  std::vector<BarView> barred;
  for (const Bar& bar : bars) {
    const Person& person = desk.people[at(bar.person)];
    barred.push_back(
        {person.id, std::string{to_text(bar.rule)}, bar.text, person.name, bar.tail.count()});
  }
  return barred;
}

// When the last duty that is held or open ends.
Instant end_of(const std::vector<SlotRecord>& stand) {
  Instant end = Instant::min();
  for (const SlotRecord& slot : stand)
    if (slot.kind != SlotKind::kProtected) end = std::max(end, slot.turn_span.end);
  return end;
}

// Who may not take each gap, and why: by the key of its turn. Of what is not planned yet, nobody
// asks.
std::map<std::string, std::vector<BarView>> bars_by_turn(const OpenDesk& desk,
                                                         const std::vector<SlotRecord>& stand,
                                                         Interval window,
                                                         const std::vector<Gap>& gaps) {
  std::map<std::string, Turn> turns;  // one for each, though several may hold parts of it
  const Instant planned_until = end_of(stand);
  for (const Gap& gap : gaps)
    if (!gap.unbegun && gap.turn.span.begin < planned_until)
      turns.emplace(key_of(desk.desk, gap.turn), gap.turn);
  if (turns.empty()) return {};
  std::vector<Turn> open;
  open.reserve(turns.size());
  for (const auto& [key, turn] : turns) open.push_back(turn);
  const Facts facts = facts_from(desk.desk, stand, window);
  const Problem problem = problem_of_turns(desk.desk, desk.calendars, facts, window, open);
  const Solution solution = empty_solution(problem);
  std::vector<TurnIndex> asked;
  std::vector<std::string> keys;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    if (!problem.turns[t].in_window) continue;
    std::string key = key_of(desk.desk, problem.turns[t].turn);
    if (!turns.contains(key)) continue;
    asked.push_back(index_of<TurnIndex>(t));
    keys.push_back(std::move(key));
  }
  const auto barred = Barring(problem).of_all(solution, asked);
  std::map<std::string, std::vector<BarView>> bars;
  for (std::size_t i = 0; i < keys.size(); ++i) bars[keys[i]] = views_of(desk.desk, barred[i]);
  return bars;
}

Interval from_now(const OpenDesk& desk, Interval window) {
  return {std::max(window.begin, std::min(desk.invocation.now, window.end)), window.end};
}

}  // namespace

std::vector<GapView> gaps_of(const OpenDesk& desk, const std::vector<SlotRecord>& stand,
                             Interval window, Instant first, const Names& names, Bars named) {
  const std::vector<Gap> gaps =
      find_gaps(desk.desk, desk.calendars, timeline_of(stand), window, first);
  std::map<std::string, std::vector<BarView>> bars;
  if (named == Bars::kNamed) bars = bars_by_turn(desk, stand, window, gaps);
  std::vector<GapView> views;
  for (const Gap& gap : gaps) {
    const std::string key = gap.unbegun ? "" : key_of(desk.desk, gap.turn);
    const auto barred = bars.find(key);
    for (const Slot& slot : gap.turn.slots) {
      GapView view;
      view.rota = desk.desk.rotas[at(gap.turn.rota)].id;
      view.seat = gap.turn.seat_id;
      view.turn = key;
      view.of_shift = std::holds_alternative<ShiftPlan>(desk.desk.rotas[at(gap.turn.rota)].plan);
      view.span = slot.span;
      if (barred != bars.end()) view.barred = barred->second;
      view.holder = gap.holder;
      if (gap.holder) view.holder_name = name_in(names.people, *gap.holder);
      views.push_back(std::move(view));
    }
  }
  std::ranges::stable_sort(views, {}, [](const GapView& gap) { return gap.span.begin; });
  return views;
}

std::vector<GapView> gaps_of(const OpenDesk& desk, const Judged& judged, const Names& names,
                             Bars bars) {
  const Interval window = judged.problem.window;
  return gaps_of(desk, judged.stand, from_now(desk, window), window.begin, names, bars);
}

Interval ahead_of(const OpenDesk& desk, const Snapshot& snapshot) {
  const Instant now = desk.invocation.now;
  return {now, snapshot.planned ? std::max(now, snapshot.planned->end) : now};
}

GapsView gaps_in(const OpenDesk& desk, const ShowOptions& options) {
  const auto database = store_to_read(desk.invocation);
  const bool draft = options.source == ShowSource::kDraft;
  const Snapshot snapshot = draft ? read_snapshot_with_draft(database) : read_snapshot(database);
  const Names names = names_with_gone(desk.desk, snapshot.names);
  GapsView view;
  view.zone = desk.desk.zone.name();
  if (draft) {
    const Judged judged = judge_draft(desk, snapshot);
    view.window = judged.problem.window;
    view.gaps = gaps_of(desk, judged, names);
    return view;
  }
  if (!snapshot.planned) throw nothing_published();
  view.window = options.from ? from_now(desk, weeks_from(desk.desk, *options.from, options.weeks))
                             : ahead_of(desk, snapshot);
  view.gaps = gaps_of(desk, store::records_of(snapshot.published), view.window,
                      snapshot.planned->begin, names);
  return view;
}

Operation gaps_operation() {
  return declare(
      {.name = "gaps",
       .summary = "list uncovered time, and who is barred from it by what",
       .about = "Time a rota must cover and nobody holds, in what is published or in the draft. "
                "Each gap names the people who may not take it and the rule that bars them.",
       .least = store::TokenRole::kTechnician,
       .route = {"GET", "/api/v1/gaps"}},
      [](const Context& context, const WindowArguments& given) {
        return gaps_in(context.desk(), window_of(context, given));
      });
}

}  // namespace respite
