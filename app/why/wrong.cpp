#include "app/why/why.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "scheduler/explain/explain.h"
#include "scheduler/explain/words.h"
#include "scheduler/rota/eligibility.h"

namespace respite {
namespace {

const Desk& desk_of(const WhyCase& asked) { return asked.base->desk; }

ElementView element_view(const WhyCase& asked, const Element& element) {
  ElementView view;
  view.kind = name_of(element.kind);
  view.text = to_text(asked, element);
  const auto person = [&] { view.person = desk_of(asked).people[at(element.person)].id; };
  const auto rota = [&] { view.rota = desk_of(asked).rotas[at(element.rota)].id; };
  const auto turn = [&] {
    const Turn& named = asked.base->turns[at(element.turn)].turn;
    view.turn = key_of(desk_of(asked), named);
    view.rota = desk_of(asked).rotas[at(named.rota)].id;
  };
  switch (element.kind) {
    case ElementKind::kStays:
      view.person = desk_of(asked).people[at(*asked.base->turns[at(element.turn)].fixed)].id;
      turn();
      break;
    case ElementKind::kDemand:
      turn();
      break;
    case ElementKind::kBusy:
    case ElementKind::kLeave:
    case ElementKind::kJoins:
    case ElementKind::kLeaves:
    case ElementKind::kElsewhere:
    case ElementKind::kNever:
      person();
      break;
    case ElementKind::kKeepClear:
      break;
    case ElementKind::kApart:
      if (element.scope == LimitScope::kRota) rota();
      break;
    case ElementKind::kMembers:
    case ElementKind::kShiftPeople:
    case ElementKind::kSkill:
    case ElementKind::kOneHas:
    case ElementKind::kNovice:
    case ElementKind::kEachOf:
    case ElementKind::kNoviceShift:
      rota();
      break;
    case ElementKind::kLimit:
      view.rule = std::string(to_text(element.rule));
      if (element.scope == LimitScope::kPerson) person();
      if (element.scope == LimitScope::kRota) rota();
      break;
  }
  return view;
}

bool is_about_somebody(FixKind kind) {
  return kind != FixKind::kUnblock && kind != FixKind::kTogether && kind != FixKind::kLimit &&
         kind != FixKind::kNovice && kind != FixKind::kFewer && kind != FixKind::kHire;
}

FixView fix_view(const WhyCase& asked, const Fix& fix) {
  FixView view;
  view.kind = name_of(fix.kind);
  view.text = to_text(asked, fix);
  if (is_about_somebody(fix.kind)) view.person = desk_of(asked).people[at(fix.person)].id;
  if (fix.element.kind == ElementKind::kLimit) view.rule = std::string(to_text(fix.element.rule));
  return view;
}

// Who would take what from whom.
std::vector<std::string> way_of(const WhyCase& asked, const Solution& way) {
  std::vector<std::string> moves;
  const auto name = [&](PersonIndex person) { return desk_of(asked).people[at(person)].name; };
  for (std::size_t t = 0; t < way.holder.size(); ++t) {
    const auto before = asked.plan.holder[t];
    const auto after = way.holder[t];
    if (before == after) continue;
    const std::string turn = name_turn(*asked.base, index_of<TurnIndex>(t));
    if (!after)
      moves.push_back(fmt::format("{} gives up {}", name(*before), turn));
    else if (before)
      moves.push_back(fmt::format("{} takes {} from {}", name(*after), turn, name(*before)));
    else
      moves.push_back(fmt::format("{} takes {}", name(*after), turn));
  }
  return moves;
}

WhyView why_of(const WhyCase& asked, Instant now) {
  const Explanation explanation = explain(asked, now);
  WhyView why;
  why.possible = explanation.possible;
  why.minimal = explanation.conflict.minimal;
  for (const Element& element : explanation.conflict.elements)
    why.core.push_back(element_view(asked, element));
  for (const Fix& fix : explanation.fixes) why.fixes.push_back(fix_view(asked, fix));
  if (explanation.possible == Solvable::kYes) why.way = way_of(asked, explanation.way);
  return why;
}

void add_bars(WhyView& why, const Problem& problem, const Solution& plan, TurnIndex turn) {
  for (const Bar& bar : who_is_barred(problem, plan, turn)) {
    if (bar.rule == Rule::kNotInRota) continue;
    const Person& person = problem.desk.people[at(bar.person)];
    why.barred.push_back({person.id, std::string(to_text(bar.rule)), bar.text, person.name});
  }
}

WhyView why_not_held(const Problem& problem, const Solution& plan, const Explained& rota,
                     TurnIndex turn) {
  WhyView why = why_of(case_of_turn(problem, plan, rota.elsewhere, turn), rota.now);
  why.turns = {key_of(problem.desk, problem.turns[at(turn)].turn)};
  why.texts = {fmt::format("Nobody holds {}", name_turn(problem, turn))};
  if (why.possible == Solvable::kUnknown) add_bars(why, problem, plan, turn);
  return why;
}

// A turn that somebody holds who cannot: as if it were to be given away.
WhyView why_unable(const Explained& rota, TurnIndex turn, const Violation& violation) {
  Problem freed = rota.judged.problem;
  Solution plan = rota.judged.solution;
  freed.turns[at(turn)].fixed.reset();
  plan.holder[at(turn)].reset();
  freed.barred = static_bars(freed.turns, freed.desk, freed.calendars, rota.elsewhere);
  WhyView why = why_not_held(freed, plan, rota, turn);
  why.texts = {violation.text};
  why.person = freed.desk.people[at(*violation.person)].id;
  why.rule = std::string(to_text(violation.rule));
  return why;
}

WhyView why_bent(const Explained& rota, const std::vector<BentLimit>& bent, std::size_t which) {
  const Problem& problem = rota.judged.problem;
  const BentLimit& one = bent[which];
  WhyView why =
      why_of(case_of_limit(problem, rota.judged.solution, rota.elsewhere, bent, which), rota.now);
  for (const TurnIndex turn : one.turns)
    why.turns.push_back(key_of(problem.desk, problem.turns[at(turn)].turn));
  for (const Breach& breach : one.breaches)
    why.texts.push_back(to_text(problem, one.person, breach));
  why.person = problem.desk.people[at(one.person)].id;
  why.rule = std::string(to_text(one.limit.rule));
  return why;
}

// What is no turn of a set: the cause that several may share.
std::set<std::string> cause_of(const WhyView& why) {
  std::set<std::string> cause;
  for (const ElementView& element : why.core)
    if (element.kind != name_of(ElementKind::kDemand)) cause.insert(element.text);
  return cause;
}

std::vector<FixView> common(const WhyView& a, const WhyView& b) {
  std::vector<FixView> both;
  for (const FixView& fix : a.fixes)
    if (std::ranges::find(b.fixes, fix.text, &FixView::text) != b.fixes.end()) both.push_back(fix);
  return both;
}

// Joins it to another of the same cause that the same change would mend.
void add(std::vector<WhyView>& all, WhyView why) {
  const std::set<std::string> cause = cause_of(why);
  for (WhyView& other : all) {
    if (why.possible != Solvable::kNo || cause.empty() || cause_of(other) != cause) continue;
    std::vector<FixView> fixes = common(other, why);
    if (fixes.empty()) continue;
    other.fixes = std::move(fixes);
    other.minimal = other.minimal && why.minimal;
    other.turns.insert(other.turns.end(), why.turns.begin(), why.turns.end());
    other.texts.insert(other.texts.end(), why.texts.begin(), why.texts.end());
    return;
  }
  all.push_back(std::move(why));
}

}  // namespace

WhyView why_empty(const Explained& rota, TurnIndex turn) {
  return why_not_held(rota.judged.problem, rota.judged.solution, rota, turn);
}

void explain_wrong(const Explained& rota, std::size_t most, ExplainView& view) {
  const Problem& problem = rota.judged.problem;
  std::size_t looked = 0;
  const auto look = [&](TurnIndex turn) {
    return problem.turns[at(turn)].turn.span.end > rota.now;
  };
  const auto take = [&](auto& list, const auto& make) {
    if (looked == most) {
      ++view.more;
      return;
    }
    ++looked;
    add(list, make());
  };
  for (const TurnIndex turn : rota.judged.judgement.empty)
    if (look(turn)) take(view.empty, [&] { return why_empty(rota, turn); });
  for (const Violation& violation : rota.judged.judgement.violations) {
    if (!violation.hard || !is_about_holding(violation.rule) || !violation.person) continue;
    const TurnIndex turn = violation.turns.front();
    if (look(turn)) take(view.unable, [&] { return why_unable(rota, turn, violation); });
  }
  const std::vector<BentLimit> bent = bent_limits(problem, rota.judged.solution);
  for (std::size_t i = 0; i < bent.size(); ++i) {
    if (std::ranges::any_of(bent[i].turns, look))
      take(view.bent, [&] { return why_bent(rota, bent, i); });
  }
}

}  // namespace respite
