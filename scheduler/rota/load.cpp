#include "scheduler/rota/load.h"

#include <utility>
#include <variant>
#include <vector>

namespace respite {

IntervalSet covered_time(const Turn& turn) {
  std::vector<Interval> spans;
  spans.reserve(turn.slots.size());
  for (const Slot& slot : turn.slots) spans.push_back(slot.span);
  return IntervalSet(std::move(spans));
}

int factor_of(const Desk& desk, const Turn& turn) {
  const Rota& rota = desk.rotas[at(turn.rota)];
  if (const auto* plan = std::get_if<HandoverPlan>(&rota.plan))
    return turn.seat < plan->seats.size() ? plan->seats[turn.seat].factor_percent : 100;
  const auto& shifts = std::get<ShiftPlan>(rota.plan).shifts;
  return turn.seat < shifts.size() ? shifts[turn.seat].factor_percent : 100;
}

}  // namespace respite
