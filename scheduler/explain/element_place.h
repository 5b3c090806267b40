// Where on a desk an element stands; of a desk that may be changed, to change it there. Limits:
// declared_in() (limit_access.h).
#pragma once

#include "scheduler/explain/element.h"
#include "scheduler/team/desk.h"

namespace respite {

// The shift that it is about.
template <class AnyDesk>
[[nodiscard]] auto& shift_of(AnyDesk& desk, const Element& element) {
  return std::get<ShiftPlan>(desk.rotas[at(element.rota)].plan).shifts[element.seat];
}

// What every holder of the seat or shift must have.
template <class AnyDesk>
[[nodiscard]] auto& skills_of(AnyDesk& desk, const Element& element) {
  auto* const plan = std::get_if<HandoverPlan>(&desk.rotas[at(element.rota)].plan);
  return plan ? plan->seats[element.seat].skills : shift_of(desk, element).skills;
}

}  // namespace respite
