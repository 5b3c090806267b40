#include "app/rota/replan.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/operation/version/version.h"
#include "app/rota/changes.h"
#include "app/rota/frozen.h"
#include "app/rota/gaps.h"
#include "app/rota/held_turns.h"
#include "app/rota/input_digest.h"
#include "app/rota/judged_rota.h"
#include "app/rota/protected_time.h"
#include "app/rota/show.h"
#include "app/rota/summary.h"
#include "render/words.h"
#include "scheduler/protect/duty_price.h"
#include "scheduler/rota/life/release.h"
#include "store/diff.h"

namespace respite {
namespace {

Interval window_from(const OpenDesk& desk, const Snapshot& snapshot, std::optional<Day> from) {
  if (!snapshot.planned) throw nothing_published();
  const Instant now = desk.invocation.now;
  const Instant wanted = from ? desk.desk.zone.at_transition(*from) : now;
  const Interval window{std::max({wanted, now, snapshot.planned->begin}), snapshot.planned->end};
  if (window.end <= window.begin)
    throw Failure(ExitCode::kInput, "nothing is published after {}",
                  day_and_time(desk.desk.zone.to_wall(snapshot.planned->end)));
  return still_ahead({window.begin, window.end}, now);
}

Problem problem_of(const OpenDesk& desk, const Snapshot& snapshot, Interval window, bool thaw) {
  const std::vector<SlotRecord> published = store::records_of(snapshot.published);
  Facts facts = facts_from(desk.desk, published, window, desk.invocation.now);
  carry_in(facts, desk.desk, snapshot.past, published, window);
  release(facts, desk.desk, desk.calendars, window,
          thaw ? desk.invocation.now : frozen_time(desk).end);
  Problem problem = build_problem(desk.desk, desk.calendars, facts, window);
  problem.planned_as_one = is_planned_as_one(snapshot, window);
  add_duty_prices(problem);
  return problem;
}

store::Draft draft_from(const OpenDesk& desk, const Snapshot& snapshot, const Problem& problem,
                        const Replan& found, const ProtectedFacts& protection,
                        std::int64_t effort) {
  store::Draft draft;
  draft.kind = store::DraftKind::kReplan;
  draft.base = snapshot.revision;
  draft.input_digest = input_digest(desk);
  draft.window = problem.window;
  draft.effort = effort;
  draft.program = program_version();
  draft.tzdata = tzdata_version();
  draft.created = desk.invocation.now;
  draft.by = desk.invocation.by;
  Judged judged = judge_plan(problem, found.solution, {}, snapshot, desk.invocation.now);
  const Placement placement = place_beside(desk, protection, judged.stand, problem.window);
  add_blocks(judged, records_of(desk.desk, placement, protection), snapshot, desk.invocation.now);
  draft.slots = std::move(judged.records);
  return draft;
}

// A turn begun before the window that ends sooner: the same holder, for less time.
bool is_cut(const store::SlotChange& change) {
  return change.before && change.after && change.before->person == change.after->person &&
         change.after->span.end < change.before->span.end;
}

// With whoever keeps only a part of a turn.
std::vector<PersonChangeView> people_of(const ReplanView& view,
                                        const std::vector<store::SlotChange>& changes,
                                        const Names& names, const ScheduleView& before,
                                        const ScheduleView& after) {
  std::vector<ChangeView> moved = view.changes;
  for (const store::SlotChange& change : changes) {
    if (!is_cut(change)) continue;
    ChangeView lost = changes_of({change}).at(0);
    lost.after.reset();
    moved.push_back(std::move(lost));
  }
  return people_in(moved, names, before.people, after.people);
}

std::string name_of(const OpenDesk& desk, const GapView& gap) {
  const Wall begin = desk.desk.zone.to_wall(gap.span.begin);
  return fmt::format("{}/{} from {}", gap.rota, gap.seat, day_and_time(begin));
}

std::vector<UnmendedView> unmended_of(const OpenDesk& desk, const ReplanView& view) {
  std::vector<UnmendedView> unmended;
  unmended.reserve(view.violations.size() + view.gaps.size());
  for (const ViolationView& one : view.violations)
    unmended.push_back({one.rule, one.person, one.turns, one.text});
  std::set<std::string> seen;
  for (const GapView& gap : view.gaps) {
    if (gap.turn.empty() || gap.holder || !seen.insert(gap.turn).second) continue;
    unmended.push_back({"empty", std::nullopt, {gap.turn}, "nobody holds " + name_of(desk, gap)});
  }
  return unmended;
}

// Published turns that the file asks for no more, and somebody loses.
int dropped(const Problem& problem) {
  return static_cast<int>(std::ranges::count_if(
      problem.gone, [](const HeldTurn& gone) { return gone.person || !gone.holder.empty(); }));
}

}  // namespace

ReplanView replan(const OpenDesk& desk, const MendingOptions& options) {
  const auto database = store_to_write(desk.invocation);
  auto [snapshot, protection] = read_protected_state(desk, *database);
  const Interval window = window_from(desk, snapshot, options.from);
  const Problem problem = problem_of(desk, snapshot, window, options.thaw);
  const Replan found = replan(problem, options.solve);

  snapshot.draft = draft_from(desk, snapshot, problem, found, protection, options.solve.effort);
  const Judged next = judge_draft(desk, snapshot);  // as `publish` will
  const Judged now = judge_published(desk, snapshot, next.problem.window);
  const Names names = names_with_gone(desk.desk, snapshot.names);
  const ScheduleView schedule = schedule_of(next, names);
  const std::vector<store::SlotChange> changes = store::diff(now.stand, next.stand);

  ReplanView view;
  view.desk = schedule.desk;
  view.zone = schedule.zone;
  view.window = window;
  view.base = snapshot.revision;
  view.changes = changes_of(changes);
  view.people = people_of(view, changes, names, schedule_of(now, names), schedule);
  view.everybody = schedule.people;
  view.slots = static_cast<int>(std::ranges::count_if(
      view.changes, [](const ChangeView& one) { return one.before != one.after; }));
  view.touched = found.touched + dropped(problem);
  view.budget = options.solve.budget;
  view.bound = found.bound + dropped(problem);
  view.proven = found.proven;
  view.interrupted = found.interrupted;
  std::ranges::copy_if(schedule.violations, std::back_inserter(view.violations),
                       &ViolationView::hard);
  view.gaps = gaps_of(desk, next, names);
  std::erase_if(view.gaps, [](const GapView& gap) { return gap.turn.empty(); });  // never planned
  view.frozen = frozen_and_moved(desk, snapshot, next, names);
  if (!options.thaw && desk.desk.freeze > Seconds{0}) view.frozen_until = frozen_time(desk).end;
  view.unmended = unmended_of(desk, view);
  if (!changes.empty()) view.draft = store::save_draft(*database, *snapshot.draft);
  return view;
}

namespace {

struct ReplanArguments {
  std::optional<Day> from;
  std::optional<std::int64_t> budget;
  bool thaw = false;
  std::int64_t effort = 100;
};

void arguments(auto& visit, ReplanArguments& given) {
  visit("from", given.from, "first day that may change (default: from now on)");
  visit("budget", given.budget,
        "change so many turns at most, those that begin first before others",
        {.bounds = {0, 10'000}, .value = "N"});
  visit("thaw", given.thaw, "also move turns within the freeze whose holders can hold them");
  visit("effort", given.effort, "how much work to put in, of the usual; reproducible",
        {.bounds = {1, 100'000}, .value = "PERCENT"});
}

ReplanView replan_it(const Context& context, const ReplanArguments& given) {
  MendingOptions options;
  options.from = given.from;
  options.thaw = given.thaw;
  if (given.budget) options.solve.budget = static_cast<int>(*given.budget);
  options.solve.effort = given.effort;
  options.solve.stop = context.stop;
  return replan(context.desk(), options);
}

}  // namespace

Operation replan_operation() {
  return declare(
      {.name = "replan",
       .summary = "mend what is published with the fewest changes",
       .about =
           "After leave, a leaver, a joiner, a new rule or another number of staff: gives away "
           "what "
           "its holder can no longer hold, fills what is empty, and moves as few other turns as "
           "that takes. In this order: no hard rule broken, nothing empty that can be held, fewest "
           "turns touched, fewest people, then the score. The number of turns is proven to be the "
           "least, or the answer says that it is not. What begins within the freeze stays, unless "
           "its holder cannot hold it. Keeps the result as the desk's draft, for \"respite "
           "publish\"; where nothing needs mending, keeps none. Ends with 3 where something stays "
           "empty or against a hard rule.",
       .route = {"POST", "/api/v1/replans", 201}},
      replan_it);
}

}  // namespace respite
