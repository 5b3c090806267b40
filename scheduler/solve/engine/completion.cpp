#include "scheduler/solve/engine/completion.h"

#include <algorithm>

// The wide registers where the machine has them, the same numbers either way.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__clang__)
#define RESPITE_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define RESPITE_WIDE
#endif

namespace respite {

namespace {

// One kind of duty that may come next: where its row begins and what it costs.
struct Choice {
  const Price* next;
  Price price;
  std::uint64_t bit;
};

// out[i] = the least of next[i] + price over the choices in `allowed`, or `idle`[i].
RESPITE_WIDE void least(Price* __restrict out, int count, const Price* idle, const Choice* choices,
                        std::size_t many, std::uint64_t allowed) {
  if (idle != nullptr) {
    for (int i = 0; i < count; ++i) out[i] = idle[i];
  } else {
    for (int i = 0; i < count; ++i) out[i] = kNever;
  }
  for (std::size_t c = 0; c < many; ++c) {
    if ((allowed & choices[c].bit) == 0) continue;
    const Price* __restrict next = choices[c].next;
    const Price price = choices[c].price;
    for (int i = 0; i < count; ++i) {
      const Price with = next[i] + price;
      out[i] = with < out[i] ? with : out[i];
    }
  }
}

}  // namespace

void CompletionTable::fill(const LineShape& shape, const LineWindow& window,
                           const CellPrices& prices) {
  begin_ = window.begin;
  nodes_ = shape.nodes();
  loads_ = std::max(0, window.most_load) + 1;
  stride_ = static_cast<std::size_t>(loads_ + shape.longest_load());
  const std::size_t size = stride_ * static_cast<std::size_t>(nodes_) *
                           static_cast<std::size_t>(window.end - begin_ + 1);
  if (rows_.size() < size) rows_.resize(size);
  fill_end(shape, window);
  for (int period = window.end - 1; period >= begin_; --period) {
    fill_period(shape, window, prices, period);
  }
}

void CompletionTable::fill_end(const LineShape& shape, const LineWindow& window) {
  for (int node = 0; node < nodes_; ++node) {
    Price* out = &rows_[row(window.end, node)];
    std::fill(out, out + stride_, kNever);
    if (!window.closes[static_cast<std::size_t>(node)]) continue;
    const int least = std::max(0, shape.min_load() - window.outside_load);
    for (int load = least; load <= window.most_load; ++load) {
      out[load] = shape.load_price(load + window.outside_load);
    }
  }
}

void CompletionTable::fill_period(const LineShape& shape, const LineWindow& window,
                                  const CellPrices& prices, int period) {
  Choice choices[kMostKinds];
  const std::size_t first =
      static_cast<std::size_t>(period - begin_) * static_cast<std::size_t>(shape.kinds());
  const std::size_t cell =
      static_cast<std::size_t>(period) * static_cast<std::size_t>(shape.kinds());
  const auto gather = [&](const std::vector<Price>& price, int run) {
    std::size_t many = 0;
    for (int kind = 0; kind < shape.kinds(); ++kind) {
      const std::size_t k = static_cast<std::size_t>(kind);
      if (price[first + k] >= kNever / 2) continue;
      const Price* next = &rows_[row(period + 1, shape.work(shape.class_of(kind), run))];
      choices[many++] = {next + shape.load(cell + k), price[first + k], std::uint64_t{1} << kind};
    }
    return many;
  };
  const auto seal = [&](Price* out) { std::fill(out + loads_, out + stride_, kNever); };
  (void)window;

  const int rested = shape.start();
  for (int node = 0; node <= rested; ++node) {
    Price* out = &rows_[row(period, node)];
    const Price* idle = &rows_[row(period + 1, std::min(node + 1, rested))];
    const std::size_t many = node == rested ? gather(prices.fresh, 1) : 0;
    least(out, loads_, idle, choices, many, ~std::uint64_t{0});
    seal(out);
  }
  const Price* rest = &rows_[row(period + 1, 0)];
  for (int run = 1; run <= shape.run_levels(); ++run) {
    const int longer = shape.longer(run);
    const std::size_t many = longer != 0 ? gather(prices.onward, longer) : 0;
    const Price* idle = shape.may_end(run, period) ? rest : nullptr;
    for (int c = 0; c < shape.classes(); ++c) {
      Price* out = &rows_[row(period, shape.work(c, run))];
      least(out, loads_, idle, choices, many, shape.follows(c));
      seal(out);
    }
  }
}

}  // namespace respite
