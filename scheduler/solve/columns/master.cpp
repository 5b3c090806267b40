#include "scheduler/solve/columns/master.h"

#include <algorithm>
#include <cmath>
#include <coin/ClpSimplex.hpp>
#include <utility>

#include "scheduler/solve/columns/line_pricer.h"

namespace respite {

struct Master::Model {
  struct Entry {
    std::size_t row;
    double factor;
  };

  ClpSimplex clp;
  std::size_t people = 0;
  std::size_t first_pair = 0;  // rows: people, posts, pairs, budgets
  std::size_t cover_row = 0;
  std::size_t limits_row = 0;
  int first_made_up = 0;  // columns: empty, company, made up, lines
  int first_swap = 0;
  bool swaps = false;
  double far = 0;  // price of what is made up
  int first_line = 0;
  std::int64_t work = 0;
  bool primal = false;                           // the last basis is still feasible
  std::vector<std::vector<Entry>> rows_of_cell;  // [post * people + person] pair rows
  // Columns not handed over yet.
  std::vector<double> cost;
  std::vector<double> upper;
  std::vector<CoinBigIndex> starts = {0};
  std::vector<int> rows;
  std::vector<double> factors;

  void put(double price, double most, const std::vector<Entry>& entries) {
    cost.push_back(price);
    upper.push_back(most);
    for (const Entry& entry : entries) {
      rows.push_back(static_cast<int>(entry.row));
      factors.push_back(entry.factor);
    }
    starts.push_back(static_cast<CoinBigIndex>(rows.size()));
  }

