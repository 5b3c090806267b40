#include "scheduler/protect/block_programme.h"

#include <algorithm>
#include <cmath>
#include <coin/ClpSimplex.hpp>
#include <set>
#include <utility>

#include "scheduler/protect/missing_parts.h"

namespace respite::protect {
namespace {

const double kNoEnd = COIN_DBL_MAX;
constexpr double kBroken = 1e-6;
constexpr int kAlwaysPerturb = 50;  // many plans cost the same: CLP's word for telling them apart

}  // namespace

struct BlockProgramme::Model {
  Model(const PlaceProblem& week, std::vector<Candidate> blocks)
      : problem(week),
        candidates(std::move(blocks)),
        on_cell(static_cast<std::size_t>(week.cells)) {
    std::size_t c = 0;
    for (std::size_t o = 0; o <= week.owners.size(); ++o) {
      while (c < candidates.size() && candidates[c].owner < o) ++c;
      first_of.push_back(c);
    }
    for (c = 0; c < candidates.size(); ++c)
      for (int cell = at(c).first; cell < at(c).end(); ++cell)
        on_cell[static_cast<std::size_t>(cell)].push_back(c);
  }

  [[nodiscard]] Lying at(std::size_t candidate) const { return candidates[candidate].block.at; }
  void prepare() {
    clp.setLogLevel(0);
    clp.scaling(0);
    clp.setPerturbation(kAlwaysPerturb);
  }
  void add_wants();
  void add_owner(std::size_t owner);
  void add_crowd(std::size_t crowd);

  // Columns and rows that are not handed over yet.
  void column(double price, double most, int row = -1) {
    costs.push_back(price);
    upper.push_back(most);
    if (row >= 0) in_row.push_back(row);
    ends.push_back(static_cast<CoinBigIndex>(in_row.size()));
  }
  void term(std::size_t at_column, double factor) {
    columns.push_back(static_cast<int>(at_column));
    factors.push_back(factor);
  }
  int row(double least, double most) {
    low.push_back(least);
    high.push_back(most);
    starts.push_back(static_cast<CoinBigIndex>(columns.size()));
    return clp.numberRows() + static_cast<int>(low.size()) - 1;
  }
  void hand_over_columns() {
    const std::vector<double> none(costs.size()), less(in_row.size(), -1);
    clp.addColumns(static_cast<int>(costs.size()), none.data(), upper.data(), costs.data(),
                   ends.data(), in_row.data(), less.data());
    costs = upper = {};
    in_row.clear();
    ends = {0};
  }
  void hand_over_rows() {
    clp.addRows(static_cast<int>(low.size()), low.data(), high.data(), starts.data(),
                columns.data(), factors.data());
    low = high = factors = {};
    columns.clear();
    starts = {0};
  }

  const PlaceProblem& problem;
  ClpSimplex clp;
  std::vector<Candidate> candidates;
  std::vector<std::vector<std::size_t>> on_cell;  // [cell] those that lie on it
  std::vector<std::size_t> first_of;              // [owner] of theirs; then the end
  std::vector<std::vector<int>> crowd_row;        // [crowd][cell]; -1: none
  std::vector<int> touched;                       // columns that are kept or barred
  std::vector<int> held;                          // rows of rulings
  double constant = 0;

  // Of a narrow one: rows of the whole come as they are broken.
  bool add_broken();
  const Model* whole = nullptr;
  std::vector<int> there, here;       // [column] its column of the whole, and back; -1: none
  std::vector<std::uint8_t> has_row;  // [row of the whole]
  CoinPackedMatrix by_row;            // of a whole

