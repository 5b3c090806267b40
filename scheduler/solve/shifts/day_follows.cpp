#include "scheduler/solve/shifts/day_follows.h"

#include "scheduler/rota/count/counts.h"
#include "scheduler/rules/rest.h"
#include "scheduler/rules/succession.h"

namespace respite {
namespace {

// Where a longer rest follows some duties: which these are.
struct LongerRest {
  Seconds rest{};
  std::vector<char> after;  // [turn]
};

std::vector<LongerRest> long_rests(const Problem& problem, PersonIndex person,
                                 const std::vector<const Limits*>& all) {
  const Clock& clock = problem.clocks[problem.people[at(person)].clock];
  std::vector<LongerRest> rests;
  for (const Limits* limits : all)
    for (const auto& limit : limits->rest_after) {
      if (!limit.binds(person)) continue;
      const CountTable table = counts_of(problem, clock, limit.value.what, SumSpan::Unit::kWeeks);
      LongerRest& rest = rests.emplace_back(LongerRest{limit.value.rest, {}});
      for (std::size_t t = 0; t < problem.turns.size(); ++t)
        rest.after.push_back(table.of(index_of<TurnIndex>(t)).empty() ? 0 : 1);
    }
  return rests;
}

bool may_follow(const DayScope& scope, const std::vector<const Limits*>& all,
                const std::vector<LongerRest>& rests, TurnIndex a, TurnIndex b) {
  const Problem& problem = scope.problem;
  const auto turn = [&](TurnIndex index) -> const ProblemTurn& { return problem.turns[at(index)]; };
  const Seconds between = time_between(cover_of(turn(a)), cover_of(turn(b)));
  if (between < Seconds{0}) return false;
  for (const LongerRest& rest : rests)
    if (rest.after[at(a)] != 0 && rest.after[at(b)] == 0 && is_too_short(between, rest.rest))
      return false;
  for (const Limits* limits : all) {
    if (limits->rest && is_too_short(between, limits->rest->value)) return false;
    for (const auto& pair : limits->forbidden)
      if (is_of_shift(problem.desk, turn(a).turn, pair.value.first) &&
          is_of_shift(problem.desk, turn(b).turn, pair.value.then) &&
          follows_next_day(scope.day_of(a), scope.day_of(b)))
        return false;
  }
  return true;
}

}  // namespace

std::vector<std::uint64_t> day_follows(const DayScope& scope, PersonIndex person,
                                       const std::vector<const Limits*>& all,
                                       const std::vector<DayDuty>& duties, std::size_t kinds) {
  const std::vector<LongerRest> rests = long_rests(scope.problem, person, all);
  std::vector<std::uint64_t> seen(kinds, 0);
  std::vector<std::uint64_t> follows(kinds, 0);
  for (const DayDuty& a : duties)
    for (const DayDuty& b : duties) {
      if (b.period != a.period + 1) continue;
      const auto first = static_cast<std::size_t>(a.kind);
      const std::uint64_t bit = std::uint64_t{1} << b.kind;
      seen[first] |= bit;
      if (may_follow(scope, all, rests, a.turn, b.turn)) follows[first] |= bit;
    }
  for (std::size_t kind = 0; kind < kinds; ++kind)
    follows[kind] |= ~seen[kind] & ((std::uint64_t{1} << kinds) - 1);
  return follows;
}

std::vector<int> days_off_after(const DayScope& scope, PersonIndex person,
                                const std::vector<const Limits*>& all,
                                const std::vector<DayDuty>& duties, std::size_t kinds, int least,
                                bool& sound) {
  constexpr int kMostOff = 7;
  std::vector<int> days(kinds, least);
  for (const LongerRest& rest : long_rests(scope.problem, person, all))
    for (const DayDuty& a : duties) {
      if (rest.after[at(a.turn)] == 0) continue;
      const Interval first = cover_of(scope.problem.turns[at(a.turn)]);
      int needed = kMostOff;
      for (const DayDuty& b : duties) {
        const int off = b.period - a.period - 1;
        if (off < 1 || off >= needed || rest.after[at(b.turn)] != 0) continue;
        const Interval then = cover_of(scope.problem.turns[at(b.turn)]);
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
