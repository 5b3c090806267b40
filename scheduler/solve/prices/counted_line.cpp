#include "scheduler/solve/prices/counted_line.h"

#include <algorithm>

#include "scheduler/solve/engine/wide.h"

namespace respite {
namespace {

constexpr int kStretch = 8;         // periods between the rows that are kept
constexpr int kPlacesOfLabel = 32;  // places of a table that take as long as a label

constexpr Price kMargin = 2'000;  // that a line may cost at best while other loads are left out

constexpr int kNear = 2;  // of the longest load: how far from a line is near it

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
  shape_ = &shape;
  states_ = &states;
  prices_ = prices;
  scale_ = scale;
  nodes_ = shape.nodes();
  narrow_loads();
  CountedAnswer answer = find_among_loads(with_line);
  if (answer.cost == kNever && is_narrowed()) {
    all_loads();
    answer = find_among_loads(with_line);
  }
  return answer;
}

CountedAnswer CountedLine::find_among_loads(bool with_line) {
  set_bands();
  const int periods = shape_->periods();
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
  const Price cost = next[row(0, shape_->start())];
  std::swap(next, spare_);
  if (cost < kNever / 2) {
    answer.cost = cost;
    if (with_line) answer.line = trace();
  }
  answer.bound = std::min(answer.cost, beyond_);
  return answer;
}

void CountedLine::all_loads() {
  least_ = shape_->min_load();
  most_ = shape_->max_load();
  beyond_ = kNever;
}

bool CountedLine::is_narrowed() const {
  return least_ > shape_->min_load() || most_ < shape_->max_load();
}

Price CountedLine::load_price(int load) const {
  if (excess_ == 0) return shape_->load_price(load);
  return load_cost(shape_->rules(), load * shape_->load_unit() - excess_);
}

// Loads so far from the fair one that all that the prices give would not make up for it are none.
void CountedLine::narrow_loads() {
  const auto kinds = static_cast<std::size_t>(shape_->kinds());
  const std::vector<LineCell>& cells = shape_->rules().cells;
  std::int64_t gain = 0;
  for (std::size_t first = 0; first < cells.size(); first += kinds) {
    Price best = 0;
    for (std::size_t cell = first; cell < first + kinds; ++cell)
      if (cells[cell].allowed) best = std::min(best, prices_[cell]);
    gain -= best;
  }
  all_loads();
  if (!shape_->rules().prices_load()) return;
  const auto is_dear = [&](int load) {
    const std::int64_t price = std::int64_t{load_price(load)} * scale_;
    if (price <= gain + std::int64_t{kMargin} * scale_) return false;
    beyond_ = static_cast<Price>(std::min<std::int64_t>(beyond_, price - gain));
    return true;
  };
  while (least_ < most_ && is_dear(least_)) ++least_;
  while (least_ < most_ && is_dear(most_)) --most_;
}

void CountedLine::set_bands() {
  const auto kinds = static_cast<std::size_t>(shape_->kinds());
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
            load_price(load) * scale_;
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

// Being off first. The period's duties are set.
template <class Visit>
void CountedLine::each_way(int period, int state, int node, Visit visit) const {
  if (const int off = shape_->step(node, period, kOff); off != LineShape::kNowhere)
    visit({states_->after(period, state, 0), off, 0, shape_->rest_price(node, period) * scale_,
           kOff});
  const bool is_off = shape_->is_off(node);
  if (is_off && !shape_->may_begin(node)) return;
  const std::uint64_t of = is_off ? ~std::uint64_t{0} : std::uint64_t{1} << shape_->class_at(node);
  for (const Duty& duty : is_off ? fresh_ : onward_) {
    if ((duty.after & of) == 0) continue;
    const int to = shape_->onward(node, duty.duty_class);
    const int counted = states_->after(period, state, duty.charge);
    if (to == LineShape::kNowhere || counted == CountStates::kOver) continue;
    const Price price = duty.price + shape_->duty_price(node, period, duty.duty_class) * scale_;
    visit({counted, to, duty.load, price, duty.held});
  }
}

void CountedLine::fill(int period, const Rows& next, Rows& rows) {
  set_duties(period);
  const Loads loads = loads_[static_cast<std::size_t>(period)];
  // From a load now to where it lies in the next row.
  const int shift = loads.low - loads_[static_cast<std::size_t>(period) + 1].low;
  const int count = loads.high - loads.low + 1;
  if (rows.size() < size(period)) rows.resize(size(period));
  for (int state = 0; state < states_->count(period); ++state)
    for (int node = 0; node < nodes_; ++node) {
      Price* out = rows.data() + row(state, node);
      std::fill(out - pad_, out + count + static_cast<int>(pad_), kNever);
      each_way(period, state, node, [&](const Way& way) {
        lower(out, next.data() + row(way.state, way.node) + shift + way.load, way.price, count);
      });
    }
  work_ += static_cast<std::int64_t>(size(period)) / kPlacesOfLabel;
}

Line CountedLine::trace() {
  Line line;
  Way at{.state = 0, .node = shape_->start()};
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
      at = best_way(period, at, stretch_[static_cast<std::size_t>(period + 1 - begin)]);
      line.push_back(at.held);
    }
  }
  return line;
}

// Loads of ways are of the whole line here.
CountedLine::Way CountedLine::best_way(int period, const Way& from, const Rows& next) {
  set_duties(period);
  const int low = loads_[static_cast<std::size_t>(period) + 1].low;
  Way best;
  Price least = kNever;
  each_way(period, from.state, from.node, [&](const Way& way) {
    const int load = from.load + way.load;
    const Price with =
        way.price + next[row(way.state, way.node) + static_cast<std::size_t>(load - low)];
    if (with >= least) return;
    least = with;
    best = way;
    best.load = load;
  });
  return best;
}

}  // namespace respite
