#include "tests/inrc2_bench/inrc2_law.h"

#include <utility>

namespace respite {

namespace {

constexpr int kShiftsInARow = 15;
constexpr int kDaysInARow = 30;
constexpr int kCompleteWeekends = 30;
constexpr int kAssignments = 20;
constexpr int kWeekends = 30;

template <class Value>
Limit<Value> with_weight(int weight, Value value) {
  return {.value = std::move(value), .weight = weight};
}

void add_in_a_row(Limits& limits, const What& what, const Inrc2Band& band, int weight) {
  limits.add(with_weight(weight, Sequence{.what = what, .most = false, .count = band.least}));
  limits.add(with_weight(weight, Sequence{.what = what, .most = true, .count = band.most}));
}

}  // namespace

Limits inrc2_limits(const Inrc2& file, const Inrc2Contract& contract) {
  Limits limits;
  for (const Inrc2Shift& shift : file.shifts) {
    add_in_a_row(limits, {.counted = Counted::kShift, .shift = shift.name}, shift.in_a_row,
                 kShiftsInARow);
    for (const int then : shift.barred) {
      limits.forbidden.push_back(
          {.value = {.first = shift.name, .then = file.shifts[static_cast<std::size_t>(then)].name},
           .weight = {}});
    }
  }
  add_in_a_row(limits, {.counted = Counted::kDays}, contract.days, kDaysInARow);
  add_in_a_row(limits, {.counted = Counted::kDaysOff}, contract.days_off, kDaysInARow);
  const What turns{.counted = Counted::kTurns};
  limits.add(with_weight(
      kAssignments,
      Sum{.what = turns, .most = false, .amount = contract.assignments.least, .span = {}}));
  limits.add(with_weight(
      kAssignments,
      Sum{.what = turns, .most = true, .amount = contract.assignments.most, .span = {}}));
  limits.add(with_weight(kWeekends, Sum{.what = {.counted = Counted::kWeekends},
                                        .most = true,
                                        .amount = contract.weekends,
                                        .span = {}}));
  if (contract.complete_weekends) {
    limits.complete_weekends = with_weight(kCompleteWeekends, CompleteWeekends{});
  }
  return limits;
}

}  // namespace respite
