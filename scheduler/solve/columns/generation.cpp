#include "scheduler/solve/columns/generation.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <thread>

namespace respite {
namespace {

constexpr std::size_t kThreads = 2;
constexpr std::size_t kFewLabels = 40;    // at a node: enough for most lines worth having
constexpr std::size_t kManyLabels = 300;  // ... for nearly all
constexpr std::size_t kLinesEach = 8;     // of one person in one round
constexpr double kFirstWidth = 16;        // points off a good price
constexpr double kLastWidth = 4000;

std::int64_t ceiling(std::int64_t value, std::int64_t unit) {
  return value >= 0 ? (value + unit - 1) / unit : -(-value / unit);
}

std::int64_t half_way(std::int64_t a, std::int64_t b) { return (a + b) / 2; }

ColumnPrices half_way(const ColumnPrices& a, const ColumnPrices& b) {
  ColumnPrices mean = a;
  for (std::size_t i = 0; i < a.post.size(); ++i) mean.post[i] = half_way(a.post[i], b.post[i]);
  for (std::size_t i = 0; i < a.row.size(); ++i) mean.row[i] = half_way(a.row[i], b.row[i]);
  mean.cover = half_way(a.cover, b.cover);
  mean.limits = half_way(a.limits, b.limits);
  return mean;
}

}  // namespace

Generation::Generation(PeopleNets& nets, const CoverPart& cover, std::int64_t far)
    : nets_(&nets),
      cover_(&cover),
      master_(cover, nets.people(), far),
      pricers_(kThreads),
      threads_(kThreads),
      known_(nets.people()),
      rows_of_(nets.people()),
      allowed_(nets, cover, {}) {
  std::vector<std::vector<int>> event_of(nets.people(),
                                         std::vector<int>(cover.posts().posts.size(), -1));
  for (std::size_t p = 0; p < nets.people(); ++p) {
    const auto& events = nets.net(p).events();
    rows_of_[p].resize(events.size());
    for (std::size_t e = 0; e < events.size(); ++e)
      if (events[e].post >= 0)
        event_of[p][static_cast<std::size_t>(events[e].post)] = static_cast<int>(e);
  }
  const auto& rows = cover.pairs().rows;
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (const RowCell& cell : rows[r].cells) {
      const int e = event_of[cell.person][static_cast<std::size_t>(cell.post)];
      if (e >= 0) rows_of_[cell.person][static_cast<std::size_t>(e)].emplace_back(r, cell.factor);
    }
}

void Generation::decide(const std::vector<Decision>& decisions, std::optional<std::int64_t> bound) {
  allowed_ = AllowedLines(*nets_, *cover_, decisions);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const char now = allowed_.contain(columns_[c]) ? 0 : 1;
    if (now != barred_[c]) master_.bar(c, now != 0);
    barred_[c] = now;
  }
  best_ = bound ? std::optional(*bound * kParts) : std::nullopt;
  seeming_.reset();
}

std::vector<int> Generation::add(const Solution& solution) {
  std::vector<int> columns;
  for (std::size_t p = 0; p < nets_->people(); ++p)
    columns.push_back(static_cast<int>(
        add(nets_->column(p, nets_->events_of(solution, p), cover_->stage().tier))));
  return columns;
}

void Generation::learn_from(const Generation& other) {
  for (const Column& column : other.columns_) add(column);
}

std::size_t Generation::add(Column column) {
  const auto [place, fresh] = known_[column.person].try_emplace(column.events, columns_.size());
  if (!fresh) return place->second;
  master_.add(column);
  const bool fits = allowed_.contain(column);
  barred_.push_back(fits ? 0 : 1);
  columns_.push_back(std::move(column));
  if (!fits) master_.bar(columns_.size() - 1, true);
  return columns_.size() - 1;
}

std::int64_t Generation::worth_of(std::size_t person, std::size_t event,
                                  const ColumnPrices& prices) const {
  const int post = nets_->net(person).events()[event].post;
  std::int64_t worth = post >= 0 ? prices.post[static_cast<std::size_t>(post)] : 0;
  for (const auto& [row, factor] : rows_of_[person][event]) worth += prices.row[row] * factor;
  return worth;
}

LinePrices Generation::prices_for(std::size_t person, const ColumnPrices& prices) const {
  const auto& events = nets_->net(person).events();
  const Stage& stage = cover_->stage();
  LinePrices line;
  line.fairness = stage.tier == Tier::kBalance;
  line.no_limit_points = stage.tier == Tier::kBalance && !cover_->has_limits_budget();
  line.limit_point = stage.tier == Tier::kLimits ? kParts : -prices.limits;
  allowed_.narrow(person, line);
  line.take.resize(events.size());
  for (std::size_t e = 0; e < events.size(); ++e) {
    const std::int64_t wish = line.fairness ? events[e].wish * kParts : 0;
    line.take[e] = wish - worth_of(person, e, prices);
  }
  return line;
}

std::int64_t Generation::value_of(const Column& column, const ColumnPrices& prices) const {
  std::int64_t value = column.cost * kParts;
  if (cover_->has_limits_budget()) value -= prices.limits * column.limits;
  for (const int event : column.events)
    value -= worth_of(column.person, static_cast<std::size_t>(event), prices);
  return value;
}

