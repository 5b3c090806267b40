#include "scheduler/solve/shifts/day_follows.h"

#include <algorithm>

#include "scheduler/rota/count/counts.h"
#include "scheduler/rules/rest.h"
#include "scheduler/rules/succession.h"

namespace respite {

DayFollows::DayFollows(const DayScope& scope, PersonIndex person,
                       const std::vector<const Limits*>& all)
    : scope_(scope), all_(all) {
  const Problem& problem = scope.problem;
  const Clock& clock = problem.clocks[problem.people[at(person)].clock];
  for (const Limits* limits : all)
    for (const auto& limit : limits->rest_after) {
      if (!limit.binds(person)) continue;
      const CountTable table = counts_of(problem, clock, limit.value.what, SumSpan::Unit::kWeeks);
      LongerRest& rest = longer_.emplace_back(LongerRest{limit.value.rest, {}});
      for (std::size_t t = 0; t < problem.turns.size(); ++t)
        rest.after.push_back(table.of(index_of<TurnIndex>(t)).empty() ? 0 : 1);
    }
}

bool DayFollows::may_follow(TurnIndex first, TurnIndex then) const {
  const Problem& problem = scope_.problem;
  const auto turn = [&](TurnIndex index) -> const ProblemTurn& { return problem.turns[at(index)]; };
  const Seconds between = time_between(cover_of(turn(first)), cover_of(turn(then)));
  if (between < Seconds{0}) return false;
  for (const LongerRest& rest : longer_)
    if (rest.after[at(first)] != 0 && rest.after[at(then)] == 0 && is_too_short(between, rest.rest))
      return false;
  for (const Limits* limits : all_) {
    if (limits->rest && is_too_short(between, limits->rest->value)) return false;
    for (const auto& pair : limits->forbidden)
      if (turn(first).turn.seat_id == pair.value.first &&
          turn(then).turn.seat_id == pair.value.then &&
          follows_next_day(scope_.day_of(first), scope_.day_of(then)))
        return false;
  }
  return true;
}

Seconds DayFollows::longest_rest() const {
  Seconds longest{0};
  for (const LongerRest& rest : longer_) longest = std::max(longest, rest.rest);
  for (const Limits* limits : all_)
    if (limits->rest) longest = std::max(longest, limits->rest->value);
  return longest;
}

std::vector<std::uint64_t> DayFollows::by_kind(const std::vector<DayDuty>& duties,
                                               std::size_t kinds) const {
  std::vector<std::uint64_t> seen(kinds, 0);
  std::vector<std::uint64_t> follows(kinds, 0);
  for (const DayDuty& a : duties)
    for (const DayDuty& b : duties) {
      if (b.period != a.period + 1) continue;
      const auto first = static_cast<std::size_t>(a.kind);
      const std::uint64_t bit = std::uint64_t{1} << b.kind;
      seen[first] |= bit;
      if (may_follow(a.turn, b.turn)) follows[first] |= bit;
    }
  for (std::size_t kind = 0; kind < kinds; ++kind)
    follows[kind] |= ~seen[kind] & ((std::uint64_t{1} << kinds) - 1);
  return follows;
}

std::vector<int> DayFollows::days_off_after(const std::vector<DayDuty>& duties, std::size_t kinds,
                                            int least, bool& sound) const {
  constexpr int kMostOff = 7;
  std::vector<int> days(kinds, least);
  for (const LongerRest& rest : longer_)
    for (const DayDuty& a : duties) {
      if (rest.after[at(a.turn)] == 0) continue;
      const Interval first = cover_of(scope_.problem.turns[at(a.turn)]);
      int needed = kMostOff;
      for (const DayDuty& b : duties) {
        const int off = b.period - a.period - 1;
        if (off < 1 || off >= needed || rest.after[at(b.turn)] != 0) continue;
        const Interval then = cover_of(scope_.problem.turns[at(b.turn)]);
        if (!is_too_short(time_between(first, then), rest.rest)) needed = off;
      }
      int& here = days[static_cast<std::size_t>(a.kind)];
      if (needed == kMostOff || needed <= here) continue;
      here = needed;
      sound = false;
    }
  return days;
}

}  // namespace respite
