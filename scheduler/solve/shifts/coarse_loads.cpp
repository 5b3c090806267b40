#include <algorithm>
#include <cmath>
#include <map>

#include "scheduler/solve/shifts/day_lines.h"

namespace respite {
namespace {

constexpr int kMostUnits = 12;  // of the largest load

// How far off loads are in units of a part of the largest, each as often as it occurs.
double error_of(const std::map<std::int64_t, int>& loads, double unit) {
  double error = 0;
  for (const auto& [load, count] : loads) {
    const double units = static_cast<double>(load) / unit;
    error += count * std::abs(units - std::round(units)) * unit;
  }
  return error;
}

}  // namespace

LineProblem with_coarse_loads(LineProblem lines) {
  std::map<std::int64_t, int> loads;
  for (const LineRules& rules : lines.people)
    for (const LineCell& cell : rules.cells)
      if (cell.allowed && cell.load > 0) ++loads[cell.load];
  if (loads.empty()) return lines;
  const auto largest = static_cast<double>(loads.rbegin()->first);
  double best = largest;
  for (int units = 1; units <= kMostUnits; ++units)
    if (error_of(loads, largest / units) < error_of(loads, best)) best = largest / units;
  const auto unit = std::max<std::int64_t>(1, std::llround(best));
  for (LineRules& rules : lines.people)
    for (LineCell& cell : rules.cells)
      cell.load = static_cast<std::int32_t>(
          std::llround(static_cast<double>(cell.load) / static_cast<double>(unit)) * unit);
  return lines;
}

}  // namespace respite
