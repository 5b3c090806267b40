#include "scheduler/solve/engine/course.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "scheduler/solve/engine/dive.h"
#include "scheduler/solve/engine/price_ascent.h"

namespace respite {

namespace {

constexpr int kLongHorizon = 100;            // periods: from here on windows come before the whole
constexpr std::size_t kDiveColumns = 60;     // per person to start a dive from
constexpr std::size_t kPooled = 600;         // per person
constexpr std::size_t kWindowCells = 12000;  // people by cells in a window of weeks
constexpr std::size_t kFewPeople = 12;
constexpr double kAnneal = 0.7;    // of the allowance, for a long horizon
constexpr double kAscent = 0.1;    // ... of one thread
constexpr int kAnnealLength = 42;  // periods in one move of it
constexpr double kReheat = 0.02;   // of the allowance
constexpr double kBranch = 0.01;   // of the allowance
constexpr int kPolish = 40;        // moves per person after a dive

// Lays what was found for the scope into a roster that may have changed since; false where the two
// do not go together.
bool lay_found(const LineProblem& problem, const Scope& scope, const Roster& found,
               Roster& roster) {
  for (std::size_t slot = 0; slot < scope.free.size(); ++slot) {
    Line& line = roster[scope.free[slot]];
    const Line inside = inside_of(found[slot], scope.spans);
    const Line before = inside_of(scope.base[slot], scope.spans);
    if (inside == before) continue;
    if (inside_of(line, scope.spans) != before) return false;
    put_inside(line, scope.spans, inside);
    if (broken_rules(problem, problem.people[scope.free[slot]], line) != 0) return false;
  }
  return true;
}

}  // namespace

Course::Course(const Lines& lines, Board& board, std::uint64_t seed)
    : lines_(&lines),
      board_(&board),
      random_(seed),
      search_(lines, seed),
      finder_(lines),
      pool_(lines.problem()),
      weeks_(lines),
      many_(std::max<std::size_t>(3, lines.people() / 3)) {
  board_->offer(search_.best(), search_.best_cost(), "first");
}

// Local search for a share of the allowance.
void Course::anneal(double share, double from, double to, int length) {
  const double begin = board_->spent();
  double part = 0;
  while (!board_->over() && (part = (board_->spent() - begin) / share) < 1) {
    const double temperature = from * std::pow(to / from, part);
    for (int i = 0; i < 40; ++i) search_.move(temperature, length);
  }
  pool_.add(search_.best());
  pool_.add(search_.state().roster());
  board_->offer(search_.best(), search_.best_cost(), "search");
}

void Course::polish(const Roster& roster) {
  search_.restart_from(roster);
  const int moves = kPolish * static_cast<int>(lines_->people());
  for (int i = 0; i < moves && !board_->over(); ++i) {
    search_.move(4.0 * std::pow(0.1, static_cast<double>(i) / moves), lines_->problem().periods);
  }
  board_->offer(search_.best(), search_.best_cost(), "polish");
}

void Course::ascend() {
  const double begin = board_->spent();
  PriceAscent ascent(lines_->problem());
  double part = 0;
  while (!board_->over() && (part = (board_->spent() - begin) / kAscent) < 1) {
    ascent.round(board_->cost(), part);
    board_->raise(ascent.bound(), "prices");
  }
}

void Course::root() {
  root_ = std::make_unique<ColumnGeneration>(*lines_, finder_,
                                             whole_scope(lines_->problem(), board_->best()));
  for (std::size_t person = 0; person < lines_->people(); ++person) {
    for (const PooledLine& pooled : pool_.lines(person)) root_->add(person, pooled.line);
  }
  bool more = true;
  while (!board_->over() && more) {
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
  if (root_columns_ == 0 || root_->lp().columns() > 3 * root_columns_) fresh_dives();
  DiveOptions options;
  options.below = board_->cost();
  options.noise = 0.1 + random_.unit();
  options.whole = 0.7 + 0.3 * random_.unit();
  const auto roster = dive(*root_, options, random_, [this] { return board_->over(); });
  if (!roster) return;
  pool_.add(*roster);
  const Cost cost = roster_cost(lines_->problem(), *roster);
  board_->offer(*roster, cost, "dive");
  polish(*roster);
}

std::vector<std::size_t> Course::any_people(std::size_t many) {
  std::vector<std::size_t> people(lines_->people());
  std::iota(people.begin(), people.end(), std::size_t{0});
  many = std::min(many, people.size());
  for (std::size_t i = 0; i < many; ++i) {
    const int rest = static_cast<int>(people.size() - i);
    std::swap(people[i], people[i + static_cast<std::size_t>(random_.below(rest))]);
  }
  people.resize(many);
  return people;
}

Cost Course::neighbourhood(Scope scope) {
  const LineProblem& problem = lines_->problem();
  const Cost part = scope_cost(problem, scope, scope.base);
  const bool whole = scope.periods.size() == static_cast<std::size_t>(problem.periods);
  ColumnGeneration generation(*lines_, finder_, std::move(scope));
  const Scope& inside = generation.scope();
  if (!prices_.empty()) generation.lean_on(prices_);
  for (std::size_t slot = 0; slot < inside.free.size(); ++slot) {
    generation.add(slot, inside.base[slot]);
    const auto& lines = pool_.lines(inside.free[slot]);
    for (std::size_t i = 0; whole && i < std::min(kDiveColumns, lines.size()); ++i) {
      generation.add(slot, lines[i].line);
    }
  }
  bool more = true;
  while (more && !board_->over() && generation.bound() < part) {
    more = generation.round();
    if (static_cast<double>(generation.bound()) >= generation.objective() - 1e-6) break;
  }
  if (generation.bound() >= part) {
    many_ = std::min(lines_->people(), many_ + 1);  // too small to gain from
    return 0;
  }
  DiveOptions options;
  options.below = part;
  const auto found = dive(generation, options, random_, [this] { return board_->over(); });
  const Cost gain = found ? part - scope_cost(problem, inside, *found) : 0;
  if (gain <= 0) {
    many_ = std::max<std::size_t>(3, many_ - 1);
    return 0;
  }
  // Another thread may have bettered the roster meanwhile: both count where they go together.
  Roster roster = board_->best();
  if (!lay_found(problem, inside, *found, roster)) return 0;
  if (whole) pool_.add(roster);
  board_->offer(roster, roster_cost(problem, roster), "neighbourhood");
  return gain;
}

void Course::some_people() {
  neighbourhood(scope_of(lines_->problem(), board_->best(), any_people(many_),
                         {{0, lines_->problem().periods}}));
}

// A few weeks of everybody, all in a row or here and there.
void Course::some_weeks() {
  const double begin = board_->spent();
  const Spans spans = weeks_.next(random_);
  const std::size_t cells = lines_->problem().cell(static_cast<int>(periods_of(spans).size()), 0);
  const std::size_t many = std::max<std::size_t>(kFewPeople, kWindowCells / cells);
  const Cost gain =
      neighbourhood(scope_of(lines_->problem(), board_->best(), any_people(many), spans));
  weeks_.paid(gain, board_->spent() - begin);
}

// Local search again from the best roster, warm enough to leave it.
void Course::reheat() {
  search_.restart_from(board_->best());
  anneal(kReheat, 1.0 + 9.0 * random_.unit(), 0.5, lines_->problem().periods);
}

// Proof, a few nodes at a time.
void Course::branch() {
  if (!converged_) return;
  if (!tree_) {
    tree_ =
        std::make_unique<BranchTree>(*lines_, finder_, *board_, pool_, board_->bound(), prices_);
  }
  const double begin = board_->spent();
  while (!board_->over() && board_->spent() - begin < kBranch && tree_->step()) {
  }
}

void Course::run() {
  const int periods = lines_->problem().periods;
  if (periods > kLongHorizon) {
    anneal(kAnneal, 20.0, 3.0, kAnnealLength);
    if (board_->claim_bound()) ascend();
    while (!board_->over()) some_weeks();
    return;
  }
  anneal(0.02, 20.0, 1.0, periods);
  root();
  // Ways to a better roster or bound, each as long as the others.
  const std::array<void (Course::*)(), 4> ways = {&Course::dive_once, &Course::some_people,
                                                  &Course::branch, &Course::reheat};
  std::array<double, 4> used{};
  while (!board_->over()) {
    const auto least = std::min_element(used.begin(), used.end()) - used.begin();
    const double begin = board_->spent();
    (this->*ways[static_cast<std::size_t>(least)])();
    used[static_cast<std::size_t>(least)] += board_->spent() - begin;
  }
}

}  // namespace respite
