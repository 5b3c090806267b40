#include "scheduler/solve/engine/board.h"

#include <algorithm>
#include <utility>

namespace respite {
namespace {

constexpr std::size_t kMostKept = 8;

}  // namespace

bool Board::offer(const Roster& roster, Cost cost, const char* stage) {
  const std::lock_guard lock(mutex_);
  if (cost >= cost_) return false;
  best_ = roster;
  cost_ = cost;
  if (options_->progress) options_->progress({stage, cost, bound_});
  return true;
}

void Board::raise(Cost bound, const char* stage) {
  const std::lock_guard lock(mutex_);
  if (bound <= bound_) return;
  bound_ = bound;
  if (options_->progress) options_->progress({stage, cost_, bound});
}

void Board::keep(const Roster& roster, Cost cost) {
  const std::lock_guard lock(mutex_);
  std::pair<Cost, Roster> one(cost, roster);
  const auto at = std::lower_bound(kept_.begin(), kept_.end(), one);
  if (at != kept_.end() && *at == one) return;
  kept_.insert(at, std::move(one));
  if (kept_.size() > kMostKept) kept_.pop_back();
}

std::vector<Roster> Board::kept() const {
  const std::lock_guard lock(mutex_);
  std::vector<Roster> kept;
  kept.reserve(kept_.size());
  for (const auto& [cost, roster] : kept_) kept.push_back(roster);
  return kept;
}

void Board::share(std::shared_ptr<const GoodPrices> prices) {
  const std::lock_guard lock(mutex_);
  prices_ = std::move(prices);
}

void Board::share(std::shared_ptr<const BestMix> mix) {
  const std::lock_guard lock(mutex_);
  mix_ = std::move(mix);
}

std::shared_ptr<const GoodPrices> Board::prices() const {
  const std::lock_guard lock(mutex_);
  return prices_;
}

std::shared_ptr<const BestMix> Board::mix() const {
  const std::lock_guard lock(mutex_);
  return mix_;
}

Roster Board::best() const {
  const std::lock_guard lock(mutex_);
  return best_;
}

}  // namespace respite
