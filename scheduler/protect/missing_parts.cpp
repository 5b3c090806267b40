#include "scheduler/protect/missing_parts.h"

#include <algorithm>
#include <cstdint>

namespace respite::protect {
namespace {

// Amounts that whole blocks come to, the largest first; the last is none.
std::vector<int> amounts_of(const Want& want) {
  std::vector<std::uint8_t> comes_to(static_cast<std::size_t>(want.wanted) + 1);
  comes_to[0] = 1;
  std::vector<int> amounts{0};
  for (int amount = 1; amount <= want.wanted; ++amount) {
    for (int length = want.shortest; length <= std::min(want.longest, amount); length += want.unit)
      comes_to[static_cast<std::size_t>(amount)] |=
          comes_to[static_cast<std::size_t>(amount - length)];
    if (comes_to[static_cast<std::size_t>(amount)]) amounts.push_back(amount);
  }
  std::ranges::reverse(amounts);
  return amounts;
}

double slope(const Want& want, int more, int less) {
  return static_cast<double>(missing_cost(want, less) - missing_cost(want, more)) / (more - less);
}

}  // namespace

MissingCost missing_cost_of_whole_blocks(const Want& want) {
  const std::vector<int> amounts = amounts_of(want);
  std::vector<int> corners;
  for (const int amount : amounts) {
    while (corners.size() > 1 && slope(want, corners.back(), amount) <=
                                     slope(want, corners[corners.size() - 2], corners.back()))
      corners.pop_back();
    corners.push_back(amount);
  }
  MissingCost cost{corners.front(), missing_cost(want, corners.front()), {}};
  for (std::size_t i = 1; i < corners.size(); ++i)
    cost.parts.push_back({corners[i - 1] - corners[i], slope(want, corners[i - 1], corners[i])});
  return cost;
}

}  // namespace respite::protect
