// One person's line and what the judge of lines finds in it, for the tests of its rules. The desk
// has an early and a late shift a day (work), or a weekly rota (standby); the line is p0's.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "scheduler/rota/judge_line.h"
#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {

inline constexpr PersonIndex kAnn{0};

inline Desk shift_desk() {
  Desk desk = bare_desk(2);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}, {"late", "14:00", "22:00", 1}});
  return desk;
}

inline Desk weekly_desk() {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary", "secondary"});
  return desk;
}

// "early 0": the early shift of the window's first day; "primary 2": of its third week.
inline TurnIndex turn_of(const Problem& problem, std::string_view seat, int nth) {
  for (std::size_t t = 0; t < problem.turns.size(); ++t)
    if (problem.turns[t].in_window && problem.turns[t].turn.seat_id == seat && nth-- == 0)
      return index_of<TurnIndex>(t);
  throw std::out_of_range(std::string(seat));
}

struct Found {
  LineScore score;
  std::vector<Breach> breaches;
  std::vector<Rule> rules;
};

inline Found judge(const Problem& problem, std::vector<TurnIndex> line) {
  std::sort(line.begin(), line.end());
  CollectBreaches sink;
  LineJudge judge(problem);
  Found found;
  found.score = judge.judge(kAnn, line, sink);
  found.breaches = sink.breaches();
  for (const Breach& breach : found.breaches) found.rules.push_back(breach.rule);
  return found;
}

// Shifts of days: "early" of each day listed.
inline Found judge_earlies(const Desk& desk, int days, const std::vector<int>& on) {
  const Problem problem = make_problem(desk, days_of_winter(days));
  std::vector<TurnIndex> line;
  line.reserve(on.size());
  for (const int day : on) line.push_back(turn_of(problem, "early", day));
  return judge(problem, line);
}

inline Found judge_primaries(const Desk& desk, int in_weeks, const std::vector<int>& on) {
  const Problem problem = make_problem(desk, weeks_of_winter(in_weeks));
  std::vector<TurnIndex> line;
  line.reserve(on.size());
  for (const int week : on) line.push_back(turn_of(problem, "primary", week));
  return judge(problem, line);
}

using Rules = std::vector<Rule>;

}  // namespace respite::test
