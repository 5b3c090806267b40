#include "scheduler/explain/take_away.h"

#include "scheduler/explain/element_place.h"
#include "scheduler/explain/limit_access.h"

namespace respite {
namespace {

template <class Value>
void remove(std::vector<Value>& values, std::size_t at_place) {
  values.erase(values.begin() + static_cast<std::ptrdiff_t>(at_place));
}

}  // namespace

void take_away(const Element& element, Desk& desk, DeskCalendars& calendars,
               std::vector<IntervalSet>& elsewhere) {
  const std::size_t person = at(element.person);
  switch (element.kind) {
    case ElementKind::kDemand:
    case ElementKind::kStays:
    case ElementKind::kLimit:
      return;
    case ElementKind::kLeave:
      calendars.leave[person] = subtract(calendars.leave[person], IntervalSet{element.span});
      return;
    case ElementKind::kNever:
      return desk.people[person].limits.never.clear();
    case ElementKind::kJoins:
      return desk.people[person].joins.reset();
    case ElementKind::kLeaves:
      return desk.people[person].leaves.reset();
    case ElementKind::kBusy:
      calendars.busy[person] = subtract(calendars.busy[person], IntervalSet{element.span});
      return;
    case ElementKind::kKeepClear:
      desk.protection.blocks[element.number].keep_clear = false;
      return;
    case ElementKind::kElsewhere:
      elsewhere[person] = {};
      return;
    case ElementKind::kMembers:
      desk.rotas[at(element.rota)].people = everybody(desk);
      return;
    case ElementKind::kShiftPeople:
      return shift_of(desk, element).people.clear();
    case ElementKind::kSkill:
      return remove(skills_of(desk, element), element.number);
    case ElementKind::kOneHas:
      return shift_of(desk, element).one_has.clear();
    case ElementKind::kNovice:
      desk.rotas[at(element.rota)].novice_needs_able_secondary = false;
      return;
    case ElementKind::kEachOf:
      return remove(shift_of(desk, element).each_of, element.number);
    case ElementKind::kNoviceShift:
      shift_of(desk, element).novice_alone = true;
      return;
    case ElementKind::kApart:
      return remove(declared_in(desk, element).apart, element.number);
  }
}

}  // namespace respite
