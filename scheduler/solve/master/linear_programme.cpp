#include "scheduler/solve/master/linear_programme.h"

#include <coin/ClpSimplex.hpp>

namespace respite {

struct LinearProgramme::Model {
  ClpSimplex clp;
  // Columns not handed over yet.
  std::vector<double> cost;
  std::vector<double> lower;
  std::vector<double> upper;
  std::vector<CoinBigIndex> starts = {0};
  std::vector<int> rows;
  std::vector<double> factors;
};

LinearProgramme::LinearProgramme(const std::vector<Range>& rows, Scaling scaling)
    : model_(std::make_unique<Model>()) {
  ClpSimplex& clp = model_->clp;
  clp.setLogLevel(0);
  if (scaling == Scaling::kNone) clp.scaling(0);
  clp.resize(static_cast<int>(rows.size()), 0);
  for (std::size_t row = 0; row < rows.size(); ++row)
    clp.setRowBounds(static_cast<int>(row), rows[row].low, rows[row].high);
}

LinearProgramme::~LinearProgramme() = default;
LinearProgramme::LinearProgramme(LinearProgramme&&) noexcept = default;
LinearProgramme& LinearProgramme::operator=(LinearProgramme&&) noexcept = default;

void LinearProgramme::add_column(double cost, Range range, const std::vector<Entry>& entries) {
  Model& model = *model_;
  model.cost.push_back(cost);
  model.lower.push_back(range.low);
  model.upper.push_back(range.high);
  for (const Entry& entry : entries) {
    model.rows.push_back(static_cast<int>(entry.at));
    model.factors.push_back(entry.factor);
  }
  model.starts.push_back(static_cast<CoinBigIndex>(model.rows.size()));
}

void LinearProgramme::add_row(Range range, const std::vector<Entry>& entries) {
  flush();
  std::vector<int> columns;
  std::vector<double> factors;
  for (const Entry& entry : entries) {
    columns.push_back(static_cast<int>(entry.at));
    factors.push_back(entry.factor);
  }
  model_->clp.addRow(static_cast<int>(columns.size()), columns.data(), factors.data(), range.low,
                     range.high);
}

void LinearProgramme::flush() {
  Model& model = *model_;
  if (model.cost.empty()) return;
  model.clp.addColumns(static_cast<int>(model.cost.size()), model.lower.data(), model.upper.data(),
                       model.cost.data(), model.starts.data(), model.rows.data(),
                       model.factors.data());
  model.cost.clear();
  model.lower.clear();
  model.upper.clear();
  model.starts = {0};
  model.rows.clear();
  model.factors.clear();
}

void LinearProgramme::set_cost(std::size_t column, double cost) {
  flush();
  model_->clp.setObjectiveCoefficient(static_cast<int>(column), cost);
}

void LinearProgramme::set_range(std::size_t column, Range range) {
  flush();
  model_->clp.setColumnBounds(static_cast<int>(column), range.low, range.high);
}

void LinearProgramme::bar(std::size_t column, bool barred) {
  flush();
  model_->clp.setColumnUpper(static_cast<int>(column), barred ? 0.0 : kNoLimit);
  feasible_ = false;
}

void LinearProgramme::let_in_from(std::size_t column) {
  flush();
  ClpSimplex& clp = model_->clp;
  const bool was_solved = clp.statusExists();
  for (int each = static_cast<int>(column); each < clp.numberColumns(); ++each) {
    clp.setColumnUpper(each, kNoLimit);
    if (was_solved && clp.getColumnStatus(each) != ClpSimplex::basic)
      clp.setColumnStatus(each, ClpSimplex::atLowerBound);
  }
  feasible_ = was_solved;
}

void LinearProgramme::solve() {
  flush();
  if (feasible_) {
    model_->clp.primal();
  } else {
    model_->clp.dual();
  }
  feasible_ = true;
}

double LinearProgramme::objective() const { return model_->clp.objectiveValue(); }

const double* LinearProgramme::values() const { return model_->clp.primalColumnSolution(); }

const double* LinearProgramme::duals() const { return model_->clp.dualRowSolution(); }

std::int64_t LinearProgramme::pivots() const { return model_->clp.numberIterations(); }

std::size_t LinearProgramme::rows() const {
  return static_cast<std::size_t>(model_->clp.numberRows());
}

std::size_t LinearProgramme::columns() const {
  return static_cast<std::size_t>(model_->clp.numberColumns()) + model_->cost.size();
}

}  // namespace respite
