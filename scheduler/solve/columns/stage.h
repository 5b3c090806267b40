// One tier to be bounded, those before it settled.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/rota/score.h"
#include "scheduler/solve/columns/pair_rows.h"
#include "scheduler/solve/columns/posts.h"

namespace respite {

struct Stage {
  Tier tier = Tier::kBalance;
  Score known;  // of the best plan; tiers before `tier` are proven and no plan is to be worse there
};

// A person's line as the programme sees it.
struct Column {
  std::size_t person = 0;
  std::vector<int> events;  // of the person's net
  std::vector<int> posts;   // taken; those held already aside
  std::int64_t cost = 0;    // points in the stage's tier
  std::int64_t load = 0;
  std::int64_t limits = 0;  // points in Tier::kLimits
  bool lawful = true;       // by the law itself, not only by the net
};

// What a head more, a rule or a point is worth, in parts of a point (line_pricer.h). Any prices
// give a valid bound as long as those of rows are not above zero.
struct ColumnPrices {
  std::vector<std::int64_t> post;
  std::vector<std::int64_t> row;  // [PairRows::rows]
  std::int64_t cover = 0;         // of the budget of each earlier tier
  std::int64_t limits = 0;
};

// The part of a stage that lines do not have a say in: empty turns, company, budgets.
class CoverPart {
 public:
  CoverPart(const Posts& posts, const PairRows& pairs, const Stage& stage);

  // No choice of empty turns and company costs less than this, in parts; lines aside.
  [[nodiscard]] std::int64_t least(const ColumnPrices& prices) const;

  [[nodiscard]] int heads(std::size_t post) const { return heads_[post]; }
  [[nodiscard]] int most_empty(std::size_t post) const { return most_empty_[post]; }
  [[nodiscard]] std::int64_t empty_cost(std::size_t post) const { return empty_cost_[post]; }
  [[nodiscard]] std::int64_t company_cost(std::size_t company) const {
    return stage_.tier == Tier::kBalance ? pairs_->company[company] : 0;
  }
  [[nodiscard]] std::int64_t constant() const {
    return stage_.tier == Tier::kBalance ? pairs_->constant : 0;
  }
  [[nodiscard]] bool has_cover_budget() const { return cover_budget_; }
  [[nodiscard]] bool has_limits_budget() const { return limits_budget_; }
  [[nodiscard]] const Stage& stage() const { return stage_; }
  [[nodiscard]] const Posts& posts() const { return *posts_; }
  [[nodiscard]] const PairRows& pairs() const { return *pairs_; }

 private:
  const Posts* posts_;
  const PairRows* pairs_;
  Stage stage_;
  bool cover_budget_ = false;
  bool limits_budget_ = false;
  std::vector<int> heads_;
  std::vector<int> most_empty_;
  std::vector<std::int64_t> empty_cost_;
};

}  // namespace respite
