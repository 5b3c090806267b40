#include "scheduler/protect/best_line.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "scheduler/protect/amounts.h"

namespace respite::protect {
namespace {

constexpr Cost kNo = std::numeric_limits<Cost>::max() / 4;  // cannot be
constexpr Cost kAsked = kNo / 100'000;                      // of an asked cell that is in no block
constexpr std::size_t kMostStates = 3000;  // of wants placed together, in a day or a week

// What is the same for all days of one search.
struct Sums {
  std::vector<Cost> asked;  // [cell] of asked cells before it
  std::vector<Cost> price;  // [cell] of being in a block on all cells before it, fine
  std::vector<int> run;     // [cell] open cells from it on
};

class Search {
 public:
  Search(const Owner& owner, const std::vector<std::vector<Cost>>& lying, const Terms& terms,
         std::vector<int> wants, std::vector<std::uint8_t> open, std::vector<int> most_a_day)
      : owner_(owner),
        lying_(lying),
        terms_(terms),
        wants_(std::move(wants)),
        open_(std::move(open)),
        most_a_day_(std::move(most_a_day)) {
    sum_up();
    std::vector<int> weekly;
    for (std::size_t k = 0; k < wants_.size(); ++k) {
      const auto days = std::ranges::count_if(
          owner.days, [&](const auto& day) { return may_lie_on(k, day.first, day.second); });
      if (days == 0) nowhere_ += kFine * missing_cost(want(k), 0);
      if (days < 2) continue;
      weekly_.push_back(k);
      weekly.push_back(wants_[k]);
    }
    week_ = Amounts(owner, weekly, static_cast<int>(owner.open.size()));
    for (std::size_t state = 0; state < week_.count(); ++state)
      for (std::size_t w = 0; w < weekly_.size(); ++w) units_.push_back(week_.units(state, w));
  }

  // Fine cost of the best, missing time included, worth of what is known left out.
  Cost run(Line& line) {
    std::vector<Cost> best(week_.count(), kNo);
    best[0] = 0;
    struct Step {
      std::size_t before = 0;
      std::size_t of_day = 0;
    };
    std::vector<std::vector<Step>> steps;
    std::vector<DayTable> tables;
    for (std::size_t d = 0; d < owner_.days.size(); ++d) {
      tables.push_back(table_of(d));
      const std::vector<Way> ways = ways_of(tables.back());
      std::vector<Cost> next(week_.count(), kNo);
      std::vector<Step> step(week_.count());
      work_ += static_cast<std::int64_t>(ways.size() * best.size());
      for (const Way& way : ways) {
        for (std::size_t state = 0; state < best.size(); ++state) {
          if (best[state] >= kNo || !fits(state, way)) continue;
          const std::size_t after = state + way.adds;
          if (best[state] + way.cost >= next[after]) continue;
          next[after] = best[state] + way.cost;
          step[after] = {state, way.of_day};
        }
      }
      best = std::move(next);
      steps.push_back(std::move(step));
    }
    std::size_t end = 0;
    Cost cost = kNo;
    for (std::size_t state = 0; state < best.size(); ++state) {
      if (best[state] >= kNo) continue;
      Cost total = best[state];
      for (std::size_t w = 0; w < weekly_.size(); ++w)
        total += kFine * missing_cost(want(weekly_[w]), week_.cells(state, w));
      if (total < cost) {
        cost = total;
        end = state;
      }
    }
    for (std::size_t d = owner_.days.size(); d-- > 0;) {
      collect(tables[d], d, steps[d][end].of_day, line);
      end = steps[d][end].before;
    }
    return cost + nowhere_;
  }
  [[nodiscard]] std::int64_t work() const { return work_; }

 private:
  struct DayTable {
    std::vector<std::size_t> active;  // wants that may lie on that day
    Amounts amounts;                  // of those
    std::vector<int> open;  // cells on which a block may begin or lie, in order; then the day's end
    std::vector<Cost> best;  // [place in `open`][state] from that cell on
    std::vector<std::pair<std::size_t, Cost>> reachable;
  };

  [[nodiscard]] const Want& want(std::size_t k) const {
    return owner_.wants[static_cast<std::size_t>(wants_[k])];
  }

  void sum_up() {
    const std::size_t cells = open_.size();
    sums_.run.assign(cells + 1, 0);
    for (std::size_t c = cells; c-- > 0;) sums_.run[c] = open_[c] ? sums_.run[c + 1] + 1 : 0;
    sums_.asked.assign(cells + 1, 0);
    if (!terms_.asked.empty())
      for (std::size_t c = 0; c < cells; ++c) sums_.asked[c + 1] = sums_.asked[c] + terms_.asked[c];
    sums_.price.assign(cells + 1, 0);
    if (!terms_.price.empty())
      for (std::size_t c = 0; c < cells; ++c) sums_.price[c + 1] = sums_.price[c] + terms_.price[c];
    work_ += static_cast<std::int64_t>(4 * cells);
  }

