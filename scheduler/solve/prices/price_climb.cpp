#include "scheduler/solve/prices/price_climb.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <thread>

namespace respite {
namespace {

constexpr double kWider = 1.5;       // the reach after a step that gained
constexpr double kNarrower = 0.7;    // ... or did not
constexpr double kDear = 1;          // points that a head must cost to be told apart
constexpr double kWorthAStep = 0.1;  // of what the model promised
constexpr double kLeastReach = 0.5;
constexpr double kMostReach = 200;
constexpr double kSettled = 0.0005;    // of the bound: what is hardly anything
constexpr double kWorthCounting = 60;  // points
constexpr double kTrusted = 5;         // a reach at which the model's word counts

// Half of the people each, on two threads.
template <class Each>
void for_everybody(std::size_t people, Each each) {
  std::thread other([&] {
    for (std::size_t person = 1; person < people; person += 2) each(person, 1);
  });
  for (std::size_t person = 0; person < people; person += 2) each(person, 0);
  other.join();
}

}  // namespace

PriceClimb::PriceClimb(const TiedLines& tied, std::vector<CountedPerson>& people, WorkMeter& meter)
    : tied_(&tied),
      people_(&people),
      meter_(&meter),
      learnt_(people.size(), 0),
      prices_(no_prices(tied)),
      best_prices_(prices_),
      values_(people.size(), 0),
      last_(people.size()),
      best_(-1e18) {}

void PriceClimb::tell_apart(const Likeness& likeness, double reach) {
  const LineProblem& lines = tied_->lines;
  const auto kinds = static_cast<std::size_t>(lines.kinds);
  std::map<std::vector<int>, int> numbers;
  variables_.clear();
  // Of `what`, in periods like that of the cell.
  const auto number = [&](int what, std::size_t cell, const Bundle::Variable& made) {
    const auto period = static_cast<int>(cell / kinds);
    const bool is_dear = what < 0 && std::abs(best_prices_.covers[cell]) >= kDear;
    const bool apart = likeness.stretch > 0 && (is_dear || !likeness.dear_only);
    const int stretch = apart ? period / likeness.stretch : -1;
    const auto [place, is_new] = numbers.try_emplace(
        {what, static_cast<int>(cell % kinds), stretch, period % likeness.cycle},
        static_cast<int>(variables_.size()));
    if (is_new) variables_.push_back({made.low, made.high, 0});
    Bundle::Variable& variable = variables_[static_cast<std::size_t>(place->second)];
    variable.low = std::max(variable.low, made.low);
    variable.high = std::min(variable.high, made.high);
    variable.slope += made.slope;
    return place->second;
  };
  variable_of_cell_.assign(lines.cover.size(), -1);
  for (std::size_t cell = 0; cell < lines.cover.size(); ++cell) {
    const LineCover& cover = lines.cover[cell];
    if (cover.wanted == 0) continue;
    variable_of_cell_[cell] = number(-1, cell,
                                     {.low = -static_cast<double>(cover.over),
                                      .high = static_cast<double>(cover.under),
                                      .slope = static_cast<double>(cover.wanted)});
  }
  variable_of_post_.assign(tied_->ties.size(),
                           std::vector<int>(static_cast<std::size_t>(tied_->posts), -1));
  for (std::size_t tie = 0; tie < tied_->ties.size(); ++tie)
    for (std::size_t cell = 0; cell < lines.cover.size(); ++cell) {
      const int post = tied_->post_of[cell];
      if (post < 0 || tied_->ties[tie].points >= 0) continue;
      int& variable = variable_of_post_[tie][static_cast<std::size_t>(post)];
      if (variable >= 0) continue;
      variable = number(static_cast<int>(tie), cell,
                        {.low = 0, .high = -static_cast<double>(tied_->ties[tie].points)});
    }
  reach_ = reach;
  prices_ = best_prices_;
  if (model_) keep_mix();
  begin_model();
}

// Of what was seen only what still holds the model up: it is soon seen again.
void PriceClimb::keep_mix() {
  const std::vector<double> mix = model_->mix();
  std::vector<Seen> kept;
  for (std::size_t i = 0; i < std::min(mix.size(), seen_.size()); ++i)
    if (mix[i] > 0) kept.push_back(std::move(seen_[i]));
  seen_ = std::move(kept);
}

void PriceClimb::begin_model() {
  model_ = std::make_unique<Bundle>(variables_, people_->size());
  std::erase_if(seen_, [&](const Seen& seen) {
    return learnt_[seen.person] != 0 && !(*people_)[seen.person].counts(seen.line);
  });
  std::ranges::fill(learnt_, 0);
  for (const Seen& seen : seen_) model_->add(seen.person, plane_of(seen));
}

bool PriceClimb::round() {
  const double value = look();
  is_possible_ = std::ranges::none_of(last_, [](const Line& line) { return line.empty(); });
  if (!is_possible_) return false;
  const bool better = value - best_ > kWorthAStep * (promised_ - best_);
  if (value > best_) {
    best_ = value;
    best_prices_ = prices_;
  }
  // Where nothing is to be gained so near, look farther.
  const bool wider = better || promised_ - best_ < kSettled * std::abs(best_);
  reach_ =
      wider ? std::min(reach_ * kWider, kMostReach) : std::max(reach_ * kNarrower, kLeastReach);
  if (is_settled() && count_what_matters()) begin_model();
  prices_ = prices_at(model_->best_near(variables_at(best_prices_), reach_));
  promised_ = model_->most();
  for (const LineRules& rules : tied_->lines.people) promised_ += rules.constant;
  return !is_settled();
}

bool PriceClimb::is_settled() const {
  return reach_ >= kTrusted && promised_ - best_ < kSettled * std::abs(best_);
}

// Rules left out so far that make much of a difference to somebody at the prices at hand.
bool PriceClimb::count_what_matters() {
  std::vector<CountedLine> finders(2);
  for_everybody(people_->size(), [&](std::size_t person, std::size_t thread) {
    count_for(person, finders[thread]);
  });
  return std::ranges::any_of(learnt_, [](char is) { return is != 0; });
}

void PriceClimb::count_for(std::size_t person, CountedLine& finder) {
  if (last_[person].empty()) return;
  const CapSet broken = (*people_)[person].broken_by(last_[person]);
  const std::vector<Price> prices = prices_for(*tied_, prices_, person, kPriceScale);
  for (const CapSet caps : caps_of_rules(tied_->lines.people[person])) {
    if ((caps & broken) == 0) continue;
    CountedPerson more = (*people_)[person];
    if (!more.count_too(caps, kMostStates)) continue;
    const CountedAnswer found = more.best(prices, finder);
    if (found.cost < (values_[person] + kWorthCounting) * kPriceScale) continue;
    (*people_)[person] = std::move(more);
    learnt_[person] = 1;
  }
}

double PriceClimb::look() {
  std::vector<CountedLine> finders(2);
  for_everybody(people_->size(),
                [&](std::size_t person, std::size_t thread) { look_at(person, finders[thread]); });
  for (const CountedLine& finder : finders) meter_->add(finder.work());
  double value = static_cast<double>(supply_worth(*tied_, prices_, kPriceScale)) / kPriceScale;
  for (std::size_t person = 0; person < people_->size(); ++person) {
    value += values_[person] + tied_->lines.people[person].constant;
    if (last_[person].empty()) continue;
    const LineRules& rules = tied_->lines.people[person];
    const Cost cost = line_cost(tied_->lines, rules, last_[person]) - rules.constant;
    seen_.push_back({person, last_[person], static_cast<double>(cost)});
    model_->add(person, plane_of(seen_.back()));
  }
  return value;
}

void PriceClimb::look_at(std::size_t person, CountedLine& finder) {
  const std::vector<Price> prices = prices_for(*tied_, prices_, person, kPriceScale);
  CountedAnswer found = (*people_)[person].best(prices, finder);
  values_[person] = found.line.empty() ? 0 : static_cast<double>(found.cost) / kPriceScale;
  last_[person] = std::move(found.line);
}

Bundle::Plane PriceClimb::plane_of(const Seen& seen) const {
  std::map<int, double> slopes;
  double constant = seen.cost;
  for (int period = 0; period < tied_->lines.periods; ++period) {
    const Held held = seen.line[static_cast<std::size_t>(period)];
    if (held == kOff) continue;
    const std::size_t cell = tied_->lines.cell(period, held);
    if (variable_of_cell_[cell] >= 0) slopes[variable_of_cell_[cell]] -= 1;
    const int post = tied_->post_of[cell];
    for (std::size_t t = 0; t < tied_->ties.size() && post >= 0; ++t) {
      const TiedPair& tie = tied_->ties[t];
      if (tie.points >= 0) continue;
      const int share = variable_of_post_[t][static_cast<std::size_t>(post)];
      if (tie.one == seen.person) slopes[share] -= 1;
      if (tie.other != seen.person) continue;
      slopes[share] += 1;
      constant += tie.points;
    }
  }
  return {constant, {slopes.begin(), slopes.end()}};
}

// visit(price, its variable) for each that has one.
template <class Prices, class Visit>
void PriceClimb::each_price(Prices& prices, Visit visit) const {
  const auto look = [&](auto& price, int variable) {
    if (variable >= 0) visit(price, static_cast<std::size_t>(variable));
  };
  for (std::size_t cell = 0; cell < prices.covers.size(); ++cell)
    look(prices.covers[cell], variable_of_cell_[cell]);
  for (std::size_t tie = 0; tie < prices.shares.size(); ++tie)
    for (std::size_t post = 0; post < prices.shares[tie].size(); ++post)
      look(prices.shares[tie][post], variable_of_post_[tie][post]);
}

TiedPrices PriceClimb::prices_at(const std::vector<double>& variables) const {
  TiedPrices prices = best_prices_;
  each_price(prices, [&](double& price, std::size_t variable) { price = variables[variable]; });
  return prices;
}

std::vector<double> PriceClimb::variables_at(const TiedPrices& prices) const {
  std::vector<double> variables(variables_.size(), 0);
  each_price(prices, [&](double price, std::size_t variable) { variables[variable] = price; });
  return variables;
}

Cost bound_at(const TiedLines& tied, const TiedPrices& prices,
              const std::vector<CountedPerson>& people, WorkMeter& meter) {
  std::vector<Cost> bounds(people.size(), 0);
  std::vector<char> is_possible(people.size(), 0);
  std::vector<CountedLine> finders(2);
  for_everybody(people.size(), [&](std::size_t person, std::size_t thread) {
    const LineShape shape(tied.lines, tied.lines.people[person]);
    const CountedAnswer found =
        finders[thread].find(shape, people[person].states(),
                             prices_for(tied, prices, person, kPriceScale), kPriceScale, false);
    is_possible[person] = found.bound < kNever / 2 ? 1 : 0;
    bounds[person] = found.bound + Cost{tied.lines.people[person].constant} * kPriceScale;
  });
  for (const CountedLine& finder : finders) meter.add(finder.work());
  if (std::ranges::find(is_possible, 0) != is_possible.end()) return kNothingKnown;
  Cost bound = supply_worth(tied, prices, kPriceScale);
  for (const Cost of_person : bounds) bound += of_person;
  return ceiling(bound, kPriceScale);
}

}  // namespace respite
