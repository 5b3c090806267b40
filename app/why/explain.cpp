
#include <fmt/format.h>

#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/rota/held_turns.h"
#include "app/rota/life/duty_reference.h"
#include "app/rota/plan_views.h"
#include "app/rota/protected_time.h"
#include "app/rota/protection_view.h"
#include "app/rota/show.h"
#include "app/rota/window.h"
#include "app/view/explain.h"
#include "app/why/why.h"
#include "scheduler/time/duration_text.h"
#include "store/diff.h"

namespace respite {
namespace {

constexpr std::size_t kMostWrong = 24;  // looked into at once
constexpr std::size_t kMostNext = 3;    // people told of beside whoever holds a turn

Judged judge(const OpenDesk& desk, const Snapshot& snapshot, bool draft) {
  if (draft) return judge_draft(desk, snapshot);
  const auto window = published_window(desk, snapshot);
  if (!window) throw nothing_published();
  return judge_published(desk, snapshot, *window);
}

// What the problem was built from, as far as it does not say it itself.
Facts facts_of(const OpenDesk& desk, const Snapshot& snapshot, const Judged& judged, bool draft) {
  const std::vector<SlotRecord> published = store::records_of(snapshot.published);
  const Interval window = draft ? snapshot.draft->window : judged.problem.window;
  Facts facts = facts_from(desk.desk, published, window,
                           draft ? std::optional(desk.invocation.now) : std::nullopt);
  carry_in(facts, desk.desk, snapshot.past, published, window);
  return facts;
}

// The turn that is meant: the first of those the words name.
TurnIndex asked_turn(const OpenDesk& desk, const Judged& judged, const std::string& duty) {
  const Stretch meant = find_duty(desk, judged.stand, "slot", duty).front();
  const Problem& problem = judged.problem;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const Turn& turn = problem.turns[t].turn;
    if (problem.turns[t].in_window && turn.span.overlaps(meant.span) &&
        turn.seat_id == meant.seat && turn.place == meant.place &&
        problem.desk.rotas[at(turn.rota)].id == meant.rota)
      return index_of<TurnIndex>(t);
  }
  throw BadArgument("slot", "names a turn outside of what is looked at");
}

PersonIndex asked_person(const OpenDesk& desk, const std::string& id) {
  if (const auto person = find_person(desk.desk, id)) return *person;
  throw BadArgument("person", fmt::format("names \"{}\", whom the team file does not know", id));
}

struct ExplainArguments {
  std::optional<std::string> slot;
  std::optional<std::string> person;
  bool published = false;
};

void arguments(auto& visit, ExplainArguments& given) {
  visit("slot", given.slot, "why whoever holds this turn, and who else could: its key, or WHO@WHEN",
        {.value = "DUTY"});
  visit("person", given.person, "why this person's load", {.value = "ID"});
  visit("published", given.published, "look at what is published though there is a draft");
}

// Protected time of theirs beside the rota that is explained.
void add_targets(const OpenDesk& desk, const ProtectedFacts& facts, const Judged& judged,
                 PersonWhyView& person) {
  const Placement placement = place_beside(desk, facts, judged.stand, judged.problem.window);
  for (TargetView& target : protection_view(desk.desk, placement).targets) {
    if (target.person != person.person) continue;
    if (target.placed < target.wanted)
      person.reasons.push_back(fmt::format(
          "Of {} of {} wanted in the window {} is placed; without {} there would be room.",
          whole_hours(target.wanted.count()), target.kind, whole_hours(target.placed.count()),
          reason_of(target)));
    person.targets.push_back(std::move(target));
  }
}

ExplainView explain_rota(const OpenDesk& desk, const ExplainArguments& given) {
  const auto database = store_to_read(desk.invocation);
  Snapshot snapshot;
  ProtectedFacts protection;
  database.read([&] {
    snapshot = given.published ? read_snapshot(database) : read_snapshot_with_draft(database);
    if (given.person)
      protection = read_protected_facts(desk, database, store::records_of(snapshot.published));
  });
  const bool draft = snapshot.draft.has_value();
  const Judged judged = judge(desk, snapshot, draft);
  Facts facts = facts_of(desk, snapshot, judged, draft);
  const Explained rota{judged, std::move(facts.elsewhere), desk.invocation.now};
  ExplainView view;
  view.zone = desk.desk.zone.name();
  view.window = judged.problem.window;
  view.source = draft ? ShowSource::kDraft : ShowSource::kPublished;
  if (given.slot) view.slot = why_slot(rota, asked_turn(desk, judged, *given.slot), kMostNext);
  if (given.person)
    view.person = why_person(rota, asked_person(desk, *given.person), facts.settled);
  if (view.person) add_targets(desk, protection, judged, *view.person);
  if (given.slot || given.person) return view;
  explain_wrong(rota, kMostWrong, view);
  view.without_turn = without_turn_views(
      judged.problem, who_is_without_turn(judged.problem, judged.solution, judged.judgement));
  return view;
}

}  // namespace

Operation explain_operation() {
  return declare(
      {.name = "explain",
       .summary = "why a turn is empty or a rule bent, and what would help",
       .about = "Looks at the draft, else at what is published. For each required turn that "
                "nobody holds and each limit that is bent: a smallest set of facts and rules "
                "that conflict, and single changes that help, each tried by solving with it, "
                "what asks least first. Of one turn: why this person, and what the next "
                "three would cost. Of one person: what they owe and carry, turn by turn, and which "
                "rules keep their protected time from being placed in full.",
       .route = {"GET", "/api/v1/explain"}},
      explain_rota);
}

}  // namespace respite
