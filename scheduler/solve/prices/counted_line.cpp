#include "scheduler/solve/prices/counted_line.h"

#include <algorithm>

namespace respite {
namespace {

constexpr int kStretch = 8;         // periods between the rows that are kept
constexpr int kPlacesOfLabel = 32;  // places of a table that take as long as a label

constexpr Price kMargin = 2'000;  // that a line may cost at best while other loads are left out

constexpr int kNear = 2;  // of the longest load: how far from a line is near it

// The wide registers where the machine has them, the same numbers either way.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__clang__)
#define RESPITE_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define RESPITE_WIDE
#endif

RESPITE_WIDE void set(Price* __restrict out, const Price* __restrict next, Price price, int count) {
  for (int i = 0; i < count; ++i) out[i] = next[i] + price;
}

RESPITE_WIDE void lower(Price* __restrict out, const Price* __restrict next, Price price,
                        int count) {
  for (int i = 0; i < count; ++i) {
    const Price with = next[i] + price;
    out[i] = with < out[i] ? with : out[i];
  }
}

}  // namespace

CountedAnswer CountedLine::find(const LineShape& shape, const CountStates& states,
                                std::span<const Price> prices, Price scale, bool with_line) {
  begin(shape, states, prices, scale);
  const int periods = shape.periods();
  Rows next;
  std::swap(next, spare_);
  fill_end(next);
  kept_.resize(static_cast<std::size_t>(periods / kStretch) + 2);
  if (with_line) kept_[static_cast<std::size_t>((periods - 1) / kStretch) + 1] = next;
  Rows rows;
  for (int period = periods - 1; period >= 0; --period) {
    fill(period, next, rows);
    std::swap(rows, next);
    if (with_line && period % kStretch == 0)
      kept_[static_cast<std::size_t>(period / kStretch)] = next;
  }
  CountedAnswer answer;
  answer.cost = next[row(0, shape.start())];
  answer.bound = std::min(answer.cost, beyond_);
  std::swap(next, spare_);
  if (answer.cost >= kNever / 2) {
    answer.cost = kNever;
  } else if (with_line) {
    answer.line = trace();
  }
  return answer;
}

void CountedLine::begin(const LineShape& shape, const CountStates& states,
                        std::span<const Price> prices, Price scale) {
  shape_ = &shape;
  states_ = &states;
  prices_ = prices;
  scale_ = scale;
  nodes_ = shape.nodes();
  set_loads();
}

// Loads so far from the fair one that all that the prices give would not make up for it are none.
void CountedLine::set_loads() {
  const auto kinds = static_cast<std::size_t>(shape_->kinds());
  const std::vector<LineCell>& cells = shape_->rules().cells;
  std::int64_t gain = 0;
  for (std::size_t first = 0; first < cells.size(); first += kinds) {
    Price best = 0;
    for (std::size_t cell = first; cell < first + kinds; ++cell)
      if (cells[cell].allowed) best = std::min(best, prices_[cell]);
    gain -= best;
  }
  least_ = shape_->min_load();
  most_ = shape_->max_load();
  beyond_ = kNever;
  if (shape_->rules().prices_load()) {
    const auto is_dear = [&](int load) {
      const std::int64_t price = std::int64_t{shape_->load_price(load)} * scale_;
      if (price <= gain + std::int64_t{kMargin} * scale_) return false;
      beyond_ = static_cast<Price>(std::min<std::int64_t>(beyond_, price - gain));
      return true;
    };
    while (least_ < most_ && is_dear(least_)) ++least_;
    while (least_ < most_ && is_dear(most_)) --most_;
  }
  const int periods = shape_->periods();
  const int longest = shape_->longest_load();
  loads_.resize(static_cast<std::size_t>(periods) + 1);
  int width = 1;
  int near = 0;  // load of the line to stay near
  for (int period = 0; period <= periods; ++period) {
    Loads& loads = loads_[static_cast<std::size_t>(period)];
    loads.low = std::max(0, least_ - longest * shape_->most_on_duty(periods - period));
    loads.high = std::min(most_, longest * shape_->most_on_duty(period));
    if (near_ != nullptr) {
      loads.low = std::max(loads.low, near - kNear * longest);
      loads.high = std::min(loads.high, near + kNear * longest);
      const Held held = period < periods ? (*near_)[static_cast<std::size_t>(period)] : kOff;
      if (held != kOff)
        near +=
            shape_->load(static_cast<std::size_t>(period) * kinds + static_cast<std::size_t>(held));
    }
    loads.high = std::max(loads.low, loads.high);
    width = std::max(width, loads.high - loads.low + 1);
  }
  pad_ = static_cast<std::size_t>(longest);
  stride_ = static_cast<std::size_t>(width) + 2 * pad_;
}

void CountedLine::fill_end(Rows& rows) const {
  const Loads loads = loads_.back();
  const int periods = shape_->periods();
  rows.assign(size(periods), kNever);
  for (int state = 0; state < states_->count(periods); ++state)
    for (int node = 0; node < nodes_; ++node)
      for (int load = std::max(loads.low, least_); load <= std::min(loads.high, most_); ++load)
        rows[row(state, node) + static_cast<std::size_t>(load - loads.low)] =
            shape_->load_price(load) * scale_;
}

void CountedLine::set_duties(int period) {
  fresh_.clear();
  onward_.clear();
  const auto kinds = static_cast<std::size_t>(shape_->kinds());
  const std::size_t first = static_cast<std::size_t>(period) * kinds;
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    const LineCell& cell = shape_->rules().cells[first + kind];
    if (!cell.allowed || prices_[first + kind] >= kNever / 2) continue;
    const auto add = [&](std::vector<Duty>& duties, bool fresh, std::uint64_t after) {
      if (after == 0) return;
      const Duty duty{.duty_class = shape_->class_of(static_cast<int>(kind)),
                      .load = shape_->load(first + kind),
                      .charge = cell.charged(fresh) & states_->counted(),
                      .after = after,
                      .price = prices_[first + kind],
                      .held = static_cast<Held>(kind)};
      const auto same = std::ranges::find_if(duties, [&](const Duty& other) {
        return other.duty_class == duty.duty_class && other.load == duty.load &&
               other.charge == duty.charge && other.after == duty.after;
      });
      if (same == duties.end()) {
        duties.push_back(duty);
      } else if (duty.price < same->price) {
        *same = duty;
      }
    };
    const std::uint64_t after = shape_->may_follow(static_cast<int>(kind));
    const std::uint64_t joins = shape_->joins(first + kind);
    add(fresh_, true, ~std::uint64_t{0});
    add(onward_, false, after & joins);
    add(onward_, true, after & ~joins);
  }
}

