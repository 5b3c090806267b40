#include "scheduler/solve/engine/line_window.h"

#include <algorithm>

namespace respite {

namespace {

std::size_t cell_at(const LineShape& shape, int period, Held held) {
  return static_cast<std::size_t>(period) * static_cast<std::size_t>(shape.kinds()) +
         static_cast<std::size_t>(held);
}

// Where a walk over a part of the line ends, kNowhere when it may not go there, and what its steps
// cost besides their cells.
struct Walk {
  int node = 0;
  Price price = 0;

  void go(const LineShape& shape, const Line& line, const Span& part) {
    for (int period = part.begin; period < part.end && node != LineShape::kNowhere; ++period) {
      const Held held = line[static_cast<std::size_t>(period)];
      price += shape.step_price(node, period, held);
      node = shape.step(node, period, held);
    }
  }
};

// What a part of the line that stands takes of load and caps.
void charge_outside(const LineShape& shape, const Line& line, const Span& part,
                    LineWindow& window) {
  for (int period = part.begin; period < part.end; ++period) {
    const Held held = line[static_cast<std::size_t>(period)];
    if (held == kOff) continue;
    const std::size_t at = cell_at(shape, period, held);
    const LineCell& cell = shape.rules().cells[at];
    window.outside_load += shape.load(at);
    const Held before =
        period == 0 ? shape.rules().before : line[static_cast<std::size_t>(period - 1)];
    CapSet charge = cell.charged(cell.is_fresh(before));
    for (std::size_t cap = 0; charge != 0; ++cap, charge >>= 1) {
      window.room[cap] -= static_cast<int>(charge & 1);
    }
  }
}

// [node] The walk from it over a part of the line. All soon meet, and go on as one.
std::vector<Walk> walks(const LineShape& shape, const Line& line, const Span& part) {
  std::vector<Walk> at;
  at.reserve(static_cast<std::size_t>(shape.nodes()));
  for (int node = 0; node < shape.nodes(); ++node) at.push_back({.node = node});
  Walk met = {.node = LineShape::kNowhere};
  const auto apart = [&](const Walk& walk) {
    return walk.node != LineShape::kNowhere && walk.node != met.node;
  };
  int period = part.begin;
  while (period < part.end && std::ranges::any_of(at, apart)) {
    for (Walk& walk : at) walk.go(shape, line, {period, period + 1});
    met.node = std::ranges::max(at, {}, &Walk::node).node;
    ++period;
  }
  Walk end = met;
  end.go(shape, line, {period, part.end});
  for (Walk& walk : at) {
    if (walk.node == met.node) walk = {end.node, walk.price + end.price};
  }
  return at;
}

// What charges cost that are beyond a cap with a price already; then nothing is left of it.
Price settle_caps(const LineRules& rules, std::vector<int>& room) {
  Price price = 0;
  for (std::size_t cap = 0; cap < room.size(); ++cap) {
    if (room[cap] >= 0 || rules.cap_price(cap) == 0) continue;
    price -= rules.cap_price(cap) * room[cap];
    room[cap] = 0;
  }
  return price;
}

std::vector<int> binding_caps(const LineShape& shape, const LineWindow& window) {
  std::vector<int> could(window.room.size(), 0);
  for (const int period : window.steps) {
    if (period < 0) continue;
    CapSet charge = shape.charges(period);
    for (std::size_t cap = 0; charge != 0; ++cap, charge >>= 1) {
      could[cap] += static_cast<int>(charge & 1);
    }
  }
  std::vector<int> active;
  for (std::size_t cap = 0; cap < could.size(); ++cap) {
    if (could[cap] > window.room[cap]) active.push_back(static_cast<int>(cap));
  }
  return active;
}

}  // namespace

LineWindow whole_window(const LineShape& shape) {
  return window_of(shape, {}, {{0, shape.periods()}});
}

LineWindow window_of(const LineShape& shape, const Line& line, const Spans& spans) {
  LineWindow window;
  window.nodes = shape.nodes();
  window.room = shape.rules().caps;
  Walk before = {.node = shape.start()};
  before.go(shape, line, {0, spans.front().begin});
  window.start = before.node;
  int reach = 0;
  int fixed_from = 0;
  for (const Span& span : spans) {
    const Span fixed = {fixed_from, span.begin};
    charge_outside(shape, line, fixed, window);
    if (fixed_from > 0) {
      window.steps.push_back(~(static_cast<int>(window.behind.size()) / window.nodes));
      for (const Walk& walk : walks(shape, line, fixed)) {
        window.behind.push_back(walk.node);
        window.behind_prices.push_back(walk.price);
      }
    }
    for (int period = span.begin; period < span.end; ++period) window.steps.push_back(period);
    reach += shape.longest_load() * shape.most_on_duty(span.end - span.begin);
    fixed_from = span.end;
  }
  charge_outside(shape, line, {fixed_from, shape.periods()}, window);
  const Price outside = before.price + settle_caps(shape.rules(), window.room);
  window.active = binding_caps(shape, window);
  for (const Walk& walk : walks(shape, line, {fixed_from, shape.periods()})) {
    window.closes.push_back(walk.node != LineShape::kNowhere ? outside + walk.price : kNever);
  }
  window.least_load = std::max(0, shape.min_load() - window.outside_load);
  window.most_load = std::min(shape.max_load() - window.outside_load, reach);
  return window;
}

namespace {

// Periods before `end` in which some duty is allowed.
int open_periods(const LineShape& shape, int end) {
  const std::vector<LineCell>& cells = shape.rules().cells;
  const auto kinds = static_cast<std::ptrdiff_t>(shape.kinds());
  int open = 0;
  for (std::ptrdiff_t period = 0; period < end; ++period) {
    const auto first = cells.begin() + period * kinds;
    open += std::any_of(first, first + kinds, [](const LineCell& cell) { return cell.allowed; });
  }
  return open;
}

}  // namespace

LineWindow stretch_of(const LineShape& shape, const Line& line, int begin, int end, int slack) {
  LineWindow window = window_of(shape, line, {{begin, end}});
  if (end == shape.periods()) return window;
  const std::int64_t open = std::max(1, open_periods(shape, shape.periods()));
  const std::int64_t open_until = open_periods(shape, end);
  const auto part = [&](std::int64_t whole) { return static_cast<int>(whole * open_until / open); };
  const std::vector<int>& caps = shape.rules().caps;
  for (std::size_t cap = 0; cap < caps.size(); ++cap) {
    if (shape.rules().cap_price(cap) != 0) continue;
    const int used = caps[cap] - window.room[cap];
    window.room[cap] = std::clamp(part(caps[cap]) + 1 + slack - used, 0, window.room[cap]);
  }
  window.active = binding_caps(shape, window);
  window.part_of_load = true;
  window.least_load =
      std::max(0, part(shape.min_load()) - slack * shape.longest_load() - window.outside_load);
  const int most =
      part(shape.max_load()) + (1 + slack) * shape.longest_load() - window.outside_load;
  window.most_load = std::clamp(most, 0, std::max(0, window.most_load));
  return window;
}

}  // namespace respite