double Generation::reduced_cost(const Column& column) const {
  return static_cast<double>(value_of(column, lp_prices_)) / static_cast<double>(kParts) -
         master_.person_price(column.person);
}

std::vector<std::int64_t> Generation::least_known(const ColumnPrices& prices) const {
  std::vector<std::int64_t> least(nets_->people(), kBeyondPrice);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (barred_[c] != 0) continue;
    auto& mine = least[columns_[c].person];
    mine = std::min(mine, value_of(columns_[c], prices));
  }
  return least;
}

void Generation::price(const ColumnPrices& prices, std::size_t most_labels) {
  const std::size_t people = nets_->people();
  std::vector<PricedLines> found(people);
  const std::vector<std::int64_t> known = least_known(prices);
  std::atomic<std::size_t> next = 0;
  const auto work = [&](LinePricer& pricer) {
    for (std::size_t p = next++; p < people; p = next++) {
      found[p].least = found[p].sure = known[p];
      LinePrices asked = prices_for(p, prices);
      asked.below = known[p];
      asked.most_labels = most_labels;
      found[p] = pricer.find(nets_->net(p), nets_->share(p), asked, kLinesEach);
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < threads_; ++t) others.emplace_back([&, t] { work(pricers_[t]); });
    work(pricers_[0]);
  }
  std::int64_t bound = cover_->least(prices);
  std::int64_t sure = bound;
  for (std::size_t p = 0; p < people; ++p) {
    bound = std::min(kBeyondPrice, bound + found[p].least);
    sure = std::clamp(sure + found[p].sure, -kBeyondPrice, kBeyondPrice);
    for (PricedLine& line : found[p].lines) {
      Column column = nets_->column(p, std::move(line.events), cover_->stage().tier);
      constexpr double kNothing = 1e-3;
      if (reduced_cost(column) < -kNothing) add(std::move(column));
    }
  }

  // Good prices even where the bound is none, as lines may have been overlooked.
  if (!seeming_ || bound > *seeming_) {
    seeming_ = bound;
    centre_ = prices;
  }
  if (!best_ || sure > *best_) best_ = sure;
}

// Half way to the prices of the best bound: steadier, and as a rule still bettering.
ColumnPrices Generation::steady() const {
  return centre_.post.empty() ? lp_prices_ : half_way(lp_prices_, centre_);
}

std::size_t Generation::price_by(std::size_t most_labels) {
  const std::size_t before = columns_.size();
  price(steady(), most_labels);
  if (columns_.size() == before) price(lp_prices_, most_labels);
  return columns_.size() - before;
}

std::size_t Generation::round_quickly() {
  master_.solve();
  lp_prices_ = master_.prices();
  return price_by(kFewLabels);
}

void Generation::look_closely() {
  const ColumnPrices best = centre_;  // looking may move it
  if (!best.post.empty()) price(best, 0);
}

// Whether the mix is as good as the bound says it can be: no line can better it by a point.
bool Generation::converged() const {
  constexpr double kRounding = 1e-4;
  return best_ && static_cast<double>(bound()) >= std::ceil(master_.objective() - kRounding);
}

bool Generation::round() {
  master_.solve();
  std::size_t came = 0;
  if (!converged()) {
    lp_prices_ = master_.prices();
    for (const std::size_t labels : {kFewLabels, kManyLabels, std::size_t{0}}) {
      came += price_by(labels);
      if (came > nets_->people() / 8) return true;
    }
    if (came > 0) return true;
  }
  return tighten();
}

// At first what is wanting costs little, and days alike stand for each other; near prices that
// served before, only the former.
void Generation::ease() {
  constexpr std::size_t kManyLines = 2;  // for each person: then prices have a hold
  const bool known = !centre_.post.empty();
  if (!known && columns_.size() > kManyLines * nets_->people()) return;
  ease_.swap = known ? std::nullopt : std::optional(0.0);
  ease_.width = kFirstWidth;
  ease_.price = known ? centre_.post : std::vector<std::int64_t>(cover_->posts().posts.size(), 0);
  master_.ease(ease_);
}

bool Generation::tighten() {
  if (!ease_.width) return false;
  *ease_.width *= 8;
  if (*ease_.width > kLastWidth) {
    ease_.width = ease_.swap ? std::optional(kFirstWidth) : std::nullopt;
    ease_.swap.reset();
  }
  if (!centre_.post.empty()) ease_.price = centre_.post;
  master_.ease(ease_);
  return true;
}

void Generation::ease_no_more() {
  ease_ = {};
  master_.ease(ease_);
}

std::int64_t Generation::bound() const { return best_ ? ceiling(*best_, kParts) : kNoBound; }

Shares Generation::shares(double least) const {
  Shares shares;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const double share = master_.share(c);
    if (share < least) continue;
    for (const int post : columns_[c].posts) shares[{columns_[c].person, post}] += share;
  }
  return shares;
}

std::int64_t Generation::work() const {
  return std::accumulate(
      pricers_.begin(), pricers_.end(), master_.work(),
      [](std::int64_t sum, const LinePricer& pricer) { return sum + pricer.work(); });
}

}  // namespace respite