  // Of a block without what comes after it; kNo where it may not lie there.
  [[nodiscard]] Cost cost_of_block(std::size_t k, int first, int length) const {
    const auto begin = static_cast<std::size_t>(first);
    const auto end = begin + static_cast<std::size_t>(length);
    const std::vector<Cost>& sum = lying_[static_cast<std::size_t>(wants_[k])];
    const Cost lying = sum[end] - sum[begin];
    if (lying >= kNo / 20'000) return kNo;
    Cost cost = lying + sums_.price[end] - sums_.price[begin] +
                kFine * (want(k).block + want(k).begin[begin]);
    for (const Known& known : want(k).known)
      if (known.at == Lying{first, length}) cost -= kFine * known.worth;
    return cost;
  }
  [[nodiscard]] Cost idle(int first, int end) const {
    return kAsked * (sums_.asked[static_cast<std::size_t>(end)] -
                     sums_.asked[static_cast<std::size_t>(first)]);
  }

  // Calls visit(length, cost with what must be idle after it, place in `open` that comes next) for
  // each block of want k that may begin at that place.
  template <class Visit>
  void for_each_block(const DayTable& table, std::size_t place, std::size_t k, int end,
                      const Visit& visit) const {
    const int cell = table.open[place];
    const int longest =
        std::min({want(k).longest, sums_.run[static_cast<std::size_t>(cell)], end - cell});
    std::size_t next = place;
    for (int length = want(k).shortest; length <= longest; length += want(k).unit) {
      const Cost cost = cost_of_block(k, cell, length);
      if (cost >= kNo) continue;
      const int after = std::min(end, cell + length + 1);
      while (table.open[next] < after) ++next;
      if (visit(length, cost + idle(cell + length, table.open[next]), next)) return;
    }
  }

  [[nodiscard]] bool may_lie_on(std::size_t k, int first, int end) const {
    for (int cell = first; cell < end; ++cell) {
      const auto c = static_cast<std::size_t>(cell);
      if (open_[c] && want(k).lie[c] != kNever) return true;
    }
    return false;
  }

  [[nodiscard]] std::vector<std::size_t> active_on(int first, int end) const {
    std::vector<std::size_t> active;
    for (std::size_t k = 0; k < wants_.size(); ++k)
      if (may_lie_on(k, first, end)) active.push_back(k);
    return active;
  }

  // What a day can add to a week: the cheapest for each amount of what may lie on other days too.
  // What may lie on that day alone is settled with it.
  struct Way {
    std::size_t adds = 0;
    Cost cost = 0;
    std::size_t of_day = 0;
    std::vector<int> units;  // by place in `weekly_`
  };
  [[nodiscard]] bool fits(std::size_t state, const Way& way) const {
    for (std::size_t w = 0; w < weekly_.size(); ++w)
      if (units_[state * weekly_.size() + w] + way.units[w] >= week_.size(w)) return false;
    return true;
  }
  [[nodiscard]] std::vector<Way> ways_of(const DayTable& table) const {
    std::vector<Way> ways;
    for (const auto& [of_day, cost] : table.reachable) {
      Way way{0, cost, of_day, std::vector<int>(weekly_.size())};
      for (std::size_t a = 0; a < table.active.size(); ++a) {
        const int cells = table.amounts.cells(of_day, a);
        const auto weekly = std::ranges::find(weekly_, table.active[a]);
        if (weekly == weekly_.end()) {
          way.cost += kFine * missing_cost(want(table.active[a]), cells);
          continue;
        }
        const auto w = static_cast<std::size_t>(weekly - weekly_.begin());
        way.adds += week_.step(w, cells);
        way.units[w] = table.amounts.units(of_day, a);
      }
      const auto same = std::ranges::find(ways, way.adds, &Way::adds);
      if (same == ways.end()) {
        ways.push_back(std::move(way));
      } else if (way.cost < same->cost) {
        *same = std::move(way);
      }
    }
    return ways;
  }

  // From the last cell of the day to its first.
  DayTable table_of(std::size_t day) {
    const auto [first, end] = owner_.days[day];
    const int most = most_a_day_[day];
    std::vector<std::size_t> active = active_on(first, end);
    std::vector<int> wants;
    wants.reserve(active.size());
    for (const std::size_t k : active) wants.push_back(wants_[k]);
    DayTable table{std::move(active), Amounts(owner_, wants, most), {}, {}, {}};
    for (int cell = first; cell < end; ++cell)
      if (open_[static_cast<std::size_t>(cell)]) table.open.push_back(cell);
    table.open.push_back(end);
    const std::size_t states = table.amounts.count();
    table.best.assign(table.open.size() * states, kNo);
    table.best[(table.open.size() - 1) * states] = 0;
    for (std::size_t place = table.open.size() - 1; place-- > 0;) {
      const std::size_t here = place * states;
      const Cost skipped = idle(table.open[place], table.open[place + 1]);
      for (std::size_t s = 0; s < states; ++s)
        if (table.best[here + states + s] < kNo)
          table.best[here + s] = table.best[here + states + s] + skipped;
      for (std::size_t k = 0; k < table.active.size(); ++k) {
        for_each_block(table, place, table.active[k], end,
                       [&](int length, Cost cost, std::size_t next) {
                         const std::size_t there = next * states;
                         const std::size_t step = table.amounts.step(k, length);
                         work_ += static_cast<std::int64_t>(states);
                         for (std::size_t s = 0; s + step < states; ++s) {
                           if (table.best[there + s] >= kNo || !table.amounts.more(s, k, length))
                             continue;
                           Cost& known = table.best[here + s + step];
                           known = std::min(known, table.best[there + s] + cost);
                         }
                         return false;
                       });
      }
    }
    const Cost before = idle(first, table.open.front());
    for (std::size_t s = 0; s < states; ++s) {
      int placed = 0;
      for (std::size_t k = 0; k < table.active.size(); ++k) placed += table.amounts.cells(s, k);
      if (placed <= most && table.best[s] < kNo)
        table.reachable.emplace_back(s, table.best[s] + before);
    }
    return table;
  }

  // The blocks of a day that made that amount, found again.
  void collect(const DayTable& table, std::size_t day, std::size_t state, Line& line) const {
    const int end = owner_.days[day].second;
    const std::size_t states = table.amounts.count();
    const auto at = [&](std::size_t place, std::size_t s) {
      return table.best[place * states + s];
    };
    for (std::size_t place = 0; place + 1 < table.open.size();) {
      const Cost cost = at(place, state);
      const Cost skipped = idle(table.open[place], table.open[place + 1]);
      if (at(place + 1, state) < kNo && at(place + 1, state) + skipped == cost) {
        ++place;
        continue;
      }
      std::size_t after = table.open.size();
      for (std::size_t k = 0; k < table.active.size() && after == table.open.size(); ++k) {
        for_each_block(table, place, table.active[k], end,
                       [&](int length, Cost block, std::size_t next) {
                         if (table.amounts.cells(state, k) < length) return false;
                         const std::size_t before = state - table.amounts.step(k, length);
                         if (at(next, before) >= kNo || at(next, before) + block != cost)
                           return false;
                         line.push_back({wants_[table.active[k]], {table.open[place], length}});
                         state = before;
                         after = next;
                         return true;
                       });
      }
      place = after;
    }
  }

  const Owner& owner_;
  const std::vector<std::vector<Cost>>& lying_;  // [want][cell]
  const Terms& terms_;
  std::vector<int> wants_;
  std::vector<std::uint8_t> open_;
  std::vector<int> most_a_day_;
  std::vector<std::size_t> weekly_;  // wants that may lie on several days
  Amounts week_;                     // of those
  std::vector<int> units_;           // [state][place in `weekly_`]
  Cost nowhere_ = 0;                 // of wants that may lie on no day
  Sums sums_;
  std::int64_t work_ = 0;
};

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

LineFinder::LineFinder(const Owner& owner) : owner_(&owner), groups_(groups_of(owner)) {
  for (const Want& want : owner.wants) {
    std::vector<Cost> sum(want.lie.size() + 1, 0);
    for (std::size_t c = 0; c < want.lie.size(); ++c)
      sum[c + 1] = sum[c] + (want.lie[c] == kNever ? kNo / 10'000 : kFine * want.lie[c]);
    lying_.push_back(std::move(sum));
  }
}

BestLine LineFinder::best(const Terms& terms) const {
  const Owner& owner = *owner_;
  const std::vector<std::vector<int>>& groups = groups_;
  BestLine best;
  Cost worth = 0;  // of all that is known: not kept until it is
  for (const Want& want : owner.wants)
    for (const Known& known : want.known) worth += kFine * known.worth;
  best.cost = best.bound = worth;
  const std::vector<std::uint8_t> all_open = open_cells(owner, terms);
  std::vector<std::uint8_t> open = all_open;
  std::vector<int> most_a_day = owner.most_a_day;
  best.exact = groups.size() <= 1;
  Terms used = terms;
  if (!best.exact) used.asked.clear();  // which of them would have to lie there is not known
  for (const std::vector<int>& group : groups) {
    Line line;
    Search search(owner, lying_, used, group, open, most_a_day);
    const Cost cost = search.run(line);
    best.work += search.work();
    best.cost += cost;
    Line alone;
    best.bound += best.exact
                      ? cost
                      : Search(owner, lying_, used, group, all_open, owner.most_a_day).run(alone);
    take_out(owner, line, open, most_a_day);
    best.line.insert(best.line.end(), line.begin(), line.end());
  }
  std::ranges::sort(best.line, {}, [](const PlacedBlock& block) { return block.at; });
  best.feasible = best.cost < kAsked / 2;
  if (groups.empty())
    best.feasible = std::ranges::none_of(terms.asked, [](std::uint8_t one) { return one != 0; });
  return best;
}

}  // namespace respite::protect
