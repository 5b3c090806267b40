#include "scheduler/solve/engine/price_ascent.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace respite {

namespace {

constexpr std::int64_t kFinest = 256;  // parts of a point that a price may have
constexpr double kNew = 0.1;           // what a round counts among those before
constexpr double kFirstPace = 4.0;     // of what may be gained ...
constexpr double kLastPace = 0.1;      // ... in the end

LineProblem with_load_priced(LineProblem problem) {
  for (LineRules& rules : problem.people) {
    if (rules.prices_load()) continue;  // a load has its own price already
    rules.min_load = 0;
    rules.max_load = INT64_MAX;
  }
  return problem;
}

std::int64_t unit_of(const LineRules& rules) {
  std::int64_t unit = 0;
  for (const LineCell& cell : rules.cells) {
    if (cell.allowed) unit = std::gcd(unit, std::int64_t{cell.load});
  }
  return std::max<std::int64_t>(1, unit);
}

}  // namespace

PriceAscent::PriceAscent(const LineProblem& problem, WorkMeter* meter)
    : problem_(with_load_priced(problem)), lines_(problem_, meter), finder_(lines_) {
  Price dearest = 1;
  for (const LineCover& cover : problem.cover) {
    covers_.push_back({.least = cover.needed == 0 ? cover.wanted : cover.least,
                       .most = cover.wanted,
                       .turn = cover.under,
                       .lowest = static_cast<double>(-cover.over),
                       .highest = static_cast<double>(cover.under + cover.needed)});
    dearest = std::max(dearest, cover.dearest());
  }
  std::int64_t longest = 1;
  for (const LineRules& rules : problem.people) {
    unit_.push_back(unit_of(rules));
    for (const LineCell& cell : rules.cells) {
      if (!rules.prices_load()) longest = std::max(longest, cell.load / unit_.back());
      dearest = std::max(dearest, std::abs(cell.cost));
    }
  }
  for (const LineRules& rules : problem.people) {
    const std::int64_t unit = unit_[loads_.size()];
    Good load;
    if (!rules.prices_load()) {
      load.least = (std::max<std::int64_t>(0, rules.min_load) + unit - 1) / unit;
      load.most = std::min(rules.max_load, INT64_MAX / 4) / unit;
      if (rules.max_load < INT64_MAX) load.lowest = -dearest;
      if (rules.min_load > 0) load.highest = dearest;
    }
    loads_.push_back(load);
    std::vector<Good>& caps = caps_.emplace_back();
    for (std::size_t cap = 0; cap < rules.caps.size(); ++cap) {
      const bool priced = rules.cap_price(cap) != 0;  // a cap with a price needs no other
      caps.push_back({.least = rules.caps[cap],
                      .most = rules.caps[cap],
                      .lowest = priced ? 0.0 : -2.0 * dearest});
    }
  }
  best_prices_ = prices();
  fixed_.resize(problem.people.size());
  heads_.assign(problem.cover.size(), 0);
  // As fine as leaves room for the price of a whole line.
  const std::int64_t highest = std::int64_t{dearest} * (8 + longest) * problem.periods;
  scale_ = static_cast<Price>(std::clamp<std::int64_t>(kNever / 4 / highest, 1, kFinest));
}

void PriceAscent::round(Cost known, double part) {
  const Cost value = look();
  const auto free = [](const Line& line) { return line.empty(); };
  if (value > best_ && std::ranges::all_of(fixed_, free)) {
    best_ = value;
    best_prices_ = prices();
  }
  const double gain = static_cast<double>(known) - static_cast<double>(value) / scale_;
  climb(kFirstPace * std::pow(kLastPace / kFirstPace, part) * std::max(gain, 1.0));
}

GoodPrices PriceAscent::prices() const {
  const auto of = [](const std::vector<Good>& goods) {
    std::vector<double> prices;
    prices.reserve(goods.size());
    for (const Good& good : goods) prices.push_back(good.price);
    return prices;
  };
  GoodPrices prices = {.covers = of(covers_), .loads = of(loads_), .caps = {}};
  for (const std::vector<Good>& caps : caps_) prices.caps.push_back(of(caps));
  return prices;
}

void PriceAscent::fix(std::size_t person, const Line& line) {
  fixed_[person] = line;
  for (int period = 0; period < problem_.periods; ++period) {
    const Held held = line[static_cast<std::size_t>(period)];
    if (held != kOff) ++heads_[problem_.cell(period, held)];
  }
}

