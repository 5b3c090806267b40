#include "scheduler/solve/heat.h"

#include <algorithm>
#include <bit>

namespace respite {

std::int64_t heat_at(Heat heat, std::int64_t step, std::int64_t steps) {
  const auto ratio = static_cast<std::uint64_t>(std::max<std::int64_t>(heat.from / heat.to, 1));
  const auto halvings = static_cast<std::int64_t>(std::bit_width(ratio));
  const std::int64_t scaled = step * halvings * 1024 / steps;
  const std::int64_t upper = heat.from >> (scaled / 1024);
  return std::max(heat.to, upper - upper * (scaled % 1024) / 2048);
}

std::int64_t allowance(std::int64_t heat, Random& random) {
  constexpr std::int64_t kLn2 = 45426;  // of 65536
  return ((heat * random.minus_log2() >> 16) * kLn2) >> 16;
}

}  // namespace respite
