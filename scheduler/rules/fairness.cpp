#include "scheduler/rules/fairness.h"

#include <cmath>
#include <numeric>

namespace respite {
namespace {

__extension__ using Wide = __int128;

}  // namespace

std::int64_t deviation_cost(std::int64_t deviation, std::int64_t average_load, int weight_percent) {
  const Wide square = Wide{deviation} * deviation;
  const Wide unit = Wide{average_load} * average_load;
  return static_cast<std::int64_t>((square * 10 * weight_percent + unit / 2) / unit);
}

std::int64_t to_millionths(double share) {
  return static_cast<std::int64_t>(std::llround(share * 1e6));
}

Seconds part_of(Seconds time, std::int64_t millionths) {
  return Seconds{static_cast<std::int64_t>(Wide{time.count()} * millionths / 1'000'000)};
}

Seconds least_hours(const MinHours& wanted, int days, std::int64_t presence) {
  constexpr Wide kMinute = 60;
  const Wide whole = kMinute * 7 * wanted.weeks * 1'000'000;
  const Wide minutes = (Wide{wanted.hours.count()} * days * presence + whole / 2) / whole;
  return Seconds{static_cast<std::int64_t>(minutes * kMinute)};
}

std::int64_t begun_units(Seconds time, Seconds unit) {
  if (time <= Seconds{0}) return 0;
  return (time.count() + unit.count() - 1) / unit.count();
}

}  // namespace respite
