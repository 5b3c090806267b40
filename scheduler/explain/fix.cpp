#include "scheduler/explain/fix.h"

#include <algorithm>

#include "scheduler/explain/element_place.h"
#include "scheduler/explain/limit_access.h"
#include "scheduler/explain/take_away.h"
#include "scheduler/rota/judge_line.h"

namespace respite {
namespace {

constexpr std::size_t kMostOfAKind = 3;  // people named for one element
constexpr std::size_t kMostTried = 12;   // people tried

class Fixing {
 public:
  Fixing(const WhyCase& asked, const Conflict& conflict, Instant now, std::int64_t& work)
      : asked_(asked), conflict_(conflict), base_(*asked.base), now_(now), work_(work) {}

  std::vector<Fix> run() {
    if (asked_.limit) relax(asked_.limit->limit);
    for (const Element& element : conflict_.elements) {
      if (work_ <= 0) break;
      try_for(element);
    }
    for (const TurnIndex turn : asked_.turns)
      ask_for_fewer({.kind = ElementKind::kDemand, .turn = turn});
    if (const std::vector<TurnIndex> turns = wanted_turns(); !turns.empty()) {
      const TurnIndex turn = turns.front();
      keep({.kind = FixKind::kHire,
            .element = {.kind = ElementKind::kMembers, .rota = base_.turns[at(turn)].turn.rota},
            .turn = turn});
    }
    std::ranges::stable_sort(found_, {}, &Fix::kind);
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::vector<TurnIndex> wanted_turns() const {
    std::vector<TurnIndex> turns = asked_.turns;
    for (const Element& element : conflict_.elements)
      if (element.kind == ElementKind::kDemand) turns.push_back(element.turn);
    return turns;
  }

  // A lawful plan with the change, if there is one.
  [[nodiscard]] std::optional<Solution> plan_with(const Fix& fix) {
    if (work_ <= 0) return std::nullopt;
    Possible possible = can_hold(changed(asked_, fix), work_);
    if (possible.answer != Solvable::kYes) return std::nullopt;
    return std::move(possible.plan);
  }
  bool keep(const Fix& fix) {
    if (std::ranges::find(found_, fix) != found_.end() || !plan_with(fix)) return false;
    found_.push_back(fix);
    return true;
  }

  void try_for(const Element& element) {
    switch (element.kind) {
      case ElementKind::kDemand:
        return ask_for_fewer(element);
      case ElementKind::kStays:
        if (base_.turns[at(element.turn)].turn.span.begin > now_)
          keep({.kind = FixKind::kHandOver,
                .element = element,
                .person = *base_.turns[at(element.turn)].fixed,
                .turn = element.turn});
        return;
      case ElementKind::kLeave:
      case ElementKind::kJoins:
      case ElementKind::kLeaves:
        return be_there(element);
      case ElementKind::kBusy:
        for (const TurnIndex turn : wanted_turns()) {
          const bool met = base_.turns[at(turn)].time.overlaps(element.span);
          const Fix fix{.kind = FixKind::kMoveMeeting,
                        .element = element,
                        .person = element.person,
                        .turn = turn};
          if (met && keep(fix)) return;
        }
        return;
      case ElementKind::kKeepClear:
        keep({.kind = FixKind::kUnblock, .element = element});
        return;
      case ElementKind::kElsewhere:
        keep({.kind = FixKind::kElsewhere, .element = element, .person = element.person});
        return;
      case ElementKind::kMembers:
      case ElementKind::kShiftPeople:
        return each_person(element, FixKind::kJoinRota);
      case ElementKind::kSkill:
      case ElementKind::kOneHas:
      case ElementKind::kEachOf:
        return each_person(element, FixKind::kSkill);
      case ElementKind::kApart:
        keep({.kind = FixKind::kTogether, .element = element});
        return;
      case ElementKind::kNovice:
      case ElementKind::kNoviceShift:
        keep({.kind = FixKind::kNovice, .element = element});
        return;
      case ElementKind::kNever:
        keep({.kind = FixKind::kNever, .element = element, .person = element.person});
        return;
      case ElementKind::kLimit:
        return relax(element);
    }
  }

  void ask_for_fewer(const Element& demand) {
    const Turn& turn = base_.turns[at(demand.turn)].turn;
    const auto* plan = std::get_if<ShiftPlan>(&asked_.desk.rotas[at(turn.rota)].plan);
    if (!plan || plan->shifts[turn.seat].staff < 2) return;
    keep({.kind = FixKind::kFewer, .element = demand, .turn = demand.turn});
  }

  // Only the turn that somebody would then hold is to be free for them.
  void be_there(const Element& element) {
    const FixKind kind = element.kind == ElementKind::kLeave   ? FixKind::kLeave
                         : element.kind == ElementKind::kJoins ? FixKind::kSooner
                                                               : FixKind::kLater;
    WhyCase there = asked_;
    take_away(element, there.desk, there.calendars, there.elsewhere);
    if (work_ <= 0) return;
    const Possible possible = can_hold(there, work_);
    if (possible.answer != Solvable::kYes) return;
    for (const TurnIndex turn : line_of(possible.plan, element.person)) {
      const ProblemTurn& held = base_.turns[at(turn)];
      const Interval all{held.time.intervals().front().begin, held.time.intervals().back().end};
      if (held.fixed || is_there(element, all)) continue;
      if (keep({.kind = kind, .element = element, .person = element.person, .turn = turn})) return;
    }
  }
  [[nodiscard]] bool is_there(const Element& element, Interval time) const {
    const Person& person = asked_.desk.people[at(element.person)];
    if (element.kind == ElementKind::kJoins)
      return person.zone.at_transition(Wall{*person.joins}) <= time.begin;
    if (element.kind == ElementKind::kLeaves)
      return time.end <= person.zone.at_transition(Wall{*person.leaves});
    return !time.overlaps(element.span);
  }

  void each_person(const Element& element, FixKind kind) {
    std::size_t tried = 0;
    std::size_t found = 0;
    for (std::size_t i = 0; i < asked_.desk.people.size(); ++i) {
      const Fix fix{.kind = kind, .element = element, .person = index_of<PersonIndex>(i)};
      if (kind == FixKind::kSkill ? !is_in(element.rota, fix.person)
                                  : may_already(element, fix.person))
        continue;
      if (++tried > kMostTried) return;
      if (keep(fix) && ++found == kMostOfAKind) return;
    }
  }
  [[nodiscard]] bool is_in(RotaIndex rota, PersonIndex person) const {
    return std::ranges::find(asked_.desk.rotas[at(rota)].people, person) !=
           asked_.desk.rotas[at(rota)].people.end();
  }
  [[nodiscard]] bool may_already(const Element& element, PersonIndex person) const {
    if (element.kind == ElementKind::kMembers) return is_in(element.rota, person);
    const auto& people = shift_of(asked_.desk, element).people;
    return std::ranges::find(people, person) != people.end();
  }

  // Whom the limit binds.
  [[nodiscard]] std::vector<PersonIndex> bound_by(const Element& limit) const {
    if (limit.scope == LimitScope::kPerson) return {limit.person};
    if (asked_.limit && asked_.limit->limit == limit) return {asked_.limit->person};
    std::vector<PersonIndex> people;
    for (std::size_t i = 0; i < asked_.desk.people.size(); ++i) {
      const auto person = index_of<PersonIndex>(i);
      if (declared_for(asked_.desk, person, limit.rule, limit.number) == limit)
        people.push_back(person);
    }
    return people;
  }

  // The figure that one person's limit would need, or everybody's where one is not enough.
  void relax(const Element& limit) {
    std::size_t found = 0;
    std::size_t tried = 0;
    const bool each = limit.scope == LimitScope::kDesk || limit.scope == LimitScope::kPerson;
    if (each)
      for (const PersonIndex person : bound_by(limit)) {
        if (found == kMostOfAKind || ++tried > kMostTried) break;
        if (set_to_need({.kind = FixKind::kLimitOf, .element = limit, .person = person})) ++found;
      }
    if (found == 0 && limit.scope != LimitScope::kPerson)
      set_to_need({.kind = FixKind::kLimit, .element = limit});
  }

  [[nodiscard]] static bool is_floor(Rule rule) { return is_minimum(rule) || is_about_rest(rule); }

  bool set_to_need(Fix fix) {
    constexpr std::int64_t kFar = 1'000'000'000;  // from the limit: no plan needs so much
    fix.figure = is_floor(fix.element.rule) ? 0 : kFar;
    std::optional<Solution> plan = plan_with(fix);
    if (!plan) return false;
    // A rule of a pack is relaxed as a whole.
    if (has_figure(fix.element.rule) && fix.element.scope != LimitScope::kPack) {
      // What that plan needs; then less, as long as that will do.
      constexpr int kTighter = 4;
      std::optional<std::int64_t> need = needed(fix, *plan);
      if (!need) return false;  // it is not this limit that was in the way
      fix.figure = *need;
      for (int i = 0; i < kTighter && work_ > 0; ++i) {
        Fix tighter = fix;
        tighter.figure += is_floor(fix.element.rule) ? 1 : -1;
        plan = plan_with(tighter);
        need = plan ? needed(tighter, *plan) : std::nullopt;
        if (!need) break;
        fix.figure = *need;
      }
    }
    return keep(fix);
  }

  // The figure nearest the limit that the plan keeps; nothing where it keeps the limit.
  [[nodiscard]] std::optional<std::int64_t> needed(const Fix& fix, const Solution& plan) const {
    const Element& limit = fix.element;
    Problem judged = base_;
    const auto alone = [&](const Limits& limits) {
      Limits one = only(limits, limit.rule, limit.number);
      with_limit(one, limit.rule, limit.number, [](auto& it) { it.weight.reset(); });
      return one;
    };
    const bool of_rota = limit.scope == LimitScope::kRota;
    for (std::size_t i = 0; i < judged.people.size(); ++i) {
      judged.people[i].limits = of_rota ? Limits{} : alone(base_.people[i].limits);
      judged.people[i].pack_limits = {};
    }
    for (std::size_t r = 0; r < judged.rota_limits.size(); ++r)
      judged.rota_limits[r] =
          of_rota && r == at(limit.rota) ? alone(base_.rota_limits[r]) : Limits{};
    LineJudge judge(judged);
    std::optional<std::int64_t> worst;
    for (std::size_t i = 0; i < judged.people.size(); ++i) {
      const auto person = index_of<PersonIndex>(i);
      if (fix.kind == FixKind::kLimitOf
              ? person != fix.person
              : !of_rota && declared_for(base_.desk, person, limit.rule, limit.number) != limit)
        continue;
      CollectBreaches breaches;
      static_cast<void>(judge.judge(person, line_of(plan, person), breaches));
      for (const Breach& breach : breaches.breaches()) {
        if (breach.rule != limit.rule) continue;
        if (!worst || (is_floor(limit.rule) ? breach.found < *worst : breach.found > *worst))
          worst = breach.found;
      }
    }
    return worst;
  }
  const WhyCase& asked_;
  const Conflict& conflict_;
  const Problem& base_;
  Instant now_;
  std::int64_t& work_;
  std::vector<Fix> found_;
};

}  // namespace

std::vector<Fix> fixes_of(const WhyCase& asked, const Conflict& conflict, Instant now,
                          std::int64_t& work) {
  return Fixing(asked, conflict, now, work).run();
}

}  // namespace respite
