#include "app/plan.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/alternatives.h"
#include "app/board.h"
#include "app/facts.h"
#include "app/failure.h"
#include "app/frozen.h"
#include "app/gaps.h"
#include "app/input_digest.h"
#include "app/judged.h"
#include "app/quality.h"
#include "app/snapshot.h"
#include "app/traded.h"
#include "app/version/version.h"
#include "app/window.h"
#include "app/write_to.h"
#include "store/diff.h"

namespace respite {
namespace {

store::Draft draft_from(const OpenDesk& desk, const Snapshot& snapshot, const Judged& judged,
                        const SolveOptions& options) {
  store::Draft draft;
  draft.base = snapshot.revision;
  draft.input_digest = input_digest(desk);
  draft.window = judged.problem.window;
  draft.seed = options.seed;
  draft.effort = options.effort;
  draft.program = program_version();
  draft.tzdata = tzdata_version();
  draft.created = desk.invocation.now;
  draft.by = desk.invocation.by;
  draft.slots = judged.records;
  return draft;
}

const Alternative& choose(const Alternative& first, const std::vector<Alternative>& others,
                          std::size_t number) {
  if (number == 0) return first;
  if (number > others.size())
    throw Failure(
        ExitCode::kInput,
        fmt::format("there is no alternative {}; {} found", number,
                    others.size() == 1 ? "1 was" : fmt::format("{} were", others.size())));
  return others[number - 1];
}

}  // namespace

PlanView plan(const OpenDesk& desk, const PlanOptions& options) {
  const auto database = store_to_write(desk.invocation);
  const Snapshot snapshot = read_snapshot(*database);
  const Interval window = weeks_from(desk.desk, options.from, options.weeks);
  const std::vector<SlotRecord> published = store::records_of(snapshot.published);
  Facts facts = facts_from(desk.desk, published, window, desk.invocation.now);
  carry_in(facts, desk.desk, snapshot.past, published, window);
  Problem problem = build_problem(desk.desk, desk.calendars, facts, window);

  const SolveResult result = solve(problem, options.solve);
  const auto [first, others] =
      plans_from(problem, result.solution, options.solve,
                 result.interrupted ? 0 : std::max(options.alternatives, options.keep));
  const Alternative& kept = choose(first, others, options.keep);

  const Names names = names_with_gone(desk.desk, snapshot.names);
  const Judged judged =
      judge_plan(std::move(problem), kept.solution, kept.judgement, snapshot, desk.invocation.now);
  PlanView view;
  view.board = board_of(judged, names);
  view.board.gaps = gaps_of(desk, judged, names);
  view.board.frozen = frozen_and_moved(desk, snapshot, judged, names);
  view.board.quality = quality_of(kept.judgement.score, result);
  view.draft = store::save_draft(*database, draft_from(desk, snapshot, judged, options.solve));
  view.seed = options.solve.seed;
  view.effort = options.solve.effort;
  view.timed = options.solve.time_limit.has_value();
  view.interrupted = result.interrupted;
  const auto without = who_is_without_turn(judged.problem, judged.solution, judged.judgement);
  view.even = even_of(judged.problem, judged.solution, judged.judgement, without);
  view.wishes = wishes_given_up(judged.problem, judged.solution);
  view.without_turn = without_turn_views(judged.problem, without);
  if (options.alternatives + options.keep > 0)
    view.alternatives = alternatives_view(judged.problem, first, others, options.keep);
  return view;
}

}  // namespace respite
