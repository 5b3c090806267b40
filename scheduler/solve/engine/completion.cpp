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

void CompletionTable::set_bands(const LineShape& shape, const LineWindow& window) {
  const int least = window.least_load;
  const int periods = window.end - window.begin;
  bands_.resize(static_cast<std::size_t>(periods + 1));
  int width = 1;
  for (int done = 0; done <= periods; ++done) {
    const int reach = shape.longest_load() * shape.most_on_duty(done);
    const int ahead = shape.longest_load() * shape.most_on_duty(periods - done);
    Band& band = bands_[static_cast<std::size_t>(done)];
    band.low = std::max(0, least - ahead);
    band.high = std::max(band.low, std::min(window.most_load, reach));
    width = std::max(width, band.high - band.low + 1);
  }
  pad_ = static_cast<std::size_t>(shape.longest_load());
  stride_ = static_cast<std::size_t>(width) + 2 * pad_;
}

void CompletionTable::fill(const LineShape& shape, const LineWindow& window,
                           const CellPrices& prices, const CapLayers& layers, Price load_scale) {
  begin_ = window.begin;
  nodes_ = shape.nodes();
  layers_ = layers.count();
  set_bands(shape, window);
  size_ = stride_ * static_cast<std::size_t>(nodes_) * static_cast<std::size_t>(layers_) *
          bands_.size();
  if (rows_.size() < size_) rows_.resize(size_);
  fill_end(shape, window, load_scale);
  for (int period = window.end - 1; period >= begin_; --period) {
    fill_period(shape, window, prices, layers, period);
  }
}

void CompletionTable::fill_end(const LineShape& shape, const LineWindow& window, Price load_scale) {
  const Band band = bands_.back();
  const int least = window.least_load;
  for (int node = 0; node < nodes_; ++node) {
    for (int layer = 0; layer < layers_; ++layer) {
      Price* out = row(window.end, node, layer);
      std::fill(out - pad_, out - pad_ + stride_, kNever);
      if (!window.closes[static_cast<std::size_t>(node)]) continue;
      for (int load = std::max(band.low, least); load <= std::min(band.high, window.most_load);
           ++load) {
        out[load - band.low] =
            window.part_of_load ? 0 : shape.load_price(load + window.outside_load) * load_scale;
      }
    }
  }
}

void CompletionTable::fill_period(const LineShape& shape, const LineWindow& window,
                                  const CellPrices& prices, const CapLayers& layers, int period) {
  Choice choices[kMostKinds];
  const std::size_t kinds = static_cast<std::size_t>(shape.kinds());
  const std::size_t first = static_cast<std::size_t>(period - begin_) * kinds;
  const std::size_t cell = static_cast<std::size_t>(period) * kinds;
  const LineCell* cells = &shape.rules().cells[cell];
  const Band band = bands_[static_cast<std::size_t>(period - begin_)];
  // From the same load now to where it lies in the next row.
  const int shift = band.low - bands_[static_cast<std::size_t>(period - begin_ + 1)].low;
  const int count = band.high - band.low + 1;
  const auto gather = [&](bool fresh, int run, int layer) {
    std::size_t many = 0;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      const Price price = fresh ? prices.fresh[first + kind] : prices.onward[first + kind];
      if (price >= kNever / 2) continue;
      const int after =
          layers.after(layer, cells[kind].charge | (fresh ? cells[kind].charge_fresh : 0));
      if (after == CapLayers::kOver) continue;
      const int node = shape.work(shape.class_of(static_cast<int>(kind)), run);
      const Price* next = row(period + 1, node, after) + shift + shape.load(cell + kind);
      choices[many++] = {next, price, std::uint64_t{1} << kind};
    }
    return many;
  };
  const bool may_rest = window.may_rest(period);
  const auto set = [&](int node, int layer, int idle, std::size_t many, std::uint64_t allowed) {
    Price* out = row(period, node, layer);
    const Price* rest = idle < 0 || !may_rest ? nullptr : row(period + 1, idle, layer) + shift;
    std::fill(out - pad_, out, kNever);
    least(out, count, rest, choices, many, allowed);
    std::fill(out + count, out - pad_ + stride_, kNever);
  };

  const int rested = shape.start();
  for (int layer = 0; layer < layers_; ++layer) {
    for (int node = 0; node < rested; ++node) set(node, layer, node + 1, 0, 0);
    set(rested, layer, rested, gather(true, 1, layer), ~std::uint64_t{0});
    for (int run = 1; run <= shape.run_levels(); ++run) {
      const int longer = shape.longer(run);
      const std::size_t many = longer != 0 ? gather(false, longer, layer) : 0;
      const int idle = shape.may_end(run, period) ? 0 : -1;
      for (int c = 0; c < shape.classes(); ++c) {
        set(shape.work(c, run), layer, idle, many, shape.follows(c));
      }
    }
  }
}

}  // namespace respite
