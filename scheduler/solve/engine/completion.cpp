#include "scheduler/solve/engine/completion.h"

#include <algorithm>
#include <array>
#include <span>

#include "scheduler/solve/engine/wide.h"

namespace respite {

namespace {

// Duties that may come next and lead to the same place: what the cheapest of them costs.
struct Duty {
  int duty_class;
  int load;
  CapSet charge;        // counted in layers
  std::uint64_t after;  // classes it may follow, as bits
  Price price;
};

// A duty from a node, wherever its caps stand.
struct Move {
  std::size_t next;  // where the row of the next node's first layer begins
  int shift;         // ... and how far on the same load
  CapSet charge;
  std::uint64_t after;
  Price price;
};

// Where the row of a duty begins.
struct Choice {
  const Price* next;
  Price price;
  std::uint64_t after;
};

using DutyRoom = std::array<Duty, 2 * kMostKinds>;

// What may be held in the period, at the step's prices: after a period off, or one on duty, where
// the same duty may join some classes and not others.
std::span<const Duty> duties_of(const LineShape& shape, const CapLayers& layers, int period,
                                const CellPrices& prices, std::size_t first, bool after_off,
                                DutyRoom& room) {
  std::size_t many = 0;
  const std::size_t kinds = static_cast<std::size_t>(shape.kinds());
  const std::size_t cell = static_cast<std::size_t>(period) * kinds;
  const auto add = [&](std::size_t kind, bool fresh, std::uint64_t after) {
    const std::vector<Price>& of = fresh ? prices.fresh : prices.onward;
    if (after == 0 || of[first + kind] >= kNever / 2) return;
    const Duty duty = {.duty_class = shape.class_of(static_cast<int>(kind)),
                       .load = shape.load(cell + kind),
                       .charge = layers.counted(shape.rules().cells[cell + kind].charged(fresh)),
                       .after = after,
                       .price = of[first + kind]};
    const auto same = std::find_if(room.begin(), room.begin() + many, [&](const Duty& other) {
      return other.duty_class == duty.duty_class && other.load == duty.load &&
             other.charge == duty.charge && other.after == duty.after;
    });
    if (same == room.begin() + many) {
      room[many++] = duty;
    } else {
      same->price = std::min(same->price, duty.price);
    }
  };
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    const std::uint64_t after = shape.may_follow(static_cast<int>(kind));
    const std::uint64_t joins = shape.joins(cell + kind);
    if (after_off) {
      add(kind, true, ~std::uint64_t{0});
    } else {
      add(kind, false, after & joins);
      add(kind, true, after & ~joins);
    }
  }
  return {room.data(), many};
}

// The most periods on duty in the steps walked so far.
class MostOnDuty {
 public:
  explicit MostOnDuty(const LineShape& shape) : shape_(&shape) {}
  void walk(int period) {
    if (period >= 0) {
      ++span_;
    } else {
      spans_before_ = most();
      span_ = 0;
    }
  }
  [[nodiscard]] int most() const { return spans_before_ + shape_->most_on_duty(span_); }

 private:
  const LineShape* shape_;
  int spans_before_ = 0;
  int span_ = 0;
};

// Rows are gone through so many loads at once; those beyond the last mean nothing.
constexpr int kLanes = 8;
constexpr int in_lanes(int count) { return (count + kLanes - 1) / kLanes * kLanes; }

// out[i] = the least of next[i] + price over the choices that may follow, or `idle`[i] and its
// price.
RESPITE_WIDE void least(Price* __restrict out, int lanes, const Price* idle, Price idle_price,
                        const Choice* choices, std::size_t many, std::uint64_t follows) {
  const int count = lanes / kLanes * kLanes;  // so the compiler knows
  if (idle != nullptr) {
    for (int i = 0; i < count; ++i) out[i] = idle[i] + idle_price;
  } else {
    for (int i = 0; i < count; ++i) out[i] = kNever;
  }
  for (std::size_t c = 0; c < many; ++c) {
    if ((choices[c].after & follows) == 0) continue;
    const Price* __restrict next = choices[c].next;
    const Price price = choices[c].price;
    for (int i = 0; i < count; ++i) {
      const Price with = next[i] + price;
      out[i] = with < out[i] ? with : out[i];
    }
  }
}

}  // namespace

void CompletionTable::set_bands(const LineShape& shape, const LineWindow& window) {
  const int least = window.least_load;
  bands_.resize(window.steps.size() + 1);
  MostOnDuty ahead(shape);
  for (std::size_t step = bands_.size(); step-- > 0;) {
    bands_[step].low = std::max(0, least - shape.longest_load() * ahead.most());
    if (step > 0) ahead.walk(window.steps[step - 1]);
  }
  MostOnDuty behind(shape);
  int width = 1;
  for (std::size_t step = 0; step < bands_.size(); ++step) {
    Band& band = bands_[step];
    const int reach = shape.longest_load() * behind.most();
    band.high = std::max(band.low, std::min(window.most_load, reach));
    if (step < window.steps.size()) behind.walk(window.steps[step]);
    width = std::max(width, band.high - band.low + 1);
  }
  pad_ = static_cast<std::size_t>(shape.longest_load());
  stride_ = static_cast<std::size_t>(in_lanes(width)) + 2 * pad_;
}

