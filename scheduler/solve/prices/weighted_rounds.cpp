#include "scheduler/solve/prices/weighted_rounds.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace respite {
namespace {

constexpr double kFirstStep = 3;  // points for each head too few or too many ...
constexpr double kLastStep = 50;  // ... in the end
constexpr double kLearn = 0.3;    // of a step that a price keeps for good
constexpr double kNoise = 1;      // points, up or down
constexpr double kCompany = 2;    // in 1 / so much of the rounds company is what others hold
constexpr double kMore = 0.3;     // part of the rounds once more while heads are amiss
constexpr int kInEarnest = 8;     // rounds at last in which whatever is broken is counted
constexpr double kCapStep = 2;    // points for a charge beyond what may be

}  // namespace

WeightedRounds::WeightedRounds(const TiedLines& tied, std::uint64_t seed, WorkMeter& meter)
    : tied_(&tied), random_(seed), meter_(&meter) {}

Roster WeightedRounds::roster(const std::vector<CountedPerson>& rough, const TiedPrices& prices,
                              int rounds, const std::function<bool()>& stop) {
  rough_ = rough;
  people_ = counted_people(tied_->lines);
  prices_ = prices;
  roster_.assign(rough.size(), Line(static_cast<std::size_t>(tied_->lines.periods), kOff));
  heads_.assign(tied_->lines.cover.size(), 0);
  weights_.clear();
  for (const LineRules& rules : tied_->lines.people) weights_.emplace_back(rules.caps.size(), 0.0);
  in_earnest_ = false;
  for (int i = 0; i < rounds && !stop(); ++i)
    round(static_cast<double>(i) / std::max(1, rounds - 1));
  for (int i = 0; i < rounds * kMore && !is_full() && !stop(); ++i) round(1);
  in_earnest_ = true;
  for (int i = 0; i < kInEarnest && !stop(); ++i) round(1);
  return roster_;
}

void WeightedRounds::round(double part) {
  const double step = kFirstStep * std::pow(kLastStep / kFirstStep, part);
  const std::int64_t before = finder_.work();
  for (const std::size_t person : some_of(people_.size(), people_.size(), random_))
    take_line(person, part, step);
  meter_->add(finder_.work() - before);
  for (std::size_t cell = 0; cell < heads_.size(); ++cell)
    prices_.covers[cell] += kLearn * step * (tied_->lines.cover[cell].wanted - heads_[cell]);
}

bool WeightedRounds::is_full() const {
  for (std::size_t cell = 0; cell < heads_.size(); ++cell)
    if (heads_[cell] != tied_->lines.cover[cell].wanted) return false;
  return true;
}

void WeightedRounds::take_line(std::size_t person, double part, double step) {
  count_heads(tied_->lines, roster_[person], -1, heads_);
  const std::vector<Price> prices = prices_of(person, part, step);
  CountedPerson& counted = in_earnest_ ? people_[person] : rough_[person];
  if (in_earnest_) counted.count_too(rough_[person].states().counted(), kMostStates);
  finder_.stay_near(part > 0 ? &roster_[person] : nullptr);
  finder_.set_excess(in_earnest_ ? 0 : excess_of(person));
  CountedAnswer found = counted.best(prices, finder_);
  while (in_earnest_ && !found.line.empty() &&
         counted.count_too(counted.broken_by(found.line), kMostStates))
    found = counted.best(prices, finder_);
  if (!found.line.empty()) {
    weigh(person, found.line);
    roster_[person] = std::move(found.line);
  }
  count_heads(tied_->lines, roster_[person], 1, heads_);
}

// How much more the rough loads of the person's line are, which is about that of the next one.
std::int64_t WeightedRounds::excess_of(std::size_t person) const {
  const int kinds = tied_->lines.kinds;
  const Line& line = roster_[person];
  return load_of_line(rough_[person].rules(), kinds, line) -
         load_of_line(people_[person].rules(), kinds, line);
}

std::vector<Price> WeightedRounds::prices_of(std::size_t person, double part, double step) {
  const LineRules& rules = tied_->lines.people[person];
  std::vector<Price> prices(rules.cells.size(), 0);
  add_company(person, part, prices);
  for (std::size_t cell = 0; cell < prices.size(); ++cell) {
    if (!rules.cells[cell].allowed) continue;
    const LineCover& cover = tied_->lines.cover[cell];
    double price = step * (heads_[cell] - cover.wanted + 0.5) - prices_.covers[cell];
    price = std::clamp(price, -static_cast<double>(cover.under), static_cast<double>(cover.over));
    price += kNoise * (2 * random_.unit() - 1);
    for (CapSet charge = rules.cells[cell].charged(true); charge != 0; charge &= charge - 1)
      price += weights_[person][static_cast<std::size_t>(std::countr_zero(charge))];
    prices[cell] +=
        static_cast<Price>(std::lround(price * kPriceScale)) + rules.cells[cell].cost * kPriceScale;
  }
  return prices;
}

// Shares of the tie's points at first, in the end what the other holds.
void WeightedRounds::add_company(std::size_t person, double part,
                                 std::vector<Price>& prices) const {
  const double held = std::min(1.0, part * kCompany);
  for (std::size_t t = 0; t < tied_->ties.size(); ++t) {
    const TiedPair& tie = tied_->ties[t];
    if (!tie.has(person)) continue;
    const Line& other = roster_[tie.partner_of(person)];
    for (std::size_t cell = 0; cell < prices.size(); ++cell) {
      const int post = tied_->post_of[cell];
      if (post < 0) continue;
      const auto period = static_cast<int>(cell) / tied_->lines.kinds;
      const double there = tied_->post(other, period) == post ? tie.points : 0;
      double share = 0;
      if (tie.points < 0) {
        const double of_one = prices_.shares[t][static_cast<std::size_t>(post)];
        share = tie.one == person ? -of_one : tie.points + of_one;
      }
      prices[cell] +=
          static_cast<Price>(std::lround((held * there + (1 - held) * share) * kPriceScale));
    }
  }
}

// What the line charges of caps that are not counted gets dearer beyond what may be, and cheaper
// below.
void WeightedRounds::weigh(std::size_t person, const Line& line) {
  const LineRules& rules = tied_->lines.people[person];
  const CapSet counted = rough_[person].states().counted() | people_[person].states().counted();
  const std::vector<int> charges = charges_of_line(rules, tied_->lines.kinds, line);
  for (std::size_t cap = 0; cap < charges.size(); ++cap) {
    double& weight = weights_[person][cap];
    weight = (counted >> cap & 1) != 0
                 ? 0
                 : std::max(0.0, weight + kCapStep * (charges[cap] - rules.caps[cap]));
  }
}

}  // namespace respite
