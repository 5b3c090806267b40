#include "scheduler/explain/collect_elements.h"

#include <algorithm>

#include "scheduler/explain/limit_access.h"

namespace respite {
namespace {

class Collection {
 public:
  explicit Collection(const WhyCase& asked)
      : asked_(asked), desk_(asked.desk), base_(*asked.base) {}

  std::vector<Element> collect() {
    add_limits();
    add_apart(desk_.limits, {.kind = ElementKind::kApart});
    for (std::size_t r = 0; r < desk_.rotas.size(); ++r) add_rota(index_of<RotaIndex>(r));
    for (std::size_t b = 0; b < desk_.protection.blocks.size(); ++b)
      if (desk_.protection.blocks[b].keep_clear)
        found_.push_back({.kind = ElementKind::kKeepClear, .number = b});
    for (std::size_t i = 0; i < desk_.people.size(); ++i) add_person(index_of<PersonIndex>(i));
    for (std::size_t t = 0; t < base_.turns.size(); ++t) add_turn(index_of<TurnIndex>(t));
    return std::move(found_);
  }

 private:
  void add_limit(const Element& limit, bool hard) {
    if ((!hard && !asked_.weighted) || (is_minimum(limit.rule) && !asked_.minima)) return;
    if (asked_.limit && asked_.limit->limit == limit && limit.scope != LimitScope::kDesk) return;
    const bool of_rota = limit.scope == LimitScope::kRota;
    const auto bent = [&](const BentLimit& one) { return one.limit == limit; };
    if (of_rota && std::ranges::any_of(asked_.let_off, bent)) return;
    if (std::ranges::find(found_, limit) == found_.end()) found_.push_back(limit);
  }

  void add_limits() {
    for (std::size_t i = 0; i < desk_.people.size(); ++i) {
      const auto person = index_of<PersonIndex>(i);
      each_limit(base_.people[i].limits, [&](Rule rule, std::size_t number, const auto& limit) {
        add_limit(declared_for(desk_, person, rule, number), limit.hard());
      });
      each_limit(base_.people[i].pack_limits,
                 [&](Rule rule, std::size_t number, const auto& limit) {
                   add_limit(pack_limit(desk_, person, rule, number), limit.hard());
                 });
    }
    for (std::size_t r = 0; r < desk_.rotas.size(); ++r)
      each_limit(desk_.rotas[r].limits, [&](Rule rule, std::size_t number, const auto& limit) {
        add_limit(rota_limit(index_of<RotaIndex>(r), rule, number), limit.hard());
      });
  }

  void add_seat(RotaIndex rota, std::size_t seat, const std::vector<Skill>& skills) {
    for (std::size_t s = 0; s < skills.size(); ++s)
      found_.push_back({.kind = ElementKind::kSkill,
                        .rota = rota,
                        .seat = static_cast<std::uint32_t>(seat),
                        .number = s});
  }

  void add_apart(const Limits& limits, Element element) {
    for (element.number = 0; element.number < limits.apart.size(); ++element.number)
      if (limits.apart[element.number].hard()) found_.push_back(element);
  }

  void add_rota(RotaIndex index) {
    const Rota& rota = desk_.rotas[at(index)];
    add_apart(rota.limits,
              {.kind = ElementKind::kApart, .rota = index, .scope = LimitScope::kRota});
    if (rota.people.size() < desk_.people.size())
      found_.push_back({.kind = ElementKind::kMembers, .rota = index});
    if (const auto* plan = std::get_if<HandoverPlan>(&rota.plan)) {
      for (std::size_t s = 0; s < plan->seats.size(); ++s)
        add_seat(index, s, plan->seats[s].skills);
      if (rota.novice_needs_able_secondary)
        found_.push_back({.kind = ElementKind::kNovice, .rota = index});
      return;
    }
    const auto& shifts = std::get<ShiftPlan>(rota.plan).shifts;
    for (std::size_t s = 0; s < shifts.size(); ++s) {
      const auto seat = static_cast<std::uint32_t>(s);
      add_seat(index, s, shifts[s].skills);
      if (!shifts[s].people.empty())
        found_.push_back({.kind = ElementKind::kShiftPeople, .rota = index, .seat = seat});
      if (!shifts[s].one_has.empty())
        found_.push_back({.kind = ElementKind::kOneHas, .rota = index, .seat = seat});
      for (std::size_t skill = 0; skill < shifts[s].each_of.size(); ++skill)
        found_.push_back(
            {.kind = ElementKind::kEachOf, .rota = index, .seat = seat, .number = skill});
      if (!shifts[s].novice_alone)
        found_.push_back({.kind = ElementKind::kNoviceShift, .rota = index, .seat = seat});
    }
  }

  void add_person(PersonIndex index) {
    const std::size_t i = at(index);
    const Person& person = desk_.people[i];
    const Interval window = base_.window;
    if (person.joins && person.zone.at_transition(Wall{*person.joins}) > window.begin)
      found_.push_back({.kind = ElementKind::kJoins, .person = index});
    if (!person.limits.never.empty())
      found_.push_back({.kind = ElementKind::kNever, .person = index});
    if (person.leaves) found_.push_back({.kind = ElementKind::kLeaves, .person = index});
    for (const Interval leave : asked_.calendars.leave[i])
      if (leave.end > window.begin)
        found_.push_back({.kind = ElementKind::kLeave, .person = index, .span = leave});
    if (i < asked_.elsewhere.size() && !asked_.elsewhere[i].empty())
      found_.push_back({.kind = ElementKind::kElsewhere, .person = index});
    for (const Interval busy : asked_.calendars.busy[i])
      if (busy.overlaps(base_.window))
        found_.push_back({.kind = ElementKind::kBusy, .person = index, .span = busy});
  }

  void add_turn(TurnIndex index) {
    const ProblemTurn& turn = base_.turns[at(index)];
    if (turn.fixed) found_.push_back({.kind = ElementKind::kStays, .turn = index});
    const bool wanted = std::ranges::binary_search(asked_.turns, index);
    if (turn.in_window && turn.required && asked_.plan.holder[at(index)] && !wanted)
      found_.push_back({.kind = ElementKind::kDemand, .turn = index});
  }

  const WhyCase& asked_;
  const Desk& desk_;
  const Problem& base_;
  std::vector<Element> found_;
};

}  // namespace

std::vector<Element> elements_of(const WhyCase& asked) { return Collection(asked).collect(); }

}  // namespace respite
