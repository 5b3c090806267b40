#include "scheduler/explain/case.h"

#include <algorithm>

#include "scheduler/explain/collect_elements.h"
#include "scheduler/explain/limit_access.h"
#include "scheduler/explain/take_away.h"
#include "scheduler/rota/eligibility.h"

namespace respite {
namespace {

bool is_let_off(const WhyCase& asked, PersonIndex person, const Element& limit) {
  return std::ranges::any_of(asked.let_off, [&](const BentLimit& bent) {
    return bent.limit == limit && (limit.scope == LimitScope::kRota || bent.person == person);
  });
}

class Narrowing {
 public:
  Narrowing(const WhyCase& asked, const Active& active, const std::vector<TurnIndex>& turns,
            bool whole)
      : asked_(asked), active_(active), base_(*asked.base), whole_(whole) {
    demanded_.resize(base_.turns.size(), false);
    stays_.resize(base_.turns.size(), false);
    for (const TurnIndex turn : turns) demanded_[at(turn)] = true;
    for (const TurnIndex turn : asked.turns) demanded_[at(turn)] = true;
    for (std::size_t e = 0; e < active.size(); ++e) {
      const Element& element = asked.elements[e];
      if (active[e] && element.kind == ElementKind::kStays) stays_[at(element.turn)] = true;
      if (active[e] && whole && element.kind == ElementKind::kDemand)
        demanded_[at(element.turn)] = true;
    }
  }

  Narrowed make() {
    Problem& problem = made_.problem;
    problem.window = base_.window;
    problem.planned_as_one = base_.planned_as_one;
    problem.fairness_weight = 0;
    problem.desk = asked_.desk;
    problem.calendars = asked_.calendars;
    std::vector<IntervalSet> elsewhere = asked_.elsewhere;
    elsewhere.resize(problem.desk.people.size());
    for (std::size_t e = active_.size(); e-- > 0;)  // of a list the last first
      if (!active_[e]) take_away(asked_.elements[e], problem.desk, problem.calendars, elsewhere);
    for (Person& person : problem.desk.people) person.wishes.clear();
    add_turns();
    add_people();
    add_clocks();
    problem.barred = static_bars(problem.turns, problem.desk, problem.calendars, elsewhere);
    const std::size_t people = problem.desk.people.size();
    for (const TurnIndex turn : made_.origin) {
      std::vector<std::int64_t>& load = problem.load.emplace_back(base_.load[at(turn)]);
      load.resize(people, load.back());
    }
    problem.wish.assign(problem.turns.size(), std::vector<std::int32_t>(people, 0));
    return std::move(made_);
  }

 private:
  // The second seat of a turn whose first is demanded, where a novice may need it.
  [[nodiscard]] bool helps(std::size_t turn) const {
    if (asked_.minima || whole_) return true;
    const Turn& second = base_.turns[turn].turn;
    const Rota& rota = asked_.desk.rotas[at(second.rota)];
    if (const auto* plan = std::get_if<ShiftPlan>(&rota.plan)) return helps_shift(*plan, second);
    if (!rota.novice_needs_able_secondary || second.seat != 1) return false;
    for (std::size_t t = 0; t < base_.turns.size(); ++t) {
      const Turn& first = base_.turns[t].turn;
      if (demanded_[t] && first.rota == second.rota && first.seat == 0 &&
          first.span.begin == second.span.begin)
        return true;
    }
    return false;
  }

  // Another head of a shift of which one is demanded, where they may stand in for each other.
  [[nodiscard]] bool helps_shift(const ShiftPlan& plan, const Turn& other) const {
    if (other.seat >= plan.shifts.size()) return false;
    const Shift& shift = plan.shifts[other.seat];
    if (shift.novice_alone && shift.each_of.empty()) return false;
    for (std::size_t t = 0; t < base_.turns.size(); ++t) {
      const Turn& head = base_.turns[t].turn;
      if (demanded_[t] && head.rota == other.rota && head.seat == other.seat &&
          head.span.begin == other.span.begin)
        return true;
    }
    return false;
  }

  void add_turns() {
    for (std::size_t t = 0; t < base_.turns.size(); ++t) {
      ProblemTurn turn = base_.turns[t];
      const bool stays = turn.fixed && stays_[t];
      if (!stays) {
        if (!turn.in_window || (!demanded_[t] && !helps(t))) continue;
        turn.fixed.reset();
        turn.required = demanded_[t];
      }
      turn.under = turn.required ? 100 : 0;
      made_.problem.turns.push_back(std::move(turn));
      made_.origin.push_back(index_of<TurnIndex>(t));
    }
  }

  // A change that is tried out may bring a limit that the case did not begin with.
  [[nodiscard]] bool counts(const Element& element) const {
    if (is_minimum(element.rule) && !asked_.minima) return false;
    const auto place = std::ranges::find(asked_.elements, element);
    return place == asked_.elements.end() ||
           active_[static_cast<std::size_t>(place - asked_.elements.begin())];
  }