  void flush() {
    if (cost.empty()) return;
    const std::vector<double> lower(cost.size(), 0.0);
    clp.addColumns(static_cast<int>(cost.size()), lower.data(), upper.data(), cost.data(),
                   starts.data(), rows.data(), factors.data());
    cost.clear();
    upper.clear();
    starts = {0};
    rows.clear();
    factors.clear();
  }
};

Master::Master(const CoverPart& cover, std::size_t people, std::int64_t far)
    : cover_(&cover), model_(std::make_unique<Model>()) {
  Model& model = *model_;
  const Posts& posts = cover.posts();
  const PairRows& pairs = cover.pairs();
  const auto far_price = static_cast<double>(far);
  model.people = people;
  model.far = far_price;
  model.first_pair = people + posts.posts.size();
  model.cover_row = model.first_pair + pairs.rows.size();
  model.limits_row = model.cover_row + 1;
  model.rows_of_cell.resize(posts.posts.size() * people);

  ClpSimplex& clp = model.clp;
  clp.setLogLevel(0);
  clp.resize(static_cast<int>(model.limits_row) + 1, 0);
  const auto set_row = [&](std::size_t row, double low, double high) {
    clp.setRowBounds(static_cast<int>(row), low, high);
  };
  std::vector<std::vector<Model::Entry>> empty(posts.posts.size());
  std::vector<std::vector<Model::Entry>> company(pairs.company.size());
  for (std::size_t p = 0; p < people; ++p) set_row(p, 1, 1);
  for (std::size_t p = 0; p < posts.posts.size(); ++p) {
    set_row(people + p, cover.heads(p), cover.heads(p));
    empty[p].push_back({people + p, 1.0});
    if (cover.has_cover_budget())
      empty[p].push_back({model.cover_row, static_cast<double>(posts.posts[p].under)});
  }
  for (std::size_t r = 0; r < pairs.rows.size(); ++r) {
    const PairRow& row = pairs.rows[r];
    const std::size_t at = model.first_pair + r;
    set_row(at, -COIN_DBL_MAX, row.most);
    if (row.empty_post >= 0) empty[static_cast<std::size_t>(row.empty_post)].push_back({at, -1.0});
    if (row.company >= 0)
      company[static_cast<std::size_t>(row.company)].push_back(
          {at, static_cast<double>(row.company_factor)});
    for (const RowCell& cell : row.cells)
      model.rows_of_cell[static_cast<std::size_t>(cell.post) * people + cell.person].push_back(
          {at, static_cast<double>(cell.factor)});
  }
  const Stage& stage = cover.stage();
  set_row(model.cover_row, -COIN_DBL_MAX,
          cover.has_cover_budget() ? static_cast<double>(stage.known[Tier::kCover]) : COIN_DBL_MAX);
  set_row(
      model.limits_row, -COIN_DBL_MAX,
      cover.has_limits_budget() ? static_cast<double>(stage.known[Tier::kLimits]) : COIN_DBL_MAX);

  for (std::size_t p = 0; p < empty.size(); ++p)
    model.put(static_cast<double>(cover.empty_cost(p)), cover.most_empty(p), empty[p]);
  for (std::size_t c = 0; c < company.size(); ++c)
    model.put(static_cast<double>(cover.company_cost(c)), 1.0, company[c]);
  model.first_made_up = static_cast<int>(empty.size() + company.size());
  for (std::size_t row = people; row < model.cover_row; ++row) {
    if (row < model.first_pair) model.put(far_price, COIN_DBL_MAX, {{row, 1.0}});
    model.put(far_price, COIN_DBL_MAX, {{row, -1.0}});
  }
  for (std::size_t p = 0; p < people; ++p) model.put(far_price * 4, COIN_DBL_MAX, {{p, 1.0}});
  model.put(far_price, COIN_DBL_MAX, {{model.cover_row, -1.0}});
  model.put(far_price, COIN_DBL_MAX, {{model.limits_row, -1.0}});
  model.flush();
  model.first_swap = clp.numberColumns();
  for (std::size_t p = 0; p < posts.posts.size(); ++p) {
    if (posts.posts[p].twin < 0) continue;
    const auto twin = static_cast<std::size_t>(posts.posts[p].twin);
    model.put(0, 0, {{people + p, 1.0}, {people + twin, -1.0}});
    model.put(0, 0, {{people + p, -1.0}, {people + twin, 1.0}});
  }
  model.flush();
  model.first_line = clp.numberColumns();
}

Master::~Master() = default;
Master::Master(Master&&) noexcept = default;

void Master::add(const Column& column) {
  Model& model = *model_;
  std::vector<Model::Entry> entries = {{column.person, 1.0}};
  // A row may be met by several of the line's turns.
  std::vector<Model::Entry> pairs;
  for (const int post : column.posts) {
    const auto p = static_cast<std::size_t>(post);
    entries.push_back({model.people + p, 1.0});
    const auto& more = model.rows_of_cell[p * model.people + column.person];
    pairs.insert(pairs.end(), more.begin(), more.end());
  }
  std::ranges::sort(pairs, {}, &Model::Entry::row);
  for (const Model::Entry& entry : pairs) {
    if (entries.back().row == entry.row)
      entries.back().factor += entry.factor;
    else
      entries.push_back(entry);
  }
  if (cover_->has_limits_budget() && column.limits > 0)
    entries.push_back({model.limits_row, static_cast<double>(column.limits)});
  model.put(static_cast<double>(column.cost), COIN_DBL_MAX, entries);
}

void Master::bar(std::size_t column, bool barred) {
  model_->flush();
  model_->clp.setColumnUpper(model_->first_line + static_cast<int>(column),
                             barred ? 0.0 : COIN_DBL_MAX);
  model_->primal = false;
}

void Master::solve() {
  model_->flush();
  if (model_->primal) {
    model_->clp.primal();
  } else {
    model_->clp.dual();
  }
  model_->primal = true;
  // As measured beside labels: an iteration goes over the basis, a call over the columns.
  const ClpSimplex& clp = model_->clp;
  model_->work += std::int64_t{clp.numberIterations()} * 12 * (clp.numberRows() + 200) +
                  4 * std::int64_t{clp.numberColumns()};
}

void Master::ease(const Ease& ease) {
  Model& model = *model_;
  model.flush();
  for (int column = model.first_swap; column < model.first_line; ++column) {
    model.clp.setColumnUpper(column, ease.swap ? COIN_DBL_MAX : 0.0);
    model.clp.setObjectiveCoefficient(column, ease.swap.value_or(0.0));
  }
  const double width = std::min(ease.width.value_or(model.far), model.far);
  for (std::size_t p = 0; p < cover_->posts().posts.size(); ++p) {
    const double price =
        ease.width ? static_cast<double>(ease.price[p]) / static_cast<double>(kParts) : 0.0;
    const int column = model.first_made_up + 2 * static_cast<int>(p);
    model.clp.setObjectiveCoefficient(column, width + price);
    model.clp.setObjectiveCoefficient(column + 1, width - price);
  }
  model.primal = model.primal && (ease.swap || !model.swaps);  // a barred swap may be in use
  model.swaps = ease.swap.has_value();
}

std::int64_t Master::work() const { return model_->work; }

double Master::objective() const {
  return model_->clp.objectiveValue() + static_cast<double>(cover_->constant());
}

ColumnPrices Master::prices() const {
  const Model& model = *model_;
  const double* duals = model.clp.dualRowSolution();
  const auto parts = [&](std::size_t row) {
    return static_cast<std::int64_t>(std::llround(duals[row] * static_cast<double>(kParts)));
  };
  ColumnPrices prices;
  for (std::size_t row = model.people; row < model.first_pair; ++row)
    prices.post.push_back(parts(row));
  for (std::size_t row = model.first_pair; row < model.cover_row; ++row)
    prices.row.push_back(std::min<std::int64_t>(0, parts(row)));
  prices.cover = std::min<std::int64_t>(0, parts(model.cover_row));
  prices.limits = std::min<std::int64_t>(0, parts(model.limits_row));
  return prices;
}

double Master::person_price(std::size_t person) const {
  return model_->clp.dualRowSolution()[person];
}

double Master::share(std::size_t column) const {
  return model_->clp.primalColumnSolution()[static_cast<std::size_t>(model_->first_line) + column];
}

bool Master::possible() const {
  const double* values = model_->clp.primalColumnSolution();
  return std::all_of(values + model_->first_made_up, values + model_->first_line,
                     [](double value) { return value < 1e-7; });
}

}  // namespace respite
