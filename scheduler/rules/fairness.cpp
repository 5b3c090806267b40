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

std::vector<std::int64_t> spread(std::int64_t amount, const std::vector<std::int64_t>& weights) {
  std::vector<std::int64_t> parts(weights.size(), 0);
  const Wide total = std::accumulate(weights.begin(), weights.end(), Wide{0});
  if (total == 0) return parts;
  Wide weight_so_far = 0;
  std::int64_t spread_so_far = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weight_so_far += weights[i];
    const auto up_to_here = static_cast<std::int64_t>(amount * weight_so_far / total);
    parts[i] = up_to_here - spread_so_far;
    spread_so_far = up_to_here;
  }
  return parts;
}

std::int64_t begun_units(Seconds time, Seconds unit) {
  if (time <= Seconds{0}) return 0;
  return (time.count() + unit.count() - 1) / unit.count();
}

}  // namespace respite