void CompletionTable::fill(const LineShape& shape, const LineWindow& window,
                           const CellPrices& prices, const CapLayers& layers, Price scale) {
  scale_ = scale;
  nodes_ = shape.nodes();
  layers_ = layers.count();
  set_bands(shape, window);
  size_ = stride_ * static_cast<std::size_t>(nodes_) * static_cast<std::size_t>(layers_) *
          bands_.size();
  if (rows_.size() < size_ + kLanes) rows_.resize(size_ + kLanes);
  fill_end(shape, window);
  for (int step = window.count() - 1; step >= 0; --step) {
    if (window.period(step) < 0) {
      fill_fixed(window, step);
    } else {
      fill_period(shape, window, prices, layers, step);
    }
  }
}

void CompletionTable::fill_end(const LineShape& shape, const LineWindow& window) {
  const Band band = bands_.back();
  const int least = window.least_load;
  for (int node = 0; node < nodes_; ++node) {
    for (int layer = 0; layer < layers_; ++layer) {
      Price* out = row(window.count(), node, layer);
      std::fill(out - pad_, out - pad_ + stride_, kNever);
      const Price closes = window.closes[static_cast<std::size_t>(node)];
      if (closes == kNever) continue;
      for (int load = std::max(band.low, least); load <= std::min(band.high, window.most_load);
           ++load) {
        const Price of_load =
            window.part_of_load ? 0 : shape.load_price(load + window.outside_load);
        out[load - band.low] = (closes + of_load) * scale_;
      }
    }
  }
}

void CompletionTable::fill_fixed(const LineWindow& window, int step) {
  // Nothing is held here, so that the loads worth a look are those of the next step.
  for (int node = 0; node < nodes_; ++node) {
    const int behind = window.node_behind(step, node);
    for (int layer = 0; layer < layers_; ++layer) {
      Price* out = row(step, node, layer) - pad_;
      if (behind == LineShape::kNowhere) {
        std::fill(out, out + stride_, kNever);
      } else {
        const Price* next = row(step + 1, behind, layer) - pad_;
        const Price price = window.price_behind(step, node) * scale_;
        std::transform(next, next + stride_, out, [price](Price rest) { return rest + price; });
      }
    }
  }
}

void CompletionTable::fill_period(const LineShape& shape, const LineWindow& window,
                                  const CellPrices& prices, const CapLayers& layers, int step) {
  const int period = window.period(step);
  const std::size_t first =
      static_cast<std::size_t>(step) * static_cast<std::size_t>(shape.kinds());
  const Band band = bands_[static_cast<std::size_t>(step)];
  // From the same load now to where it lies in the next row.
  const int shift = band.low - bands_[static_cast<std::size_t>(step) + 1].low;
  const int count = band.high - band.low + 1;
  DutyRoom rooms[2];
  const auto fresh = duties_of(shape, layers, period, prices, first, true, rooms[0]);
  const auto onward = duties_of(shape, layers, period, prices, first, false, rooms[1]);
  std::array<Move, 2 * kMostKinds> moves;
  std::array<Choice, 2 * kMostKinds> choices;
  std::size_t many = 0;
  // The duties that may follow on a node.
  const auto gather = [&](std::span<const Duty> duties, int node, std::uint64_t follows) {
    many = 0;
    for (const Duty& duty : duties) {
      const int next = shape.onward(node, duty.duty_class);
      if (next == LineShape::kNowhere || (duty.after & follows) == 0) continue;
      const Price price = duty.price + shape.duty_price(node, period, duty.duty_class) * scale_;
      moves[many++] = {row_begin(step + 1, next, 0), shift + duty.load, duty.charge, duty.after,
                       price};
    }
  };
  const bool may_rest = window.may_rest(period);
  const auto set = [&](int node, int idle, std::uint64_t follows) {
    const Price rest_price = shape.rest_price(node, period) * scale_;
    for (int layer = 0; layer < layers_; ++layer) {
      std::size_t open = 0;
      for (std::size_t i = 0; i < many; ++i) {
        const Move& move = moves[i];
        const int after = layers.after(layer, move.charge);
        if (after == CapLayers::kOver) continue;
        const Price* next = rows_.data() + move.next + static_cast<std::size_t>(after) * stride_;
        choices[open++] = {next + move.shift,
                           move.price + layers.price(layer, move.charge) * scale_, move.after};
      }
      Price* out = row(step, node, layer);
      const Price* rest = idle < 0 || !may_rest ? nullptr : row(step + 1, idle, layer) + shift;
      std::fill(out - pad_, out, kNever);
      least(out, in_lanes(count), rest, rest_price, choices.data(), open, follows);
      std::fill(out + count, out - pad_ + stride_, kNever);
    }
  };

  constexpr std::uint64_t kAll = ~std::uint64_t{0};
  const int rested = shape.rested();
  for (int node = 0; node <= rested; ++node) {
    gather(shape.may_begin(node) ? fresh : std::span<const Duty>(), node, kAll);
    set(node, std::min(node + 1, rested), kAll);
  }
  for (int run = 1; run <= shape.run_levels(); ++run) {
    const bool may_end = shape.may_end(run, period);
    // What may come next costs the same for all classes, unless streaks have a price.
    if (!shape.has_streaks() && shape.classes() > 0) gather(onward, shape.work(0, run), kAll);
    for (int c = 0; c < shape.classes(); ++c) {
      const std::uint64_t follows = std::uint64_t{1} << c;
      for (int streak = 1; streak <= shape.streaks(c, run); ++streak) {
        const int node = shape.work(c, run, streak);
        if (shape.has_streaks()) gather(onward, node, follows);
        set(node, may_end ? shape.off_node(c) : -1, follows);
      }
    }
  }
}

}  // namespace respite
