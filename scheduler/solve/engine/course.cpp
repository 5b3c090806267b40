#include "scheduler/solve/engine/course.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "scheduler/solve/engine/dive.h"

namespace respite {

namespace {

constexpr int kLongHorizon = 100;            // periods: from here on windows come before the whole
constexpr std::size_t kDiveColumns = 60;     // per person to start a dive from
constexpr std::size_t kPooled = 600;         // per person
constexpr std::size_t kWindowCells = 12000;  // people by cells in a window of weeks
constexpr std::size_t kFewPeople = 12;
constexpr double kReheat = 0.02;  // of the allowance
constexpr double kBranch = 0.01;  // of the allowance
constexpr int kPolish = 40;       // moves per person after a dive

Roster with_lines(Roster roster, const std::vector<std::size_t>& people,
                  const std::vector<Line>& lines) {
  for (std::size_t slot = 0; slot < people.size(); ++slot) roster[people[slot]] = lines[slot];
  return roster;
}

}  // namespace

Course::Course(const Lines& lines, Board& board, std::uint64_t seed)
    : lines_(&lines),
      board_(&board),
      random_(seed),
      search_(lines, seed),
      finder_(lines),
      pool_(lines.problem()),
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

void Course::neighbourhood(Scope scope) {
  const LineProblem& problem = lines_->problem();
  const Cost part = scope_cost(problem, scope, scope.base);
  const Roster best = board_->best();
  const bool whole = scope.begin == 0 && scope.end == problem.periods;
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
    return;
  }
  DiveOptions options;
  options.below = part;
  const auto found = dive(generation, options, random_, [this] { return board_->over(); });
  if (!found) {
    many_ = std::max<std::size_t>(3, many_ - 1);
    return;
  }
  if (whole) pool_.add(with_lines(best, inside.free, *found));
  // Another thread may have bettered others' lines meanwhile: both count where they go together.
  const Roster now = board_->best();
  const bool apart = std::ranges::all_of(
      inside.free, [&](std::size_t person) { return now[person] == best[person]; });
  const Roster roster = with_lines(apart ? now : best, inside.free, *found);
  board_->offer(roster, roster_cost(problem, roster), "neighbourhood");
}

void Course::some_people() {
  neighbourhood(
      scope_of(lines_->problem(), board_->best(), any_people(many_), 0, lines_->problem().periods));
}

int Course::parting(int period, int direction) const {
  const int periods = lines_->problem().periods;
  period = std::clamp(period, 0, periods);
  while (!lines_->may_part(period)) period += direction;
  return period;
}

// A few weeks of everybody.
void Course::some_weeks() {
  const int periods = lines_->problem().periods;
  const int length = 14 + random_.below(15);
  const int begin = parting(random_.below(periods + length / 2) - length / 2, -1);
  const int end = parting(begin + length, +1);
  const std::size_t cells = lines_->problem().cell(end - begin, 0);
  const std::size_t many = std::max<std::size_t>(kFewPeople, kWindowCells / cells);
  neighbourhood(scope_of(lines_->problem(), board_->best(), any_people(many), begin, end));
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
    anneal(0.3, 30.0, 2.0, 28);
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
