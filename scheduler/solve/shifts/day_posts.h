// The turns of a desk in shifts by day and shift, as those who move may hold them.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/rota/judge_pairs.h"
#include "scheduler/rota/solution.h"
#include "scheduler/solve/engine/line_problem.h"

namespace respite {

// Whose lines are asked for, while what others hold in a plan stays.
struct DayScope {
  const Problem& problem;
  const PairJudge& pairs;
  const std::vector<PersonIndex>& moving;  // sorted
  const Solution& plan;

  [[nodiscard]] bool stays(TurnIndex turn) const;  // somebody who does not move holds it
  [[nodiscard]] int day_of(TurnIndex turn) const {
    return problem.clocks.front().first_day[at(turn)];
  }
};

// From its first covered second to its last.
[[nodiscard]] Interval cover_of(const ProblemTurn& turn);

// The heads of one shift on one day that may be held; those that need not be are a post of their
// own.
struct DayPost {
  std::vector<TurnIndex> turns;
  int period = 0;
  Held kind = kOff;
  Held kept = kOff;           // of the place kept for somebody who has a skill; kOff: none
  std::vector<char> skilled;  // [person of the problem] who has it
};

// A kind of duty: the turns of a shift.
struct DayKind {
  RotaIndex rota{};
  std::uint32_t seat = 0;
  bool optional = false;
  bool kept = false;
  friend auto operator<=>(const DayKind&, const DayKind&) = default;
};

struct DayPosts {
  int first_day = 0;  // of the window; days since 1970-01-01
  int periods = 0;
  std::vector<DayKind> kinds;  // sorted
  std::vector<DayPost> posts;  // by day

  // kOff where no turn of the window is of that kind.
  [[nodiscard]] Held number_of(const DayKind& kind) const;
  // Of a turn outside of the window, as far as what may follow it is asked.
  [[nodiscard]] Held kind_of(const Turn& turn) const;
};

// Nothing where the desk is none in shifts: handovers, standby, several turns a day, clocks that
// disagree on the day.
[[nodiscard]] std::optional<DayPosts> day_posts_of(const DayScope& scope);

}  // namespace respite
