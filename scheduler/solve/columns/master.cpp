#include "scheduler/solve/columns/master.h"

#include <algorithm>
#include <cmath>

#include "scheduler/solve/columns/line_pricer.h"

namespace respite {
namespace {

constexpr double kNoLimit = LinearProgramme::kNoLimit;

}  // namespace

Master::Master(const CoverPart& cover, std::size_t people, std::int64_t far)
    : cover_(&cover),
      people_(people),
      first_pair_(people + cover.posts().posts.size()),
      cover_row_(first_pair_ + cover.pairs().rows.size()),
      limits_row_(cover_row_ + 1),
      far_(static_cast<double>(far)),
      programme_(ranges()),
      rows_of_cell_(cover.posts().posts.size() * people) {
  add_cover();
  first_made_up_ = programme_.columns();
  add_made_up();
  first_swap_ = programme_.columns();
  add_swaps();
  first_line_ = programme_.columns();
}

std::vector<LinearProgramme::Range> Master::ranges() const {
  const Stage& stage = cover_->stage();
  std::vector<LinearProgramme::Range> ranges(people_, {1, 1});
  for (std::size_t p = 0; p < cover_->posts().posts.size(); ++p) {
    const auto heads = static_cast<double>(cover_->heads(p));
    ranges.push_back({heads, heads});
  }
  const auto up_to = [&](double most) { ranges.push_back({-kNoLimit, most}); };
  for (const PairRow& row : cover_->pairs().rows) up_to(row.most);
  up_to(cover_->has_cover_budget() ? static_cast<double>(stage.known[Tier::kCover]) : kNoLimit);
  up_to(cover_->has_limits_budget() ? static_cast<double>(stage.known[Tier::kLimits]) : kNoLimit);
  return ranges;
}

// Empty turns and company.
void Master::add_cover() {
  const std::vector<Post>& posts = cover_->posts().posts;
  const PairRows& pairs = cover_->pairs();
  std::vector<Entries> empty(posts.size());
  std::vector<Entries> company(pairs.company.size());
  for (std::size_t p = 0; p < posts.size(); ++p) {
    empty[p].push_back({people_ + p, 1.0});
    if (cover_->has_cover_budget())
      empty[p].push_back({cover_row_, static_cast<double>(posts[p].under)});
  }
  for (std::size_t r = 0; r < pairs.rows.size(); ++r) {
    const PairRow& row = pairs.rows[r];
    const std::size_t at = first_pair_ + r;
    if (row.empty_post >= 0) empty[static_cast<std::size_t>(row.empty_post)].push_back({at, -1.0});
    if (row.company >= 0)
      company[static_cast<std::size_t>(row.company)].push_back(
          {at, static_cast<double>(row.company_factor)});
    for (const RowCell& cell : row.cells)
      rows_of_cell_[static_cast<std::size_t>(cell.post) * people_ + cell.person].push_back(
          {at, static_cast<double>(cell.factor)});
  }
  for (std::size_t p = 0; p < empty.size(); ++p)
    programme_.add_column(static_cast<double>(cover_->empty_cost(p)),
                          {0, static_cast<double>(cover_->most_empty(p))}, empty[p]);
  for (std::size_t c = 0; c < company.size(); ++c)
    programme_.add_column(static_cast<double>(cover_->company_cost(c)), {0, 1}, company[c]);
}

void Master::add_made_up() {
  for (std::size_t row = people_; row < cover_row_; ++row) {
    if (row < first_pair_) programme_.add_column(far_, {}, {{row, 1.0}});
    programme_.add_column(far_, {}, {{row, -1.0}});
  }
  for (std::size_t p = 0; p < people_; ++p) programme_.add_column(far_ * 4, {}, {{p, 1.0}});
  programme_.add_column(far_, {}, {{cover_row_, -1.0}});
  programme_.add_column(far_, {}, {{limits_row_, -1.0}});
}

void Master::add_swaps() {
  const std::vector<Post>& posts = cover_->posts().posts;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    if (posts[p].twin < 0) continue;
    const std::size_t twin = people_ + static_cast<std::size_t>(posts[p].twin);
    programme_.add_column(0, {0, 0}, {{people_ + p, 1.0}, {twin, -1.0}});
    programme_.add_column(0, {0, 0}, {{people_ + p, -1.0}, {twin, 1.0}});
  }
}

void Master::add(const Column& column) {
  Entries entries = {{column.person, 1.0}};
  // A row may be met by several of the line's turns.
  Entries pairs;
  for (const int post : column.posts) {
    const auto p = static_cast<std::size_t>(post);
    entries.push_back({people_ + p, 1.0});
    const Entries& more = rows_of_cell_[p * people_ + column.person];
    pairs.insert(pairs.end(), more.begin(), more.end());
  }
  std::ranges::sort(pairs, {}, &LinearProgramme::Entry::at);
  for (const LinearProgramme::Entry& entry : pairs) {
    if (entries.back().at == entry.at)
      entries.back().factor += entry.factor;
    else
      entries.push_back(entry);
  }
  if (cover_->has_limits_budget() && column.limits > 0)
    entries.push_back({limits_row_, static_cast<double>(column.limits)});
  programme_.add_column(static_cast<double>(column.cost), {}, entries);
}

void Master::bar(std::size_t column, bool barred) { programme_.bar(first_line_ + column, barred); }

void Master::solve() {
  programme_.solve();
  // As measured beside labels: a pivot goes over the basis, a call over the columns.
  work_ += programme_.pivots() * 12 * (static_cast<std::int64_t>(programme_.rows()) + 200) +
           4 * static_cast<std::int64_t>(programme_.columns());
}

void Master::ease(const Ease& ease) {
  for (std::size_t column = first_swap_; column < first_line_; ++column) {
    programme_.set_range(column, {0, ease.swap ? kNoLimit : 0.0});
    programme_.set_cost(column, ease.swap.value_or(0.0));
  }
  const double width = std::min(ease.width.value_or(far_), far_);
  for (std::size_t p = 0; p < cover_->posts().posts.size(); ++p) {
    const double price =
        ease.width ? static_cast<double>(ease.price[p]) / static_cast<double>(kParts) : 0.0;
    const std::size_t column = first_made_up_ + 2 * p;
    programme_.set_cost(column, width + price);
    programme_.set_cost(column + 1, width - price);
  }
  if (swaps_ && !ease.swap) programme_.start_feasible(false);  // a barred swap may be in use
  swaps_ = ease.swap.has_value();
}

std::int64_t Master::work() const { return work_; }

double Master::objective() const {
  return programme_.objective() + static_cast<double>(cover_->constant());
}

ColumnPrices Master::prices() const {
  const double* duals = programme_.duals();
  const auto parts = [&](std::size_t row) {
    return static_cast<std::int64_t>(std::llround(duals[row] * static_cast<double>(kParts)));
  };
  ColumnPrices prices;
  for (std::size_t row = people_; row < first_pair_; ++row) prices.post.push_back(parts(row));
  for (std::size_t row = first_pair_; row < cover_row_; ++row)
    prices.row.push_back(std::min<std::int64_t>(0, parts(row)));
  prices.cover = std::min<std::int64_t>(0, parts(cover_row_));
  prices.limits = std::min<std::int64_t>(0, parts(limits_row_));
  return prices;
}

double Master::person_price(std::size_t person) const { return programme_.duals()[person]; }

double Master::share(std::size_t column) const { return programme_.values()[first_line_ + column]; }

bool Master::possible() const {
  const double* values = programme_.values();
  return std::all_of(values + first_made_up_, values + first_line_,
                     [](double value) { return value < 1e-7; });
}

}  // namespace respite
