#include "scheduler/solve/prices/bundle.h"

#include <algorithm>
#include <cmath>

namespace respite {

namespace {
constexpr double kFar = 1e8;  // beyond any value
}

Bundle::Bundle(std::vector<Variable> variables, std::size_t pieces)
    : variables_(std::move(variables)), programme_({}) {
  for (const Variable& variable : variables_) programme_.add_column(-variable.slope, {}, {});
  for (std::size_t piece = 0; piece < pieces; ++piece) programme_.add_column(-1, {-kFar, kFar}, {});
  programme_.start_feasible(true);
}

void Bundle::add(std::size_t piece, const Plane& plane) {
  std::vector<LinearProgramme::Entry> entries = {{variables_.size() + piece, 1.0}};
  for (const auto& [variable, slope] : plane.slopes)
    entries.push_back({static_cast<std::size_t>(variable), -slope});
  programme_.add_row({-LinearProgramme::kNoLimit, plane.constant}, entries);
}

std::vector<double> Bundle::best_near(const std::vector<double>& centre, double reach) {
  for (std::size_t i = 0; i < variables_.size(); ++i) {
    const Variable& variable = variables_[i];
    programme_.set_range(i, {std::clamp(centre[i] - reach, variable.low, variable.high),
                             std::clamp(centre[i] + reach, variable.low, variable.high)});
  }
  programme_.solve();
  programme_.start_feasible(false);  // planes and boxes to come cut it off
  const double* at = programme_.values();
  return {at, at + variables_.size()};
}

std::vector<double> Bundle::mix() const {
  const double* duals = programme_.duals();
  std::vector<double> mix(duals, duals + programme_.rows());
  for (double& part : mix) part = std::abs(part);
  return mix;
}

double Bundle::most() const { return -programme_.objective(); }

}  // namespace respite
