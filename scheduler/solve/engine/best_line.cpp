#include "scheduler/solve/engine/best_line.h"

#include <algorithm>
#include <cassert>

namespace respite {

namespace {

constexpr int kFirstLabels = 400;
constexpr std::int64_t kWeighAfter = 4000;  // labels
constexpr std::int64_t kLabelCost = 32;     // in table cells, layers to come allowed for

// Cells of so many periods (or steps).
std::size_t cells_before(const LineShape& shape, int count) {
  return static_cast<std::size_t>(count) * static_cast<std::size_t>(shape.kinds());
}

Price charge_price(CapSet charge, const std::vector<Price>& cap_price) {
  Price price = 0;
  for (std::size_t cap = 0; charge != 0; ++cap, charge >>= 1) {
    if ((charge & 1) != 0) price += cap_price[cap];
  }
  return price;
}

}  // namespace

void BestLine::set_prices(const LineShape& shape, const LineWindow& window, const LineQuery& query,
                          const CapPrices& caps) {
  const std::vector<LineCell>& cells = shape.rules().cells;
  scale_ = query.scale;
  layers_.set(shape.rules(), window, caps.counted);
  cap_price_.assign(window.room.size(), 0);
  active_price_.clear();
  priced_.clear();
  worth_ = 0;
  for (const int active : window.active) {
    if (layers_.counts(active)) continue;
    const std::size_t cap = static_cast<std::size_t>(active);
    priced_.push_back(active);
    cap_price_[cap] = caps.price[cap];
    active_price_.push_back(caps.price[cap]);
    worth_ += caps.price[cap] * window.room[cap];
  }
  highest_ = 1;
  for (const Price price : query.prices) {
    if (price < kNever / 2) highest_ = std::max(highest_, std::abs(price));
  }
  grain_ = std::max(1, highest_ / 256);
  true_.assign(query.prices.begin(), query.prices.end());
  penalised_.onward.assign(true_.size(), kNever);
  penalised_.fresh.assign(true_.size(), kNever);
  for (int step = 0; step < window.count(); ++step) {
    if (window.period(step) < 0) continue;
    const std::size_t local = cells_before(shape, step);
    const std::size_t first = cells_before(shape, window.period(step));
    for (std::size_t kind = 0; kind < cells_before(shape, 1); ++kind) {
      const LineCell& cell = cells[first + kind];
      Price& price = true_[local + kind];
      if (!cell.allowed || (!window.barred.empty() && window.barred[first + kind] != 0)) {
        price = kNever;
      }
      if (price >= kNever / 2) continue;
      Price& onward = penalised_.onward[local + kind];
      onward = price + (cell.charge != 0 ? charge_price(cell.charge, cap_price_) : 0);
      penalised_.fresh[local + kind] =
          onward +
          (cell.charge_fresh != 0 ? charge_price(cell.charge_fresh & ~cell.charge, cap_price_) : 0);
    }
  }
}

Line BestLine::trace(const LineShape& shape, const LineWindow& window) {
  Line line;
  used_.assign(window.room.size(), 0);
  LineStanding at{.node = window.start};
  for (int step = 0; step < window.count(); ++step) {
    const int period = window.period(step);
    if (period < 0) {
      at.node = window.node_behind(step, at.node);
      continue;
    }
    const std::size_t local = cells_before(shape, step);
    const std::size_t first = cells_before(shape, period);
    const auto is_fresh = [&](int kind) {
      return shape.is_fresh(first + static_cast<std::size_t>(kind), at.node);
    };
    const auto charge_of = [&](int kind) {
      return shape.rules().cells[first + static_cast<std::size_t>(kind)].charged(is_fresh(kind));
    };
    const auto price_of = [&](int kind) {
      const auto& prices = is_fresh(kind) ? penalised_.fresh : penalised_.onward;
      return prices[local + static_cast<std::size_t>(kind)];
    };
    Held best = kOff;
    const int rest =
        window.may_rest(period) ? shape.step(at.node, period, kOff) : LineShape::kNowhere;
    LineStanding next{.node = rest, .layer = at.layer, .load = at.load};
    Price least =
        next.node == LineShape::kNowhere
            ? kNever
            : table_.at(step + 1, next) + shape.step_price(at.node, period, kOff) * scale_;
    for (int kind = 0; kind < shape.kinds(); ++kind) {
      if (price_of(kind) >= kNever / 2) continue;
      const std::size_t cell = first + static_cast<std::size_t>(kind);
      const Held held = static_cast<Held>(kind);
      const CapSet charge = charge_of(kind);
      const LineStanding to{.node = shape.step(at.node, period, held),
                            .layer = layers_.after(at.layer, charge),
                            .load = at.load + shape.load(cell)};
      if (to.node == LineShape::kNowhere || to.layer == CapLayers::kOver) continue;
      const Price of_step =
          shape.step_price(at.node, period, held) + layers_.price(at.layer, charge);
      const Price through = price_of(kind) + of_step * scale_ + table_.at(step + 1, to);
      if (through < least) {
        least = through;
        best = held;
        next = to;
      }
    }
    if (best != kOff) {
      CapSet charge = charge_of(best);
      for (std::size_t cap = 0; charge != 0; ++cap, charge >>= 1) {
        used_[cap] += static_cast<int>(charge & 1);
      }
    }
    at = next;
    line.push_back(best);
  }
  return line;
}

// Resilient steps: longer while the direction holds, half when it turns.
void BestLine::learn(const LineWindow& window, CapPrices& caps) const {
  for (const int active : priced_) {
    const std::size_t cap = static_cast<std::size_t>(active);
    const int excess = used_[cap] - window.room[cap];
    Price& step = caps.step[cap];
    Price& price = caps.price[cap];
    if (excess > 0 || (excess < 0 && price > 0)) ++caps.blame[cap];
    if (excess > 0) {
      step = step > 0 ? std::min(step + step / 2 + 1, highest_) : std::max(grain_, -step / 2);
    } else if (excess < 0 && price > 0) {
      step = step < 0 ? std::max(step + step / 2 - 1, -highest_) : std::min(-grain_, -step / 2);
    } else {
      continue;
    }
    price = std::clamp(price + step, 0, highest_);
  }
}

void BestLine::weigh(const LineWindow& window, CapPrices& caps) const {
  if (caps.searched < kWeighAfter || caps.searched * kLabelCost < caps.filled) return;
  const auto blame = std::max_element(priced_.begin(), priced_.end(), [&](int a, int b) {
    return caps.blame[static_cast<std::size_t>(a)] < caps.blame[static_cast<std::size_t>(b)];
  });
  caps.searched = caps.filled = 0;
  if (blame == priced_.end()) return;
  const std::size_t cap = static_cast<std::size_t>(*blame);
  if (layers_.count() * (window.room[cap] + 1) <= CapLayers::kMostLayers) {
    caps.counted.push_back(*blame);
  }
  std::fill(caps.blame.begin(), caps.blame.end(), 0);
}

bool BestLine::begin(const LineWindow& window, CapPrices& caps) {
  caps.price.resize(window.room.size(), 0);
  caps.step.resize(window.room.size(), 0);
  caps.blame.resize(window.room.size(), 0);
  return window.most_load >= window.least_load && window.start != LineShape::kNowhere &&
         std::ranges::all_of(window.room, [](int room) { return room >= 0; });
}

bool BestLine::fill(const LineShape& shape, const LineWindow& window, const LineQuery& query,
                    CapPrices& caps) {
  set_prices(shape, window, query, caps);
  table_.fill(shape, window, penalised_, layers_, query.scale);
  work_ += static_cast<std::int64_t>(table_.places()) / 8;
  caps.filled += static_cast<std::int64_t>(table_.places());
  root_ = table_.at(0, {.node = window.start});
  return root_ < kNever / 2;
}

RelaxedLine BestLine::bound(const LineShape& shape, const LineWindow& window,
                            const LineQuery& query, CapPrices& caps) {
  if (!begin(window, caps) || !fill(shape, window, query, caps)) return {};
  Line line = trace(shape, window);
  return {.bound = root_ - worth_, .inside = std::move(line), .used = used_};
}

bool BestLine::relax(const LineShape& shape, const LineWindow& window, const LineQuery& query,
                     CapPrices& caps, FoundLine& best) {
  if (!fill(shape, window, query, caps)) return true;
  best.bound = std::max(best.bound, root_ - worth_);
  if (best.bound >= std::min(best.cost, query.below)) return true;
  Line line = trace(shape, window);
  Price slack = 0;
  for (const int active : priced_) {
    const std::size_t cap = static_cast<std::size_t>(active);
    if (used_[cap] > window.room[cap]) return false;
    slack += cap_price_[cap] * (window.room[cap] - used_[cap]);
  }
  const Price cost = root_ - worth_ + slack;
  if (cost < std::min(best.cost, query.below)) {
    best.found = true;
    best.cost = cost;
    best.inside = std::move(line);
  }
  return best.found && best.cost <= best.bound;
}

FoundLine BestLine::find(const LineShape& shape, const LineWindow& window, const LineQuery& query,
                         CapPrices& caps) {
  FoundLine best;
  best.exact = true;
  if (!begin(window, caps)) return best;
  best.bound = -kNever;
  // Searches grow while the cap prices learn; as a rule the first or second is the last.
  for (int most = kFirstLabels;; most *= 4) {
    if (relax(shape, window, query, caps, best)) break;
    const bool last = most >= query.most_labels;
    best.exact = search(shape, window, std::min(most, query.most_labels), last,
                        std::min(best.cost, query.below), best);
    caps.searched += static_cast<std::int64_t>(labels_.size());
    learn(window, caps);
    weigh(window, caps);
    if (best.exact || last) break;
  }
  if (best.bound == -kNever) best.bound = kNever;
  if (best.exact) best.bound = best.found ? best.cost : std::max(best.bound, query.below);
  return best;
}

}  // namespace respite
