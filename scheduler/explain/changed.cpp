#include <algorithm>
#include <iterator>

#include "scheduler/explain/element_place.h"
#include "scheduler/explain/fix.h"
#include "scheduler/explain/limit_access.h"
#include "scheduler/explain/take_away.h"

namespace respite {
namespace {

void add(std::vector<PersonIndex>& people, PersonIndex person) {
  if (std::ranges::find(people, person) != people.end()) return;
  people.push_back(person);
  std::ranges::sort(people);
}

const std::vector<Skill>& wanted_skills(const Desk& desk, const Element& element) {
  if (element.kind == ElementKind::kSkill) return skills_of(desk, element);
  const Shift& shift = shift_of(desk, element);
  return element.kind == ElementKind::kOneHas ? shift.one_has : shift.each_of;
}

// Somebody new, able in everything, without limits of their own.
void hire(WhyCase& with, RotaIndex rota) {
  Person person;
  person.zone = with.desk.zone;
  person.hours = with.desk.service_hours;
  for (std::size_t s = 0; s < with.desk.skills.size(); ++s)
    person.skills.push_back({index_of<SkillIndex>(s), Level::kExpert});
  const auto index = index_of<PersonIndex>(with.desk.people.size());
  with.desk.people.push_back(std::move(person));
  with.calendars.leave.emplace_back();
  with.calendars.busy.emplace_back();
  with.elsewhere.resize(with.desk.people.size());
  Rota& joined = with.desk.rotas[at(rota)];
  add(joined.people, index);
  if (auto* plan = std::get_if<ShiftPlan>(&joined.plan))
    for (Shift& shift : plan->shifts)
      if (!shift.people.empty()) add(shift.people, index);
}

}  // namespace

WhyCase changed(const WhyCase& asked, const Fix& fix) {
  WhyCase with = asked;
  Person& person = with.desk.people[at(fix.person)];
  const ProblemTurn& turn = asked.base->turns[at(fix.turn)];
  const Seconds window = asked.base->window.length();
  const Element& element = fix.element;
  const auto day_in_their_zone = [&](Instant instant) {
    return day_of(person.zone.to_wall(instant));
  };
  switch (fix.kind) {
    case FixKind::kMoveMeeting:
      with.calendars.busy[at(fix.person)] =
          subtract(with.calendars.busy[at(fix.person)], turn.time);
      break;
    case FixKind::kUnblock:
    case FixKind::kNovice:
    case FixKind::kNever:
    case FixKind::kElsewhere:
      take_away(element, with.desk, with.calendars, with.elsewhere);
      break;
    case FixKind::kLimitOf:
      with.figures.push_back({element, fix.person, fix.figure});
      break;
    case FixKind::kLimit:
      set_figure(declared_in(with.desk, element), element.rule, element.number, fix.figure, window);
      break;
    case FixKind::kHandOver:
    case FixKind::kFewer:
      std::erase(with.elements, element);
      if (fix.kind == FixKind::kFewer) std::erase(with.turns, fix.turn);
      break;
    case FixKind::kLeave:
      with.calendars.leave[at(fix.person)] =
          subtract(with.calendars.leave[at(fix.person)], turn.time);
      break;
    case FixKind::kSooner:
      person.joins = day_in_their_zone(turn.time.intervals().front().begin);
      break;
    case FixKind::kLater:
      person.leaves = day_in_their_zone(turn.time.intervals().back().end) + std::chrono::days{1};
      break;
    case FixKind::kJoinRota: {
      Rota& rota = with.desk.rotas[at(element.rota)];
      add(rota.people, fix.person);
      if (element.kind == ElementKind::kShiftPeople)
        add(shift_of(with.desk, element).people, fix.person);
      break;
    }
    case FixKind::kSkill:
      if (element.kind == ElementKind::kEachOf)
        person.skills.push_back(wanted_skills(asked.desk, element)[element.number]);
      else
        std::ranges::copy(wanted_skills(asked.desk, element), std::back_inserter(person.skills));
      break;
    case FixKind::kTogether:
      declared_in(with.desk, element).apart[element.number].value.people.clear();
      break;
    case FixKind::kHire:
      hire(with, element.rota);
      break;
  }
  return with;
}

}  // namespace respite
