// A desk in shifts as the engine sees it: days are periods, shifts are kinds of duty.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/solve/prices/tied_pair.h"
#include "scheduler/solve/shifts/day_posts.h"

namespace respite {

// Lines as far as the engine can tell them apart: rest and successions from one day to the next,
// runs, what is counted in weeks or in the window. What it cannot say is left out, and a weighted
// limit is a hard one: a lawful plan that bends no limit is a roster here, which costs what the
// plan does in Tier::kBalance. Company ties two lines together: between people who both move, half
// of its points goes to each of them at all times, so that the roster costs no more than the plan.
struct DayLines {
  LineProblem lines;
  std::vector<PersonIndex> people;  // [person of the lines]
  std::vector<DayPost> posts;       // by day
  std::vector<TiedPair> ties;       // of two who both move
  std::vector<int> post_of;         // [cell] of those where somebody can be on beside; -1: none
  bool sound = true;                // no lawful plan that bends no limit costs less than its roster
  // [person of the lines] whether all of their law is said: a line that keeps to the rules here is
  // lawful and bends no limit.
  std::vector<char> whole;

  [[nodiscard]] Roster roster_of(const Solution& solution) const;
  // The plan with what the roster says; whoever is one too many holds nothing there.
  [[nodiscard]] Solution lay_into(Solution plan, const Problem& problem,
                                  const Roster& roster) const;

 private:
  static void give(Solution& plan, const DayPost& post, PersonIndex person);
};

// Of what two gain by each other's company: so much each, whoever else is there.
[[nodiscard]] Price half_of(std::int64_t points);

// The same with loads rounded to a few sizes, so that a line's load has some hundred values at
// most.
[[nodiscard]] LineProblem with_coarse_loads(LineProblem lines);

// `moving`: whose lines are asked for, sorted. What others hold in `plan` stays. Nothing where
// day_posts_of() has nothing.
[[nodiscard]] std::optional<DayLines> day_lines_of(const Problem& problem, const PairJudge& pairs,
                                                   const std::vector<PersonIndex>& moving,
                                                   const Solution& plan);

}  // namespace respite
