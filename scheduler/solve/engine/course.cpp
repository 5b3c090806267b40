#include "scheduler/solve/engine/course.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "scheduler/solve/engine/dive.h"
#include "scheduler/solve/engine/duty_dive.h"

namespace respite {

namespace {

constexpr int kLongHorizon = 100;         // periods: no programme of the whole beyond
constexpr std::size_t kDiveColumns = 60;  // per person to start a dive from
constexpr std::size_t kPooled = 600;      // per person
constexpr std::size_t kManyPeople = 20;   // a dive fixes whole lines from here on
constexpr double kAnneal = 0.05;          // of the allowance, at most
constexpr double kLongAnneal = 0.7;       // ... in long horizons
constexpr double kAnnealCells = 2e4;      // ... for so many people by periods
constexpr int kAnnealLength = 42;         // periods in one move, in long horizons
constexpr double kRoot = 0.4;             // of the allowance, of one thread, at most
constexpr double kAscent = 0.1;           // ... for prices
constexpr double kAscentCells = 2e3;      // ... for so many people by periods
constexpr double kTurn = 0.01;            // ... for one go at a way
constexpr double kDive = 0.2;             // ... for one dive
constexpr double kPriceDive = 0.1;        // ... for one by prices
constexpr double kMend = 0.1;             // ... to mend what one found
constexpr double kAhead = 0.2;            // part of it that may be spent ahead of what is laid
constexpr double kFirstTurns = 0.1;       // of what is spent, at most
constexpr Cost kMendable = 20;            // one in so many of the cost: what may be made up for
constexpr int kPolish = 40;               // moves per person after a dive
constexpr double kDiveTimes = 5;          // of few people: time for dives while nothing gains
constexpr double kUnguided = 0.2;         // part of the dives of few people that start from nothing
constexpr double kByOther = 0.3;          // ... that are guided by any good roster, not the best
constexpr double kWayFade = 0.5;          // of what a way gained, from one go to the next
constexpr double kLeastWayShare = 0.05;   // of all time, for each way

}  // namespace

Course::Course(const Lines& lines, Board& board, std::uint64_t seed, const Roster& start)
    : lines_(&lines),
      board_(&board),
      random_(seed),
      search_(lines, seed, start),
      finder_(lines),
      pool_(lines.problem()),
      weeks_(lines),
      mending_(lines),
      long_(lines.problem().periods > kLongHorizon),
      few_(lines.people() < kManyPeople),
      cells_(static_cast<double>(lines.people()) * lines.problem().periods),
      many_(std::min<std::size_t>(6, lines.people())) {
  offer(search_.best(), search_.best_cost(), "first");
}

void Course::offer(const Roster& roster, Cost cost, const char* stage) {
  const Cost before = board_->cost();
  if (board_->offer(roster, cost, stage)) gained_ += before - cost;
}

// Local search for a share of the allowance.
void Course::anneal(double share, double from, double to) {
  const int length = long_ ? kAnnealLength : lines_->problem().periods;
  const double begin = board_->spent();
  double part = 0;
  while (!board_->over() && (part = (board_->spent() - begin) / share) < 1) {
    const double temperature = from * std::pow(to / from, part);
    for (int i = 0; i < 40; ++i) search_.move(temperature, length);
  }
  pool_.add(search_.best());
  pool_.add(search_.state().roster());
  offer(search_.best(), search_.best_cost(), "search");
}

// A little local search from it; what came of that, hardly worse.
Roster Course::polish(const Roster& roster) {
  search_.restart_from(roster);
  const int moves = kPolish * static_cast<int>(lines_->people());
  for (int i = 0; i < moves && !board_->over(); ++i) {
    search_.move(4.0 * std::pow(0.1, static_cast<double>(i) / moves), lines_->problem().periods);
  }
  offer(search_.best(), search_.best_cost(), "polish");
  return search_.state().roster();
}

void Course::ascend() {
  const double begin = board_->spent();
  const double share = kAscent * std::min(1.0, cells_ / kAscentCells);
  PriceAscent ascent(lines_->problem(), lines_->meter());
  double part = 0;
  while (!board_->over() && (part = (board_->spent() - begin) / share) < 1) {
    ascent.round(board_->cost(), part);
    board_->raise(ascent.bound(), "prices");
  }
  board_->share(std::make_shared<const GoodPrices>(ascent.best_prices()));
}

void Course::root() {
  const double begin = board_->spent();
  root_ = std::make_unique<ColumnGeneration>(*lines_, finder_,
                                             whole_scope(lines_->problem(), board_->best()));
  for (std::size_t person = 0; person < lines_->people(); ++person) {
    for (const PooledLine& pooled : pool_.lines(person)) root_->add(person, pooled.line);
  }
  bool more = true;
  while (!board_->over() && more && board_->spent() - begin < kRoot) {
    if (const auto prices = board_->prices(); prices && prices_.empty()) {
      prices_ = prices->covers;
      root_->lean_on(prices_);
    }
    more = root_->round();
    board_->raise(root_->bound(), "root");
    if (static_cast<double>(root_->bound()) >= root_->objective() - 1e-6) more = false;
  }
  converged_ = !more;
  prices_ = root_->best_prices();
  duals_ = root_->lp().prices();
  for (std::size_t column = 0; column < root_->lp().columns(); ++column) {
    pool_.add(root_->lp().slot(column), root_->lp().line(column));
  }
  board_->share(std::make_shared<const BestMix>(BestMix{pool_, prices_, duals_}));
}

void Course::learn() {
  const std::shared_ptr<const GoodPrices> prices = board_->prices();
  if (prices && prices_.empty()) prices_ = prices->covers;
  if (prices && !price_dive_ && !long_) {
    price_dive_ = std::make_unique<PriceDive>(*lines_, *prices);
  }
  const std::shared_ptr<const BestMix> mix = board_->mix();
  if (mix && duals_.empty()) {
    pool_.add(mix->pool);
    prices_ = mix->prices;
    duals_ = mix->duals;
  }
}

// A lean programme for dives: lines that could be part of something better than the best.
void Course::fresh_dives() {
  for (std::size_t i = 0; root_ && i < root_->lp().columns(); ++i) {
    pool_.add(root_->scope().free[root_->lp().slot(i)], root_->lp().line(i));
  }
  const Roster best = board_->best();
  pool_.rank(duals_, kPooled);
  root_ =
      std::make_unique<ColumnGeneration>(*lines_, finder_, whole_scope(lines_->problem(), best));
  root_->lean_on(prices_);
  for (std::size_t person = 0; person < lines_->people(); ++person) {
    root_->add(person, best[person]);
    const auto& lines = pool_.lines(person);
    for (std::size_t i = 0; i < std::min(kDiveColumns, lines.size()); ++i) {
      root_->add(person, lines[i].line);
    }
  }
  root_columns_ = root_->lp().columns();
}

void Course::dive_once() {
  const auto stop = within(kDive);
  if (root_columns_ == 0 || root_->lp().columns() > 3 * root_columns_) fresh_dives();
  const Cost below = board_->cost() + std::abs(board_->cost()) / kMendable;
  const auto roster = few_ ? dive_by_duty(below, stop) : dive_by_line(below, stop);
  if (!roster) return;
  pool_.add(*roster);
  const Cost cost = roster_cost(lines_->problem(), *roster);
  offer(*roster, cost, "dive");
  mend(polish(*roster), within(kMend));
}

std::optional<Roster> Course::dive_by_line(Cost below, const std::function<bool()>& stop) {
  DiveOptions options;
  options.below = below;
  options.noise = 0.1 + random_.unit();
  options.whole = 0.7 + 0.3 * random_.unit();
  const double care = random_.unit();
  options.at_once = 0.1 - 0.08 * care;
  options.worth = 0.2 + 0.3 * care;
  return dive(*root_, options, random_, stop);
}

std::optional<Roster> Course::dive_by_duty(Cost below, const std::function<bool()>& stop) {
  DutyDiveOptions options;
  options.below = below;
  options.noise = 0.1 + 0.3 * random_.unit();
  options.at_once = 0.1 + 0.1 * random_.unit();
  options.guide = guide();
  options.guided = 0.15 + 0.25 * random_.unit();
  auto roster = dive_by_duties(*lines_, *root_, options, random_, stop);
  if (roster == options.guide) roster.reset();
  return roster;
}

// The roster to keep near in the next dive, empty for none.
Roster Course::guide() {
  const std::vector<Roster> kept = board_->kept();
  const double chance = random_.unit();
  if (kept.empty() || chance < kUnguided) return {};
  if (chance > kUnguided + kByOther) return board_->best();
  return random_.pick(kept);
}

// Quick, rough, and unlike the best: what weeks planned anew make of it may be better.
void Course::dive_by_prices() {
  const double begin = board_->spent();
  // Given up as soon as it will not end in time.
  const auto stop = [&](double part) {
    return board_->over() || board_->spent() - begin > kPriceDive * (kAhead + part);
  };
  const auto roster = price_dive_->roster(board_->cost(), random_, stop);
  if (!roster) return;
  mend(polish(*roster), within(kMend));
}

// Local search again from the best roster, warm enough to leave it.
void Course::reheat() {
  search_.restart_from(board_->best());
  anneal(2 * turn(), 1.0 + 9.0 * random_.unit(), 0.5);
}

// Proof, a few nodes at a time.
void Course::branch() {
  if (!tree_) {
    tree_ =
        std::make_unique<BranchTree>(*lines_, finder_, *board_, pool_, board_->bound(), prices_);
  }
  const Cost before = board_->bound();
  const double end = board_->spent() + turn();
  while (!board_->over() && board_->spent() < end && tree_->step()) {
  }
  gained_ += board_->bound() - before;
}

std::vector<Course::Way> Course::ways() const {
  // The first is the first to be tried.
  std::vector<Way> ways;
  if (!duals_.empty()) {
    ways = {&Course::dive_once, &Course::some_people};
    if (board_->kept().size() > 1) ways.push_back(&Course::merge);
  }
  ways.push_back(&Course::some_weeks);
  // What needs no mix: where dives into it go duty by duty it no longer leads anywhere.
  if (duals_.empty() || !few_) {
    ways.push_back(&Course::reheat);
    if (price_dive_) ways.push_back(&Course::dive_by_prices);
  }
  if (converged_) ways.push_back(&Course::branch);
  return ways;
}

std::function<bool()> Course::within(double part) const {
  return [this, end = board_->spent() + part] { return board_->over() || board_->spent() > end; };
}

// Short while all is young, so that what is easy is over soon.
double Course::turn() const { return std::min(kTurn, kFirstTurns * board_->spent()); }

void Course::go(Way way) {
  const double end = board_->spent() + turn();
  do {
    (this->*way)();
  } while (!board_->over() && board_->spent() < end);
}

void Course::run() {
  anneal((long_ ? kLongAnneal : kAnneal) * std::min(1.0, cells_ / kAnnealCells), 20.0,
         long_ ? 3.0 : 1.0);
  if (board_->claim_prices()) ascend();
  if (!long_ && board_->seeks_mix() && board_->claim_mix()) root();
  // Then the way to a better roster or bound that pays best.
  std::size_t open = 0;
  WhatPays pays(open, kWayFade, kLeastWayShare);
  while (!board_->over()) {
    learn();
    if (open != ways().size()) {
      open = ways().size();
      pays = WhatPays(open, kWayFade, kLeastWayShare);
      if (few_ && !duals_.empty()) pays.favour_first(kDiveTimes);
    }
    const double begin = board_->spent();
    const Cost before = gained_;
    go(ways()[pays.next()]);
    pays.paid(static_cast<double>(gained_ - before), board_->spent() - begin);
  }
}

}  // namespace respite
