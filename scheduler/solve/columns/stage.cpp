#include "scheduler/solve/columns/stage.h"

#include <algorithm>

#include "scheduler/solve/columns/line_pricer.h"

namespace respite {

CoverPart::CoverPart(const Posts& posts, const PairRows& pairs, const Stage& stage)
    : posts_(&posts), pairs_(&pairs), stage_(stage) {
  const bool covered = stage.tier != Tier::kCover && stage.known[Tier::kCover] == 0;
  cover_budget_ = stage.tier != Tier::kCover && !covered;
  limits_budget_ = stage.tier == Tier::kBalance && stage.known[Tier::kLimits] > 0;
  for (const Post& post : posts.posts) {
    const int heads = static_cast<int>(post.turns.size());
    heads_.push_back(heads);
    most_empty_.push_back(post.required && post.under > 0 && covered ? 0 : heads);
    empty_cost_.push_back(stage.tier == Tier::kCover ? post.under : 0);
  }
}

std::int64_t CoverPart::least(const ColumnPrices& prices) const {
  std::int64_t sum = constant() * kParts;
  std::vector<std::int64_t> empty(heads_.size());  // parts that an empty turn costs
  for (std::size_t p = 0; p < heads_.size(); ++p) {
    sum += prices.post[p] * heads_[p];
    empty[p] = empty_cost_[p] * kParts - prices.post[p] -
               posts_->posts[p].under * (cover_budget_ ? prices.cover : 0);
  }
  std::vector<std::int64_t> company(pairs_->company.size());
  for (std::size_t c = 0; c < company.size(); ++c) company[c] = company_cost(c) * kParts;
  for (std::size_t r = 0; r < pairs_->rows.size(); ++r) {
    const PairRow& row = pairs_->rows[r];
    sum += prices.row[r] * row.most;
    if (row.empty_post >= 0) empty[static_cast<std::size_t>(row.empty_post)] += prices.row[r];
    if (row.company >= 0)
      company[static_cast<std::size_t>(row.company)] -= prices.row[r] * row.company_factor;
  }
  for (std::size_t p = 0; p < heads_.size(); ++p)
    sum += std::min<std::int64_t>(0, empty[p]) * most_empty_[p];
  for (const std::int64_t cost : company) sum += std::min<std::int64_t>(0, cost);
  if (cover_budget_) sum += prices.cover * stage_.known[Tier::kCover];
  if (limits_budget_) sum += prices.limits * stage_.known[Tier::kLimits];
  return sum;
}

}  // namespace respite