  std::vector<double> costs, upper;
  std::vector<int> in_row;
  std::vector<CoinBigIndex> ends{0};
  std::vector<double> low, high, factors;
  std::vector<int> columns;
  std::vector<CoinBigIndex> starts{0};
};

// A column for each block; then those of what is missing of each want, cheap ones first.
void BlockProgramme::Model::add_wants() {
  for (const Candidate& one : candidates)
    column(cost_alone(problem.owners[one.owner].wants[static_cast<std::size_t>(one.block.want)],
                      one.block.at),
           1);
  std::size_t missing = candidates.size();
  for (std::size_t o = 0; o < problem.owners.size(); ++o) {
    for (std::size_t w = 0; w < problem.owners[o].wants.size(); ++w) {
      const Want& want = problem.owners[o].wants[w];
      for (const Known& known : want.known) constant += static_cast<double>(known.worth);
      for (std::size_t c = first_of[o]; c < first_of[o + 1]; ++c)
        if (candidates[c].block.want == static_cast<int>(w)) term(c, at(c).length);
      const MissingCost cost = missing_cost_of_whole_blocks(want);
      constant += static_cast<double>(cost.least);
      for (const MissingPart& part : cost.parts) {
        column(part.a_cell, part.cells);
        term(missing++, 1);
      }
      row(cost.most_placed, cost.most_placed);
    }
  }
}

// One block at a time with a free cell after it, and so much a day.
void BlockProgramme::Model::add_owner(std::size_t o) {
  const Owner& owner = problem.owners[o];
  const std::span<const Candidate> all = candidates;
  const auto theirs = all.subspan(first_of[o], first_of[o + 1] - first_of[o]);
  for (const int cell : fullest_cells(owner, theirs)) {
    for (std::size_t c = first_of[o]; c < first_of[o + 1]; ++c)
      if (at(c).first <= cell && cell < free_from(owner, at(c))) term(c, 1);
    row(-kNoEnd, 1);
  }
  for (std::size_t d = 0; d < owner.days.size(); ++d) {
    for (std::size_t c = first_of[o]; c < first_of[o + 1]; ++c)
      if (owner.days[d].first <= at(c).first && at(c).first < owner.days[d].second)
        term(c, at(c).length);
    row(-kNoEnd, owner.most_a_day[d]);
  }
}

// So many away on each cell, and more at a price; of hard crowds at the dearest, so that there
// always is a price.
void BlockProgramme::Model::add_crowd(std::size_t number) {
  const Crowd& crowd = problem.crowds[number];
  std::vector<std::uint8_t> is_member(problem.owners.size());
  for (const int owner : crowd.members) is_member[static_cast<std::size_t>(owner)] = 1;
  auto& rows = crowd_row.emplace_back(on_cell.size(), -1);
  for (std::size_t cell = 0; cell < on_cell.size(); ++cell) {
    if (crowd.most[cell] == kAnyNumber) continue;
    std::set<std::size_t> can_be_away;
    for (const std::size_t c : on_cell[cell])
      if (is_member[candidates[c].owner]) can_be_away.insert(candidates[c].owner);
    if (static_cast<int>(can_be_away.size()) <= crowd.most[cell]) continue;
    for (const std::size_t c : on_cell[cell])
      if (is_member[candidates[c].owner]) term(c, 1);
    rows[cell] = row(-kNoEnd, crowd.most[cell]);
    column(static_cast<double>(crowd.hard() ? kDearest / kFine : crowd.over), kNoEnd, rows[cell]);
  }
}

BlockProgramme::BlockProgramme(const PlaceProblem& problem, std::vector<Candidate> candidates)
    : model_(std::make_unique<Model>(problem, std::move(candidates))) {
  Model& model = *model_;
  model.prepare();
  model.add_wants();
  model.hand_over_columns();
  for (std::size_t o = 0; o < problem.owners.size(); ++o) model.add_owner(o);
  for (std::size_t c = 0; c < problem.crowds.size(); ++c) model.add_crowd(c);
  model.hand_over_rows();
  model.hand_over_columns();
  model.by_row.reverseOrderedCopyOf(*model.clp.matrix());
}
BlockProgramme::BlockProgramme(const BlockProgramme& whole, Cost dear)
    : model_(std::make_unique<Model>(whole.model_->problem, std::vector<Candidate>{})) {
  const Model& from = *whole.model_;
  Model& model = *model_;
  model.whole = &from;
  model.here.assign(static_cast<std::size_t>(from.clp.numberColumns()), -1);
  for (int c = 0; c < from.clp.numberColumns(); ++c) {
    const bool block = static_cast<std::size_t>(c) < from.candidates.size();
    if (block && whole.dearer(static_cast<std::size_t>(c)) > static_cast<double>(dear)) continue;
    model.here[static_cast<std::size_t>(c)] = static_cast<int>(model.there.size());
    model.there.push_back(c);
    if (block) model.candidates.push_back(from.candidates[static_cast<std::size_t>(c)]);
  }
  std::vector<int> rows;
  model.has_row.resize(static_cast<std::size_t>(from.clp.numberRows()));
  for (int row = 0; row < from.clp.numberRows(); ++row) {
    if (from.clp.getRowStatus(row) == ClpSimplex::basic) continue;
    model.has_row[static_cast<std::size_t>(row)] = 1;
    rows.push_back(row);
  }
  model.clp = ClpSimplex(&from.clp, static_cast<int>(rows.size()), rows.data(),
                         static_cast<int>(model.there.size()), model.there.data());
  model.prepare();
  model.constant = from.constant;
}

// Rows of the whole that are broken and not there yet; whether there were any.
bool BlockProgramme::Model::add_broken() {
  const double* values = clp.primalColumnSolution();
  const CoinPackedMatrix& matrix = *whole->clp.matrix();
  std::vector<double> sums(has_row.size());
  for (std::size_t c = 0; c < there.size(); ++c) {
    if (values[c] == 0) continue;
    for (CoinBigIndex k = matrix.getVectorFirst(there[c]); k < matrix.getVectorLast(there[c]); ++k)
      sums[static_cast<std::size_t>(matrix.getIndices()[k])] += values[c] * matrix.getElements()[k];
  }
  for (std::size_t r = 0; r < sums.size(); ++r) {
    const double most = whole->clp.rowUpper()[r];
    if (has_row[r] || sums[r] <= most + kBroken) continue;
    has_row[r] = 1;
    for (CoinBigIndex k = whole->by_row.getVectorFirst(static_cast<int>(r));
         k < whole->by_row.getVectorLast(static_cast<int>(r)); ++k) {
      const int column = here[static_cast<std::size_t>(whole->by_row.getIndices()[k])];
      if (column >= 0) term(static_cast<std::size_t>(column), whole->by_row.getElements()[k]);
    }
    row(-kNoEnd, most);
  }
  const bool any = !low.empty();
  if (any) hand_over_rows();
  return any;
}
BlockProgramme::~BlockProgramme() = default;
const std::vector<Candidate>& BlockProgramme::candidates() const { return model_->candidates; }

void BlockProgramme::keep(std::size_t candidate) {
  model_->clp.setColumnBounds(static_cast<int>(candidate), 1, 1);
  model_->touched.push_back(static_cast<int>(candidate));
}

void BlockProgramme::bar(std::size_t candidate) {
  model_->clp.setColumnBounds(static_cast<int>(candidate), 0, 0);
  model_->touched.push_back(static_cast<int>(candidate));
}

void BlockProgramme::rule(const std::vector<Ruling>& rulings) {
  Model& model = *model_;
  for (const Ruling& ruling : rulings) {
    for (const std::size_t c : model.on_cell[static_cast<std::size_t>(ruling.cell)]) {
      if (model.candidates[c].owner != ruling.owner) continue;
      ruling.held ? model.term(c, 1) : bar(c);
    }
    if (ruling.held) model.held.push_back(model.row(1, kNoEnd));
  }
  if (!model.low.empty()) model.hand_over_rows();
}

void BlockProgramme::release() {
  Model& model = *model_;
  for (const int column : std::exchange(model.touched, {})) model.clp.setColumnBounds(column, 0, 1);
  if (!model.held.empty())
    model.clp.deleteRows(static_cast<int>(model.held.size()), model.held.data());
  model.held.clear();
}

bool BlockProgramme::solve(Effort& effort) {
  ClpSimplex& clp = model_->clp;
  for (;;) {
    // As measured beside lines: an iteration goes over the basis, a call over rows and columns.
    const std::int64_t call = 120 * (std::int64_t{clp.numberRows()} + clp.numberColumns());
    const std::int64_t pivot = 24'000 + 3 * std::int64_t{clp.numberRows()};
    effort.used += call;
    if (!effort.left()) return false;
    clp.setMaximumIterations(static_cast<int>(1 + (effort.most - effort.used) / pivot));
    clp.dual();
    effort.used += pivot * clp.numberIterations();
    if (clp.status() != 0) return false;
    if (model_->whole == nullptr || !model_->add_broken()) return true;
  }
}

double BlockProgramme::objective() const { return model_->clp.objectiveValue() + model_->constant; }

double BlockProgramme::share(std::size_t candidate) const {
  return model_->clp.primalColumnSolution()[candidate];
}

double BlockProgramme::dearer(std::size_t candidate) const {
  return model_->clp.dualColumnSolution()[candidate];
}

Prices BlockProgramme::prices() const {
  const Model& model = *model_;
  const double* duals = model.clp.dualRowSolution();
  Prices prices;
  for (std::size_t c = 0; c < model.crowd_row.size(); ++c) {
    auto& of = prices.emplace_back(model.crowd_row[c].size());
    for (std::size_t cell = 0; cell < of.size(); ++cell) {
      const int row = model.crowd_row[c][cell];
      if (row < 0) continue;
      const Cost price = std::llround(-duals[row] * static_cast<double>(kFine));
      of[cell] = std::clamp<Cost>(price, 0, dearest(model.problem.crowds[c]));
    }
  }
  return prices;
}

}  // namespace respite::protect
