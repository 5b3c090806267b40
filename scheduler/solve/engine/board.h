// What the threads of one solve tell each other: the best roster and the best bound so far.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "scheduler/solve/engine/column_pool.h"
#include "scheduler/solve/engine/price_ascent.h"
#include "scheduler/solve/engine/solve_lines.h"

namespace respite {

// What the best mix of lines leaves behind.
struct BestMix {
  ColumnPool pool;
  std::vector<double> prices;  // [cell] of the best bound
  std::vector<double> duals;   // [cell] of the last programme
};

class Board {
 public:
  explicit Board(const LinesOptions& options) : options_(&options) {}

  // True when the roster is the best so far.
  bool offer(const Roster& roster, Cost cost, const char* stage);
  void raise(Cost bound, const char* stage);
  [[nodiscard]] bool seeks_mix() const { return options_->mix; }
  // True for the first thread that asks: the work is done once.
  [[nodiscard]] bool claim_prices() { return !prices_claimed_.exchange(true); }
  [[nodiscard]] bool claim_mix() { return !mix_claimed_.exchange(true); }

  // Rosters found on separate ways, the few best and each once: what they agree on may be right.
  void keep(const Roster& roster, Cost cost);
  [[nodiscard]] std::vector<Roster> kept() const;

  void share(std::shared_ptr<const GoodPrices> prices);
  void share(std::shared_ptr<const BestMix> mix);
  // Null: nothing yet.
  [[nodiscard]] std::shared_ptr<const GoodPrices> prices() const;
  [[nodiscard]] std::shared_ptr<const BestMix> mix() const;

  [[nodiscard]] Cost cost() const { return cost_; }
  [[nodiscard]] Cost bound() const { return bound_; }
  [[nodiscard]] Roster best() const;
  // Nothing left to gain, or no time.
  [[nodiscard]] bool over() const { return cost_ <= bound_ || options_->spent() >= 1.0; }
  [[nodiscard]] double spent() const { return options_->spent(); }

 private:
  const LinesOptions* options_;
  mutable std::mutex mutex_;
  Roster best_;
  std::vector<std::pair<Cost, Roster>> kept_;  // best first
  std::shared_ptr<const GoodPrices> prices_;
  std::shared_ptr<const BestMix> mix_;
  std::atomic<bool> prices_claimed_ = false;
  std::atomic<bool> mix_claimed_ = false;
  std::atomic<Cost> cost_ = INT64_MAX / 4;
  std::atomic<Cost> bound_ = INT64_MIN / 4;
};

}  // namespace respite
