#include "scheduler/protect/line/day_table.h"

#include <algorithm>
#include <utility>

namespace respite::protect {

DayShape day_shape(const Owner& owner, std::size_t day, const std::vector<int>& wants) {
  const auto [first, end] = owner.days[day];
  DayShape shape{first, end, {}, {}, {}};
  for (int cell = first; cell < end; ++cell)
    if (owner.open[static_cast<std::size_t>(cell)]) shape.cells.push_back(cell);
  for (const int w : wants) {
    const std::vector<Cost>& lie = owner.wants[static_cast<std::size_t>(w)].lie;
    if (std::ranges::any_of(
            shape.cells, [&](int cell) { return lie[static_cast<std::size_t>(cell)] != kNever; }))
      shape.wants.push_back(w);
  }
  shape.amounts = Amounts(owner, shape.wants, owner.most_a_day[day]);
  return shape;
}

BlockCosts::BlockCosts(const Owner& owner) : owner_(&owner) {
  for (const Want& want : owner.wants) {
    const std::size_t cells = want.lie.size();
    OfWant of{std::vector<Cost>(cells + 1), {}, std::vector<std::uint8_t>(cells)};
    for (std::size_t c = 0; c < cells; ++c) {
      of.lying[c + 1] = of.lying[c] + (want.lie[c] == kNever ? kNo / 10'000 : kFine * want.lie[c]);
      of.begin.push_back(kFine * (want.block + want.begin[c]));
    }
    for (const Known& one : want.known) of.known[static_cast<std::size_t>(one.at.first)] = 1;
    wants_.push_back(std::move(of));
  }
}

Cost BlockCosts::worth(int want, Lying at) const {
  Cost worth = 0;
  for (const Known& known : owner_->wants[static_cast<std::size_t>(want)].known)
    if (known.at == at) worth += kFine * known.worth;
  return worth;
}

// From the last cell of the day to its first.
DayTable::DayTable(const Owner& owner, const BlockCosts& costs, const DayShape& shape,
                   const Terms& terms, const std::vector<std::uint8_t>& open)
    : owner_(owner), costs_(costs), shape_(shape), terms_(terms) {
  price_.push_back(0);
  for (const int cell : shape.cells) {
    const auto c = static_cast<std::size_t>(cell);
    if (!open[c]) continue;
    open_.push_back(cell);
    price_.push_back(price_.back() + (terms.price.empty() ? 0 : terms.price[c]));
  }
  run_.resize(open_.size());
  const std::size_t states = shape.amounts.count();
  best_.assign((open_.size() + 1) * states, kNo);
  best_[open_.size() * states] = 0;
  for (std::size_t place = open_.size(); place-- > 0;) {
    run_[place] =
        cell(place + 1) == cell(place) + 1 && place + 1 < open_.size() ? run_[place + 1] + 1 : 1;
    Cost* here = &best_[place * states];
    const Cost skipped = idle(cell(place), cell(place + 1));
    for (std::size_t s = 0; s < states; ++s) here[s] = here[states + s] + skipped;
    for (std::size_t k = 0; k < shape.wants.size(); ++k) {
      for_each_block(place, k, [&](int, std::size_t step, Cost cost, std::size_t next) {
        const Cost* there = at(next);
        shape_.amounts.for_each_stretch(k, step, [&](std::size_t first, std::size_t end) {
          for (std::size_t s = first; s < end; ++s)
            here[s + step] = std::min(here[s + step], there[s] + cost);
        });
        work_ += static_cast<std::int64_t>(states);
        return false;
      });
    }
  }
}

// Calls visit(length, step, cost with what must be idle after it, place that comes next) for each
// block of want k of those that may begin at that place, until it says true.
template <class Visit>
void DayTable::for_each_block(std::size_t place, std::size_t k, const Visit& visit) const {
  const int first = open_[place];
  const Want& want = owner_.wants[static_cast<std::size_t>(shape_.wants[k])];
  const int longest = std::min(want.longest, run_[place]);
  std::size_t step = shape_.amounts.step(k, want.shortest);
  const std::size_t more = shape_.amounts.step(k, want.unit);
  for (int length = want.shortest; length <= longest; length += want.unit, step += more) {
    Cost cost = costs_.of(shape_.wants[k], first, length);
    if (cost >= kNo) continue;
    std::size_t next = place + static_cast<std::size_t>(length);
    cost += price_[next] - price_[place];
    if (next < open_.size() && open_[next] == first + length) ++next;
    cost += idle(first + length, cell(next));
    if (visit(length, step, cost, next)) return;
  }
}

Cost DayTable::idle(int first, int end) const {
  Cost cost = 0;
  if (!terms_.asked.empty())
    for (int c = first; c < end; ++c) cost += terms_.asked[static_cast<std::size_t>(c)] * kAsked;
  return cost;
}

Cost DayTable::cost(std::size_t state) const { return at(0)[state] + idle(shape_.first, cell(0)); }

void DayTable::collect(std::size_t state, Line& line) const {
  for (std::size_t place = 0; place < open_.size();) {
    const Cost cost = at(place)[state];
    if (at(place + 1)[state] + idle(cell(place), cell(place + 1)) == cost) {
      ++place;
      continue;
    }
    bool found = false;
    for (std::size_t k = 0; k < shape_.wants.size() && !found; ++k) {
      for_each_block(place, k, [&](int length, std::size_t step, Cost block, std::size_t next) {
        if (shape_.amounts.cells(state, k) < length || at(next)[state - step] + block != cost)
          return false;
        line.push_back({shape_.wants[k], {cell(place), length}});
        state -= step;
        place = next;
        return found = true;
      });
    }
  }
}

}  // namespace respite::protect
