#include "scheduler/solve/prices/bundle.h"

#include <algorithm>
#include <cmath>
#include <coin/ClpSimplex.hpp>

namespace respite {

namespace {
constexpr double kFar = 1e8;  // beyond any value
}

struct Bundle::Model {
  ClpSimplex clp;  // the least of what is below zero
  bool solved = false;
};

Bundle::Bundle(std::vector<Variable> variables, std::size_t pieces)
    : variables_(std::move(variables)), model_(std::make_unique<Model>()) {
  ClpSimplex& clp = model_->clp;
  clp.setLogLevel(0);
  const auto count = static_cast<int>(variables_.size());
  clp.resize(0, count + static_cast<int>(pieces));
  for (int i = 0; i < count; ++i)
    clp.setObjectiveCoefficient(i, -variables_[static_cast<std::size_t>(i)].slope);
  for (int i = count; i < clp.numberColumns(); ++i) {
    clp.setObjectiveCoefficient(i, -1);
    clp.setColumnBounds(i, -kFar, kFar);
  }
}

Bundle::Bundle(Bundle&&) noexcept = default;
Bundle& Bundle::operator=(Bundle&&) noexcept = default;
Bundle::~Bundle() = default;

void Bundle::add(std::size_t piece, const Plane& plane) {
  std::vector<int> columns{static_cast<int>(variables_.size() + piece)};
  std::vector<double> elements{1.0};
  for (const auto& [variable, slope] : plane.slopes) {
    columns.push_back(variable);
    elements.push_back(-slope);
  }
  model_->clp.addRow(static_cast<int>(columns.size()), columns.data(), elements.data(),
                     -COIN_DBL_MAX, plane.constant);
}

std::vector<double> Bundle::best_near(const std::vector<double>& centre, double reach) {
  ClpSimplex& clp = model_->clp;
  for (std::size_t i = 0; i < variables_.size(); ++i) {
    const Variable& variable = variables_[i];
    clp.setColumnBounds(static_cast<int>(i),
                        std::clamp(centre[i] - reach, variable.low, variable.high),
                        std::clamp(centre[i] + reach, variable.low, variable.high));
  }
  if (model_->solved) {
    clp.dual();
  } else {
    clp.primal();
  }
  model_->solved = true;
  const double* at = clp.primalColumnSolution();
  return {at, at + variables_.size()};
}

std::vector<double> Bundle::mix() const {
  const double* duals = model_->clp.dualRowSolution();
  std::vector<double> mix(duals, duals + model_->clp.numberRows());
  for (double& part : mix) part = std::abs(part);
  return mix;
}

double Bundle::most() const { return -model_->clp.objectiveValue(); }

}  // namespace respite
