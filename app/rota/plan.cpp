#include "app/rota/plan.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/operation/version/version.h"
#include "app/rota/advice.h"
#include "app/rota/frozen.h"
#include "app/rota/gaps.h"
#include "app/rota/held_turns.h"
#include "app/rota/input_digest.h"
#include "app/rota/judged_rota.h"
#include "app/rota/plan_views.h"
#include "app/rota/protected_time.h"
#include "app/rota/protection_view.h"
#include "app/rota/snapshot.h"
#include "app/rota/summary.h"
#include "app/rota/window.h"
#include "scheduler/protect/duty_price.h"
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
    throw Failure(ExitCode::kInput, "there is no alternative {}; {} found", number,
                  others.size() == 1 ? "1 was" : fmt::format("{} were", others.size()));
  return others[number - 1];
}

}  // namespace

PlanView plan(const OpenDesk& desk, const PlanOptions& options) {
  const auto database = store_to_write(desk.invocation);
  auto [snapshot, protection] = read_protected_state(desk, *database);
  const Interval window = weeks_from(desk.desk, options.from, options.weeks);
  const std::vector<SlotRecord> published = store::records_of(snapshot.published);
  Facts facts = facts_from(desk.desk, published, window, desk.invocation.now);
  carry_in(facts, desk.desk, snapshot.past, published, window);
  Problem problem = build_problem(desk.desk, desk.calendars, facts, window);
  add_duty_prices(problem);

  const SolveResult result = solve(problem, options.solve);
  const auto [first, others] =
      plans_from(problem, result.solution, options.solve,
                 result.interrupted ? 0 : std::max(options.alternatives, options.keep));
  const Alternative& kept = choose(first, others, options.keep);

  const Names names = names_with_gone(desk.desk, snapshot.names);
  Judged judged =
      judge_plan(std::move(problem), kept.solution, kept.judgement, snapshot, desk.invocation.now);
  const Placement placement = place_beside(desk, protection, judged.stand, judged.problem.window);
  add_blocks(judged, records_of(desk.desk, placement, protection), snapshot, desk.invocation.now);
  PlanView view;
  view.protection = protection_view(desk.desk, placement);
  view.schedule = schedule_of(judged, names);
  view.schedule.gaps = gaps_of(desk, judged, names);
  view.schedule.frozen = frozen_and_moved(desk, snapshot, judged, names);
  view.schedule.quality = quality_of(kept.judgement.score, result);
  view.draft = store::save_draft(*database, draft_from(desk, snapshot, judged, options.solve));
  view.seed = options.solve.seed;
  view.effort = options.solve.effort;
  view.timed = options.solve.time_limit.has_value();
  view.interrupted = result.interrupted;
  const auto without = who_is_without_turn(judged.problem, judged.solution, judged.judgement);
  view.even = even_of(judged.problem, judged.solution, judged.judgement, without);
  view.wishes = wishes_given_up(judged.problem, judged.solution);
  view.without_turn = without_turn_views(judged.problem, without);
  view.advice = advice_views(desk, snapshot, judged);
  if (options.alternatives + options.keep > 0)
    view.alternatives = alternatives_view(judged.problem, first, others, options.keep);
  return view;
}

namespace {

struct PlanArguments {
  Day from;
  std::int64_t weeks = 13;
  std::int64_t seed = 1;
  std::int64_t effort = 100;
  std::optional<std::int64_t> time_limit;
  std::optional<std::int64_t> alternatives;
  std::int64_t alternative = 0;
};

void arguments(auto& visit, PlanArguments& given) {
  visit("from", given.from, "first day of the window, as 2026-12-07", {.needed = true});
  visit("weeks", given.weeks, "how many weeks to plan", {.bounds = {1, 520}});
  visit("seed", given.seed, "where the search starts", {.bounds = {.least = 0}});
  visit("effort", given.effort, "how much work to put in, of the usual; reproducible",
        {.bounds = {1, 100'000}, .value = "PERCENT"});
  visit("time_limit", given.time_limit, "stop after so long with the best so far; not reproducible",
        {.bounds = {1, 86'400}, .value = "SECONDS"});
  visit("alternatives", given.alternatives,
        "1 to 3 plans of other kinds beside it, and what each trades: fairest, least disliked, "
        "fewest handovers",
        {.bounds = {1, 3}, .value = "K"});
  visit("alternative", given.alternative, "keep that one as the draft; 0 is the plan",
        {.bounds = {0, 3}});
}

PlanView plan_it(const Context& context, const PlanArguments& given) {
  PlanOptions options;
  options.from = given.from;
  options.weeks = static_cast<int>(given.weeks);
  options.alternatives = static_cast<std::size_t>(given.alternatives.value_or(0));
  options.keep = static_cast<std::size_t>(given.alternative);
  options.solve.seed = static_cast<std::uint64_t>(given.seed);
  options.solve.effort = given.effort;
  if (given.time_limit) options.solve.time_limit = std::chrono::seconds{*given.time_limit};
  options.solve.stop = context.stop;
  if (context.progress) {
    options.solve.progress = [&](const Progress& progress) {
      context.progress(percent_of(progress), progress_line(progress));
    };
  }
  return plan(context.desk(), options);
}

}  // namespace

Operation plan_operation() {
  return declare(
      {.name = "plan",
       .summary = "build a draft: who holds which turn",
       .about =
           "Plans every turn that begins in the window, around what is published already, and "
           "keeps the plan as the desk's draft. Prints the rota, what each person carries against "
           "their fair share, what was given up, who gets nothing and why, what rule packs advise, "
           "how "
           "even it is, and how far from the best possible at most. The same desk, seed and effort "
           "give the same plan. "
           "Ends with 3 where a turn had to stay empty; \"respite gaps --draft\" says who is "
           "barred by what. Interrupted, it keeps the best plan so far and ends with 130.",
       .route = {"POST", "/api/v1/plans", 202},
       .job = true},
      plan_it);
}

}  // namespace respite