void CountedLine::fill(int period, const Rows& next, Rows& rows) {
  set_duties(period);
  const Loads loads = loads_[static_cast<std::size_t>(period)];
  // From a load now to where it lies in the next row.
  const int shift = loads.low - loads_[static_cast<std::size_t>(period) + 1].low;
  const int count = loads.high - loads.low + 1;
  if (rows.size() < size(period)) rows.resize(size(period));
  const auto from = [&](int state, int node, int load) {
    return next.data() + row(state, node) + shift + load;
  };
  for (int state = 0; state < states_->count(period); ++state) {
    const int rested = states_->after(period, state, 0);
    for (int node = 0; node < nodes_; ++node) {
      Price* out = rows.data() + row(state, node);
      std::fill(out - pad_, out + count + static_cast<int>(pad_), kNever);
      const int off = shape_->step(node, period, kOff);
      if (off != LineShape::kNowhere)
        set(out, from(rested, off, 0), shape_->rest_price(node, period) * scale_, count);
      const bool is_off = shape_->is_off(node);
      if (is_off && !shape_->may_begin(node)) continue;
      const std::uint64_t of =
          is_off ? ~std::uint64_t{0} : std::uint64_t{1} << shape_->class_at(node);
      for (const Duty& duty : is_off ? fresh_ : onward_) {
        if ((duty.after & of) == 0) continue;
        const int to = shape_->onward(node, duty.duty_class);
        const int counted = states_->after(period, state, duty.charge);
        if (to == LineShape::kNowhere || counted == CountStates::kOver) continue;
        const Price price = duty.price + shape_->duty_price(node, period, duty.duty_class) * scale_;
        lower(out, from(counted, to, duty.load), price, count);
      }
    }
  }
  work_ += static_cast<std::int64_t>(size(period)) / kPlacesOfLabel;
}

Line CountedLine::trace() {
  Line line;
  int state = 0;
  int node = shape_->start();
  int load = 0;
  const int periods = shape_->periods();
  stretch_.resize(kStretch + 1);
  for (int begin = 0; begin < periods; begin += kStretch) {
    const int end = std::min(begin + kStretch, periods);
    std::swap(stretch_[static_cast<std::size_t>(end - begin)],
              kept_[static_cast<std::size_t>(begin / kStretch) + 1]);
    for (int period = end - 1; period > begin; --period)
      fill(period, stretch_[static_cast<std::size_t>(period + 1 - begin)],
           stretch_[static_cast<std::size_t>(period - begin)]);
    for (int period = begin; period < end; ++period) {
      const Rows& next = stretch_[static_cast<std::size_t>(period + 1 - begin)];
      const int low = loads_[static_cast<std::size_t>(period) + 1].low;
      const auto at = [&](int its_state, int its_node, int its_load) {
        return next[row(its_state, its_node) + static_cast<std::size_t>(its_load - low)];
      };
      set_duties(period);
      Held best = kOff;
      Price least = kNever;
      int to_state = states_->after(period, state, 0);
      int to_node = shape_->step(node, period, kOff);
      int to_load = load;
      if (to_node != LineShape::kNowhere)
        least = at(to_state, to_node, load) + shape_->rest_price(node, period) * scale_;
      const bool is_off = shape_->is_off(node);
      const std::uint64_t of =
          is_off ? ~std::uint64_t{0} : std::uint64_t{1} << shape_->class_at(node);
      if (!is_off || shape_->may_begin(node))
        for (const Duty& duty : is_off ? fresh_ : onward_) {
          if ((duty.after & of) == 0) continue;
          const int to = shape_->onward(node, duty.duty_class);
          const int counted = states_->after(period, state, duty.charge);
          if (to == LineShape::kNowhere || counted == CountStates::kOver) continue;
          const Price with = duty.price +
                             shape_->duty_price(node, period, duty.duty_class) * scale_ +
                             at(counted, to, load + duty.load);
          if (with >= least) continue;
          least = with;
          best = duty.held;
          to_state = counted;
          to_node = to;
          to_load = load + duty.load;
        }
      line.push_back(best);
      state = to_state;
      node = to_node;
      load = to_load;
    }
  }
  return line;
}

}  // namespace respite
