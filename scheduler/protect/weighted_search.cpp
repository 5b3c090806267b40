#include "scheduler/protect/weighted_search.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace respite::protect {
namespace {

// As measured on weeks of 20 people.
constexpr Cost kLeast = 64 * kFine;  // of a weight when it begins, and what it rises from
constexpr Cost kRise = 10;           // by a tenth of itself
constexpr Cost kFall = 100;          // by a hundredth where there is room,
constexpr Cost kFallOfAll = 10;      // and all by a tenth once a plan is lawful
constexpr Cost kOfRoom = 2;          // half of its price where a cell is not full
constexpr std::uint64_t kNoise = 8 * kFine;
constexpr std::int64_t kLeastPatience = 5;  // a fifth of the work
constexpr int kMendEvery = 2;               // sweeps that end with too many somewhere
constexpr Cost kWorthPolishing = 20;  // mended plans dearer than the best by a twentieth at most

}  // namespace

WeightedSearch::WeightedSearch(const PlaceProblem& problem, const Prices& prices, Pricing& pricing,
                               Fitting& fitting, const Effort& effort)
    : problem_(problem),
      prices_(prices),
      pricing_(pricing),
      fitting_(fitting),
      effort_(effort),
      crowding_(problem),
      lines_(problem.owners.size()),
      order_(problem.owners.size()) {
  std::iota(order_.begin(), order_.end(), std::size_t{0});
}

void WeightedSearch::run(Cost bound, std::int64_t until) {
  begin();
  const std::int64_t start = effort_.used;
  const std::int64_t least = (until - start) / kLeastPatience;
  Cost best = fitting_.best().cost;
  std::int64_t last = start;  // when something better was found
  for (int crowded = 0; bound < best && effort_.used < until;) {
    sweep();
    if (!is_crowded()) {
      fitting_.keep(lines_);
      fall();
    } else {
      weigh();
      if (++crowded % kMendEvery == 0) mend();
    }
    if (fitting_.best().cost < best) {
      best = fitting_.best().cost;
      last = effort_.used;
    }
    if (effort_.used - last > std::max(least, 2 * (last - start))) return;
  }
}

void WeightedSearch::begin() {
  weights_ = prices_;
  for (std::vector<Cost>& of_crowd : weights_)
    for (Cost& weight : of_crowd) weight += kLeast;
  for (std::size_t o = 0; o < lines_.size(); ++o) {
    crowding_.take(o, lines_[o]);
    lines_[o].clear();
  }
}

void WeightedSearch::sweep() {
  chance_.shuffle(order_);
  for (const std::size_t owner : order_) {
    crowding_.take(owner, lines_[owner]);
    lines_[owner] = pricing_.line(owner, weighted(owner)).line;
    crowding_.put(owner, lines_[owner]);
  }
}

// What a line of that owner meets: full cells at their weights, and the more over the fuller they
// are; room at a part of its price; a little of noise.
Terms WeightedSearch::weighted(std::size_t owner) {
  const std::vector<std::uint8_t>& open = problem_.owners[owner].open;
  Terms terms;
  terms.price.assign(open.size(), 0);
  terms.shut.assign(open.size(), 0);
  for (const std::size_t c : crowding_.crowds_of(owner)) {
    const Crowd& crowd = problem_.crowds[c];
    for (std::size_t cell = 0; cell < open.size(); ++cell) {
      if (!open[cell] || crowd.most[cell] == kAnyNumber) continue;
      const int beyond = crowding_.beyond(c, static_cast<int>(cell));
      if (!crowd.hard()) {
        if (beyond >= 0) terms.price[cell] += kFine * crowd.over;
      } else if (crowd.most[cell] == 0) {
        terms.shut[cell] = 1;
      } else {
        terms.price[cell] +=
            beyond >= 0 ? weights_[c][cell] * (1 + beyond) : prices_[c][cell] / kOfRoom;
      }
    }
  }
  for (std::size_t cell = 0; cell < open.size(); ++cell)
    if (open[cell]) terms.price[cell] += static_cast<Cost>(chance_.next() % (kNoise + 1));
  return terms;
}

template <class Visit>
void WeightedSearch::for_each_hard_cell(const Visit& visit) {
  for (std::size_t c = 0; c < problem_.crowds.size(); ++c)
    if (problem_.crowds[c].hard())
      for (int cell = 0; cell < problem_.cells; ++cell)
        visit(crowding_.beyond(c, cell), weights_[c][static_cast<std::size_t>(cell)]);
}

bool WeightedSearch::is_crowded() {
  bool crowded = false;
  for_each_hard_cell([&](int beyond, Cost) { crowded |= beyond > 0; });
  return crowded;
}

void WeightedSearch::fall() {
  for_each_hard_cell([](int, Cost& weight) { weight -= weight / kFallOfAll; });
}

void WeightedSearch::weigh() {
  for_each_hard_cell([](int beyond, Cost& weight) {
    if (beyond > 0) weight = std::min(kDearest, weight + (weight + kLeast) / kRise);
    if (beyond < 0) weight -= weight / kFall;
  });
}

// A lawful plan from these lines, which go on as they are: who lies on a cell with too many is
// placed anew beside the others.
void WeightedSearch::mend() {
  const std::vector<Line> before = lines_;
  chance_.shuffle(order_);
  for (const std::size_t owner : order_) {
    if (!lies_crowded(owner)) continue;
    crowding_.take(owner, lines_[owner]);
    lines_[owner] = pricing_.line(owner, crowding_.terms_for(owner)).line;
    crowding_.put(owner, lines_[owner]);
  }
  const Cost best = fitting_.best().cost;
  if (cost_of(problem_, lines_) < best + best / kWorthPolishing) fitting_.polish(lines_);
  for (std::size_t o = 0; o < lines_.size(); ++o) {
    if (lines_[o] == before[o]) continue;
    crowding_.take(o, lines_[o]);
    crowding_.put(o, before[o]);
  }
  lines_ = before;
}

bool WeightedSearch::lies_crowded(std::size_t owner) const {
  for (const PlacedBlock& block : lines_[owner])
    for (const std::size_t c : crowding_.crowds_of(owner))
      for (int cell = block.at.first; cell < block.at.end(); ++cell)
        if (problem_.crowds[c].hard() && crowding_.beyond(c, cell) > 0) return true;
  return false;
}

}  // namespace respite::protect
