#include "scheduler/solve/engine/line_window.h"

#include <algorithm>

namespace respite {

namespace {

std::size_t cell_at(const LineShape& shape, int period, Held held) {
  return static_cast<std::size_t>(period) * static_cast<std::size_t>(shape.kinds()) +
         static_cast<std::size_t>(held);
}

// The nodes at `end` from which the fixed rest of the line is lawful: each is walked until it
// meets the walk of a line that rested.
std::vector<char> closing_nodes(const LineShape& shape, const Line& line, int end) {
  std::vector<char> closes(static_cast<std::size_t>(shape.nodes()), 1);
  for (int node = 0; node < shape.nodes(); ++node) {
    int at = node;
    bool rested = false;
    for (int period = end; period < shape.periods() && at != LineShape::kNowhere; ++period) {
      at = shape.step(at, period, line[static_cast<std::size_t>(period)]);
      if (at == shape.start() && rested) break;
      rested = at == shape.start();
    }
    closes[static_cast<std::size_t>(node)] = at != LineShape::kNowhere;
  }
  return closes;
}

std::vector<int> binding_caps(const LineShape& shape, const LineWindow& window) {
  std::vector<int> could(window.room.size(), 0);
  for (int period = window.begin; period < window.end; ++period) {
    std::uint32_t charge = shape.charges(period);
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

LineWindow whole_window(const LineShape& shape) { return window_of(shape, {}, 0, shape.periods()); }

LineWindow window_of(const LineShape& shape, const Line& line, int begin, int end) {
  const LineRules& rules = shape.rules();
  LineWindow window;
  window.begin = begin;
  window.end = end;
  window.start = shape.start();
  window.room = rules.caps;
  for (int period = 0; period < shape.periods(); ++period) {
    if (period == begin) {
      period = end - 1;
      continue;
    }
    const Held held = line[static_cast<std::size_t>(period)];
    if (period < begin) window.start = shape.step(window.start, period, held);
    if (held == kOff) continue;
    const std::size_t cell = cell_at(shape, period, held);
    window.outside_load += shape.load(cell);
    std::uint32_t charge = rules.cells[cell].charge;
    if (period == 0 || line[static_cast<std::size_t>(period - 1)] == kOff) {
      charge |= rules.cells[cell].charge_fresh;
    }
    for (std::size_t cap = 0; charge != 0; ++cap, charge >>= 1) {
      window.room[cap] -= static_cast<int>(charge & 1);
    }
  }
  window.active = binding_caps(shape, window);
  window.closes = closing_nodes(shape, line, end);
  window.least_load = std::max(0, shape.min_load() - window.outside_load);
  const int reach = shape.longest_load() * shape.most_on_duty(end - begin);
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
  LineWindow window = window_of(shape, line, begin, end);
  if (end == shape.periods()) return window;
  const std::int64_t open = std::max(1, open_periods(shape, shape.periods()));
  const std::int64_t open_until = open_periods(shape, end);
  const auto part = [&](std::int64_t whole) { return static_cast<int>(whole * open_until / open); };
  const std::vector<int>& caps = shape.rules().caps;
  for (std::size_t cap = 0; cap < caps.size(); ++cap) {
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
