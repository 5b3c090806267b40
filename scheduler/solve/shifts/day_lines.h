// A desk in shifts as the engine sees it: days are periods, shifts are kinds of duty.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/rota/judge_pairs.h"
#include "scheduler/rota/solution.h"
#include "scheduler/solve/engine/line_problem.h"

namespace respite {

// Lines as far as the engine can tell them apart: rest and successions from one day to the next,
// runs, what is counted in weeks or in the window. What it cannot say is left out, and a weighted
// limit is a hard one: a lawful plan that bends no limit is a roster here, which costs what the
// plan does in Tier::kBalance. Company ties two lines together: between people who both move, half
// of its points goes to each of them at all times, so that the roster costs no more than the plan.
struct DayLines {
  // The turns of one shift on one day, and the cells of the lines they are held in.
  struct Post {
    std::vector<TurnIndex> turns;
    int period = 0;
    Held kind = kOff;
    Held kept = kOff;           // of the place kept for somebody who has a skill; kOff: none
    std::vector<char> skilled;  // [person of the problem] who has it
  };
  LineProblem lines;
  std::vector<PersonIndex> people;  // [person of the lines]
  std::vector<Post> posts;          // by day
  bool sound = true;                // no lawful plan that bends no limit costs less than its roster

  [[nodiscard]] Roster roster_of(const Solution& solution) const;
  // The plan with what the roster says; whoever is one too many holds nothing there.
  [[nodiscard]] Solution lay_into(Solution plan, const Problem& problem,
                                  const Roster& roster) const;

 private:
  static void give(Solution& plan, const Post& post, PersonIndex person);
};

// The same with loads rounded to a few sizes, so that a line's load has some hundred values at
// most.
[[nodiscard]] LineProblem with_coarse_loads(LineProblem lines);

// `moving`: whose lines are asked for, sorted. What others hold in `plan` stays. Nothing where the
// desk is none in shifts: handovers, standby, several turns a day, clocks that disagree on the day.
[[nodiscard]] std::optional<DayLines> day_lines_of(const Problem& problem, const PairJudge& pairs,
                                                   const std::vector<PersonIndex>& moving,
                                                   const Solution& plan);

}  // namespace respite
