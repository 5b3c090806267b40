#include "scheduler/solve/engine/local_search.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <utility>

namespace respite {

namespace {

constexpr Cost kAnyCost = INT64_MAX / 4;
constexpr int kFewLabels = 300;
constexpr int kAllLabels = 1 << 24;
constexpr int kStretch = 28;
constexpr int kStretches[] = {kStretch, 21, 42, 14, 56};  // until one leads to no dead end
constexpr Price kPriceNoise = 6;
constexpr double kOne = 0.15;  // of all moves are of one person
constexpr double kTwo = 0.6;   // of two, the rest of three
// Of all moves that are not of the whole: in two places, so that what a line may have only so much
// of can go from one to the other.
constexpr double kTwoSpans = 0.8;

Roster empty_roster(const LineProblem& problem) {
  return Roster(problem.people.size(), Line(static_cast<std::size_t>(problem.periods), kOff));
}

bool is_lawful(const LineProblem& problem, const Roster& roster, std::size_t person) {
  return !roster.empty() && broken_rules(problem, problem.people[person], roster[person]) == 0;
}

// The lines that are lawful; nothing of the others.
Roster lawful_part(const LineProblem& problem, const Roster& start) {
  Roster roster = empty_roster(problem);
  for (std::size_t person = 0; person < roster.size(); ++person) {
    if (is_lawful(problem, start, person)) roster[person] = start[person];
  }
  return roster;
}

}  // namespace

LocalSearch::LocalSearch(const Lines& lines, std::uint64_t seed, const Roster& start)
    : lines_(&lines),
      random_(seed),
      finder_(lines),
      state_(lines.problem(), lawful_part(lines.problem(), start)) {
  construct(start);
  best_ = state_.roster();
  best_cost_ = state_.cost();
}

void LocalSearch::construct(const Roster& start) {
  const Spans whole = {{0, lines_->problem().periods}};
  std::vector<std::size_t> order(lines_->people());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[random_.below(i)]);
  }
  for (const std::size_t person : order) {
    if (is_lawful(lines_->problem(), start, person)) continue;
    if (lines_->problem().periods > 3 * kStretch &&
        std::any_of(std::begin(kStretches), std::end(kStretches), [&](int length) {
          return finder_.lay_in_stretches(state_, person, length, kFewLabels);
        })) {
      continue;
    }
    // A lawful line first of all, however long it takes to find one.
    for (int labels = kFewLabels;; labels *= 16) {
      const FoundLine found =
          finder_.among_others(state_, person, whole, 0, kAnyCost, labels, random_);
      if (found.found) state_.lay(person, whole, found.inside);
      if (found.found || found.exact || labels > kAllLabels) break;
    }
  }
}

void LocalSearch::restart_from(const Roster& roster) {
  state_ = RosterState(lines_->problem(), roster);
  if (state_.cost() < best_cost_) {
    best_cost_ = state_.cost();
    best_ = roster;
  }
}

Spans LocalSearch::any_spans(int length) {
  const int periods = lines_->problem().periods;
  if (length >= periods) return {{0, periods}};
  const int many = random_.unit() < kTwoSpans ? 2 : 1;
  length /= many;
  Spans spans;
  for (int i = 0; i < many; ++i) {
    const int begin = std::clamp(random_.below(periods + length) - length, 0, periods - length / 2);
    const int end = begin + length / 2 + random_.below(length);
    spans.push_back(lines_->widened({begin, end}));
  }
  return apart(std::move(spans));
}

void LocalSearch::move(double temperature, int length) {
  const Spans spans = any_spans(length);
  const double u = random_.unit();
  const std::size_t many = std::min<std::size_t>(lines_->people(), u < kOne          ? 1
                                                                   : u < kOne + kTwo ? 2
                                                                                     : 3);
  std::size_t people[3];
  for (std::size_t i = 0; i < many; ++i) {
    do {
      people[i] = random_.below(lines_->people());
    } while (std::find(people, people + i, people[i]) != people + i);
  }
  const Cost before = state_.cost();
  const Cost allowed = before + static_cast<Cost>(-std::log(1 - random_.unit()) * temperature);
  Line old[3];
  for (std::size_t i = 0; i < many; ++i) {
    old[i] = inside_of(state_.line(people[i]), spans);
    state_.lift(people[i], spans);
  }
  bool done = true;
  std::size_t laid = 0;
  for (; laid < many; ++laid) {
    const bool last = laid + 1 == many;
    const Price noise = last && many > 1 ? 0 : random_.below(kPriceNoise + 1);
    const FoundLine found = finder_.among_others(
        state_, people[laid], spans, noise, last ? allowed + 1 : kAnyCost, kFewLabels, random_);
    if (!found.found) {
      done = false;
      break;
    }
    state_.lay(people[laid], spans, found.inside);
  }
  if (done && state_.cost() <= allowed) {
    if (state_.cost() < best_cost_) {
      best_cost_ = state_.cost();
      best_ = state_.roster();
    }
    return;
  }
  for (std::size_t i = 0; i < many; ++i) {
    if (i < laid) state_.lift(people[i], spans);
    state_.lay(people[i], spans, old[i]);
  }
}

}  // namespace respite
