#include "scheduler/solve/engine/local_search.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace respite {

namespace {

constexpr Cost kAnyCost = INT64_MAX / 4;
constexpr int kFewLabels = 4000;

Roster empty_roster(const LineProblem& problem) {
  return Roster(problem.people.size(), Line(static_cast<std::size_t>(problem.periods), kOff));
}
double env(const char* n, double d) {
  const char* v = std::getenv(n);
  return v ? std::atof(v) : d;
}
}  // namespace

LocalSearch::LocalSearch(const Lines& lines, std::uint64_t seed)
    : lines_(&lines),
      random_(seed),
      finder_(lines),
      state_(lines.problem(), empty_roster(lines.problem())) {
  construct();
}

void LocalSearch::construct() {
  std::vector<std::size_t> order(lines_->people());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[static_cast<std::size_t>(random_.below(static_cast<int>(i)))]);
  }
  for (const std::size_t person : order) {
    const FoundLine found = finder_.among_others(state_, person, 0, lines_->problem().periods, 0,
                                                 kAnyCost, kFewLabels, random_);
    if (found.found) state_.lay(person, 0, found.inside);
  }
  best_ = state_.roster();
  best_cost_ = state_.cost();
}

void LocalSearch::restart_from(const Roster& roster) {
  state_ = RosterState(lines_->problem(), roster);
  if (state_.cost() < best_cost_) {
    best_cost_ = state_.cost();
    best_ = roster;
  }
}

void LocalSearch::move(double temperature) {
  static const int noise_big = static_cast<int>(env("NB", 4));
  static const double p1 = env("P1", 0.15), p3 = env("P3", 0.25);
  const int periods = lines_->problem().periods;
  const double u = random_.unit();
  const std::size_t many = std::min<std::size_t>(lines_->people(), u < p1 ? 1 : u < 1 - p3 ? 2 : 3);
  std::size_t people[3];
  for (std::size_t i = 0; i < many; ++i) {
    do {
      people[i] = static_cast<std::size_t>(random_.below(static_cast<int>(lines_->people())));
    } while (std::find(people, people + i, people[i]) != people + i);
  }
  const Cost before = state_.cost();
  const Cost allowed = before + static_cast<Cost>(-std::log(1 - random_.unit()) * temperature);
  Line old[3];
  for (std::size_t i = 0; i < many; ++i) {
    old[i] = state_.line(people[i]);
    state_.lift(people[i], 0, periods);
  }
  bool done = true;
  std::size_t laid = 0;
  for (; laid < many; ++laid) {
    const bool last = laid + 1 == many;
    const Price noise = last && many > 1 ? 0 : random_.below(noise_big + 1);
    const FoundLine found =
        finder_.among_others(state_, people[laid], 0, periods, noise, last ? allowed + 1 : kAnyCost,
                             kFewLabels, random_);
    if (!found.found) {
      done = false;
      break;
    }
    state_.lay(people[laid], 0, found.inside);
  }
  if (done && state_.cost() <= allowed) {
    if (state_.cost() < best_cost_) {
      best_cost_ = state_.cost();
      best_ = state_.roster();
    }
    return;
  }
  for (std::size_t i = 0; i < many; ++i) {
    if (i < laid) state_.lift(people[i], 0, periods);
    state_.lay(people[i], 0, old[i]);
  }
}

}  // namespace respite
