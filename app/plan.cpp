#include "app/plan.h"

#include <cassert>

#include "app/board.h"
#include "app/facts.h"
#include "app/quality.h"
#include "app/records.h"
#include "app/snapshot.h"
#include "app/traded.h"
#include "app/version/version.h"
#include "app/window.h"
#include "store/incumbents.h"

namespace respite {
namespace {

store::Draft draft_from(const OpenDesk& desk, const Snapshot& snapshot, Interval window,
                        const SolveOptions& options, std::vector<SlotRecord> slots) {
  store::Draft draft;
  draft.base = snapshot.revision;
  draft.input_digest = input_digest(desk);
  draft.window = window;
  draft.seed = options.seed;
  draft.effort = options.effort;
  draft.program = program_version();
  draft.tzdata = tzdata_version();
  draft.created = desk.invocation.now;
  draft.by = desk.invocation.by;
  draft.slots = std::move(slots);
  return draft;
}

}  // namespace

PlanView plan(const OpenDesk& desk, const PlanOptions& options) {
  store::Database database = store::Database::open(desk.invocation.folder);
  const Snapshot snapshot = read_snapshot(database);
  const Interval window = weeks_from(desk.desk, options.from, options.weeks);
  const Facts facts = facts_from(desk.desk, desk.calendars, snapshot.published, window);
  const Problem problem = build_problem(desk.desk, desk.calendars, facts, window);

  const SolveResult result = solve(problem, options.solve);
  const Judgement judgement = check(problem, result.solution);
  assert(judgement.score == result.score);

  std::vector<SlotRecord> records =
      store::keep_incumbents(records_of(problem, result.solution), snapshot.published);
  PlanView view;
  view.board = board_of(problem, result.solution, judgement, records,
                        names_with_gone(desk.desk, snapshot.names));
  view.board.quality = quality_of(result);
  view.draft = store::save_draft(
      database, draft_from(desk, snapshot, window, options.solve, std::move(records)));
  view.seed = options.solve.seed;
  view.effort = options.solve.effort;
  view.timed = options.solve.time_limit.has_value();
  view.interrupted = result.interrupted;
  view.traded = traded_in(problem, result.solution, judgement);
  return view;
}

}  // namespace respite