void PriceAscent::release(const GoodPrices& prices) {
  const auto set = [](std::vector<Good>& goods, const std::vector<double>& to) {
    for (std::size_t i = 0; i < goods.size(); ++i) {
      goods[i].price = to[i];
      goods[i].wanting = 0;
    }
  };
  set(covers_, prices.covers);
  set(loads_, prices.loads);
  for (std::size_t person = 0; person < caps_.size(); ++person) {
    set(caps_[person], prices.caps[person]);
    fixed_[person].clear();
  }
  std::ranges::fill(heads_, 0);
}

std::vector<Price> PriceAscent::open_prices() const {
  std::vector<Price> prices;
  for (std::size_t cell = 0; cell < covers_.size(); ++cell) {
    const LineCover& cover = problem_.cover[cell];
    const Price price = whole(covers_[cell]);
    prices.push_back(heads_[cell] >= cover.wanted  ? -cover.over * scale_
                     : heads_[cell] >= cover.least ? std::min(price, cover.under * scale_)
                                                   : price);
  }
  return prices;
}

Price PriceAscent::whole(const Good& good) const {
  return static_cast<Price>(std::lround(good.price * scale_));
}

Cost PriceAscent::worth(const Good& good) const {
  const Cost unsupplied = good.most - good.supplied();
  return Cost{whole(good)} * good.supplied() + Cost{good.turn} * scale_ * unsupplied;
}

// Each price goes up where more is used than supplied, all together by `reach`.
void PriceAscent::climb(double reach) {
  double length = 0;
  const auto each = [&](const auto& what) {
    std::ranges::for_each(covers_, what);
    std::ranges::for_each(loads_, what);
    for (auto& caps : caps_) std::ranges::for_each(caps, what);
  };
  each([&](Good& good) {
    const auto wanting = static_cast<double>(good.supplied() - good.used);
    good.wanting = kNew * wanting + (1 - kNew) * good.wanting;
    length += good.wanting * good.wanting;
  });
  if (length == 0) return;
  const double step = reach / length;
  each([&](Good& good) {
    good.price = std::clamp(good.price + step * good.wanting, good.lowest, good.highest);
  });
}

Cost PriceAscent::look() {
  Cost value = 0;
  for (Good& good : covers_) {
    good.used = 0;
    value += worth(good);
  }
  for (std::size_t person = 0; person < loads_.size(); ++person) {
    value += fixed_[person].empty() ? look_at(person) : look_at_fixed(person);
  }
  return value;
}

// Prices of their own load and caps stay as they are.
Cost PriceAscent::look_at_fixed(std::size_t person) {
  const Line& line = fixed_[person];
  Cost cost = line_cost(problem_, problem_.people[person], line) * scale_;
  for (int period = 0; period < problem_.periods; ++period) {
    const Held held = line[static_cast<std::size_t>(period)];
    if (held == kOff) continue;
    Good& cover = covers_[problem_.cell(period, held)];
    ++cover.used;
    cost -= whole(cover);
  }
  const auto settle = [](Good& good) { good.used = good.supplied(); };
  settle(loads_[person]);
  std::ranges::for_each(caps_[person], settle);
  return cost;
}

Cost PriceAscent::look_at(std::size_t person) {
  const LineRules& rules = problem_.people[person];
  Good& load = loads_[person];
  std::vector<Good>& caps = caps_[person];
  const Price load_price = whole(load);
  std::vector<Price> prices;
  for (std::size_t cell = 0; cell < covers_.size(); ++cell) {
    const auto units = static_cast<Price>(rules.cells[cell].load / unit_[person]);
    prices.push_back(whole(covers_[cell]) + load_price * units);
  }
  std::vector<Price> cap_prices;
  cap_prices.reserve(caps.size());
  for (const Good& cap : caps) cap_prices.push_back(-whole(cap));
  const RelaxedLine found =
      finder_.bound_against(person, lines_.whole(person), prices, cap_prices, scale_);
  if (found.inside.empty()) return 0;  // there is no lawful roster at all
  load.used = 0;
  for (int period = 0; period < problem_.periods; ++period) {
    const Held held = found.inside[static_cast<std::size_t>(period)];
    if (held == kOff) continue;
    const std::size_t cell = problem_.cell(period, held);
    ++covers_[cell].used;
    load.used += rules.cells[cell].load / unit_[person];
  }
  for (std::size_t cap = 0; cap < caps.size(); ++cap) caps[cap].used = found.used[cap];
  const Cost of_load = load_price == 0 ? 0 : Cost{load_price} * load.supplied();
  return found.bound + of_load + Cost{rules.constant} * scale_;
}

}  // namespace respite