  // Takes away what does not count, and makes the rest hard.
  template <class Declared>
  void settle(Limits& limits, PersonIndex person, const Declared& declared) const {
    std::vector<std::pair<Rule, std::size_t>> gone;
    each_limit(limits, [&](Rule rule, std::size_t number, auto& limit) {
      const Element element = declared(rule, number);
      const bool let_off = is_let_off(asked_, person, element);
      const bool wanted = asked_.limit && asked_.limit->limit == element &&
                          (element.scope == LimitScope::kRota || asked_.limit->person == person);
      const bool soft = !limit.hard() && !asked_.weighted;
      if (let_off || soft || (!wanted && !counts(element)))
        gone.emplace_back(rule, number);
      else
        limit.weight.reset();
    });
    for (const auto& [rule, number] : gone) drop_limit(limits, rule, number);
  }

  void add_people() {
    Problem& problem = made_.problem;
    for (std::size_t i = 0; i < problem.desk.people.size(); ++i) {
      const auto person = index_of<PersonIndex>(i);
      const std::size_t like = std::min(i, base_.people.size() - 1);
      ProblemPerson made{.person = person,
                         .clock = base_.people[like].clock,
                         .limits = limits_of(problem.desk, person),
                         .presence = base_.people[like].presence};
      made.pack_limits = pack_limits_of(problem.desk, person);
      if (i < base_.people.size()) made.days_held = base_.people[i].days_held;
      for (const OwnFigure& own : asked_.figures)
        if (own.person == person)
          set_figure(made.limits, own.limit.rule, own.limit.number, own.figure,
                     base_.window.length());
      settle(made.limits, person, [&](Rule rule, std::size_t number) {
        return declared_for(problem.desk, person, rule, number);
      });
      settle(made.pack_limits, person, [&](Rule rule, std::size_t number) {
        return pack_limit(problem.desk, person, rule, number);
      });
      problem.people.push_back(std::move(made));
    }
    for (std::size_t r = 0; r < problem.desk.rotas.size(); ++r) {
      Limits limits = problem.desk.rotas[r].limits;
      settle(limits, PersonIndex{}, [&](Rule rule, std::size_t number) {
        return rota_limit(index_of<RotaIndex>(r), rule, number);
      });
      problem.rota_limits.push_back(std::move(limits));
    }
  }

  void add_clocks() {
    for (Clock clock : base_.clocks) {
      const auto pick = [&](auto& values) {
        auto all = std::move(values);
        values.clear();
        for (const TurnIndex turn : made_.origin) values.push_back(std::move(all[at(turn)]));
      };
      pick(clock.first_day);
      pick(clock.last_day);
      pick(clock.first_weekend);
      pick(clock.last_weekend);
      pick(clock.work_days);
      pick(clock.work_time);
      pick(clock.day_time);
      pick(clock.nights);
      pick(clock.holidays);
      made_.problem.clocks.push_back(std::move(clock));
    }
  }

  const WhyCase& asked_;
  const Active& active_;
  const Problem& base_;
  bool whole_;
  std::vector<bool> demanded_;  // [turn of base]
  std::vector<bool> stays_;
  Narrowed made_;
};

WhyCase plain_case(const Problem& base, const Solution& plan,
                   const std::vector<IntervalSet>& elsewhere) {
  WhyCase made;
  made.base = &base;
  made.plan = plan;
  made.desk = base.desk;
  made.calendars = base.calendars;
  made.elsewhere = elsewhere;
  return made;
}

}  // namespace

WhyCase case_of_turn(const Problem& base, const Solution& plan,
                     const std::vector<IntervalSet>& elsewhere, TurnIndex turn) {
  WhyCase made = plain_case(base, plan, elsewhere);
  made.turns = {turn};
  made.plan.holder[at(turn)].reset();
  made.elements = elements_of(made);
  return made;
}

WhyCase case_of_limit(const Problem& base, const Solution& plan,
                      const std::vector<IntervalSet>& elsewhere, std::vector<BentLimit> bent,
                      std::size_t which) {
  WhyCase made = plain_case(base, plan, elsewhere);
  made.limit = bent[which];
  made.weighted = true;
  made.minima = is_minimum(made.limit->limit.rule);
  bent.erase(bent.begin() + static_cast<std::ptrdiff_t>(which));
  made.let_off = std::move(bent);
  made.elements = elements_of(made);
  return made;
}

Active everything(const WhyCase& asked) { return Active(asked.elements.size(), true); }

Narrowed narrowed(const WhyCase& asked, const Active& active, const std::vector<TurnIndex>& turns,
                  bool whole) {
  return Narrowing(asked, active, turns, whole).make();
}

}  // namespace respite
