#include "scheduler/protect/line/best_line.h"

#include <algorithm>
#include <numeric>

#include "scheduler/protect/line/amounts.h"

namespace respite::protect {
namespace {

constexpr std::size_t kMostStates = 3000;  // of wants placed together, in a day or a week

// Wants that are placed together, firmest first: as many as there is room for their amounts.
std::vector<std::vector<int>> groups_of(const Owner& owner) {
  std::vector<int> order(owner.wants.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, std::greater<>{},
                           [&](int w) { return owner.wants[static_cast<std::size_t>(w)].missing; });
  std::vector<std::vector<int>> groups;
  for (const int want : order) {
    if (!groups.empty()) {
      std::vector<int> together = groups.back();
      together.push_back(want);
      const auto cells = static_cast<int>(owner.open.size());
      if (Amounts(owner, together, cells).count() <= kMostStates) {
        groups.back() = std::move(together);
        continue;
      }
    }
    groups.push_back({want});
  }
  return groups;
}

std::vector<std::uint8_t> open_cells(const Owner& owner, const Terms& terms) {
  std::vector<std::uint8_t> open = owner.open;
  for (std::size_t c = 0; c < terms.shut.size(); ++c)
    if (terms.shut[c]) open[c] = 0;
  return open;
}

// What a line leaves to those placed after it.
void take_out(const Owner& owner, const Line& line, std::vector<std::uint8_t>& open,
              std::vector<int>& most_a_day) {
  for (const PlacedBlock& block : line) {
    for (int cell = std::max(0, block.at.first - 1);
         cell < std::min(static_cast<int>(open.size()), block.at.end() + 1); ++cell)
      open[static_cast<std::size_t>(cell)] = 0;
    for (std::size_t d = 0; d < owner.days.size(); ++d)
      if (owner.days[d].first <= block.at.first && block.at.first < owner.days[d].second)
        most_a_day[d] -= block.at.length;
  }
}

}  // namespace

LineFinder::LineFinder(const Owner& owner) : owner_(&owner), costs_(owner) {
  for (std::vector<int>& wants : groups_of(owner)) groups_.emplace_back(owner, std::move(wants));
  for (const Want& want : owner.wants)
    for (const Known& known : want.known) worth_ += kFine * known.worth;
}

BestLine LineFinder::best(const Terms& terms) const {
  BestLine best;
  best.cost = best.bound = worth_;  // not kept until it is
  const std::vector<std::uint8_t> all_open = open_cells(*owner_, terms);
  std::vector<std::uint8_t> open = all_open;
  best.work = static_cast<std::int64_t>(4 * open.size());
  std::vector<int> most_a_day = owner_->most_a_day;
  best.exact = groups_.size() <= 1;
  // Which of them would have to lie there is not known where they are not placed together.
  const Terms& used = best.exact ? terms : Terms{terms.price, terms.shut, {}};
  for (const Together& group : groups_) {
    const Together::Placed placed = group.place(costs_, used, open, most_a_day);
    best.work += placed.work;
    best.cost += placed.cost;
    best.bound +=
        best.exact ? placed.cost : group.place(costs_, used, all_open, owner_->most_a_day).cost;
    take_out(*owner_, placed.line, open, most_a_day);
    best.line.insert(best.line.end(), placed.line.begin(), placed.line.end());
  }
  std::ranges::sort(best.line, {}, [](const PlacedBlock& block) { return block.at; });
  best.feasible = best.cost < kAsked / 2;
  if (groups_.empty())
    best.feasible = std::ranges::none_of(terms.asked, [](std::uint8_t one) { return one != 0; });
  return best;
}

}  // namespace respite::protect
