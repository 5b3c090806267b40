#include "scheduler/rota/evenness.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

#include "scheduler/rota/burden.h"

namespace respite {
namespace {

using SeatOf = std::pair<RotaIndex, std::uint32_t>;

// What falls into any turn of a seat, as its holders have it.
struct Falls {
  bool nights = false;
  bool weekends = false;
  bool holidays = false;
};

std::map<SeatOf, Falls> what_falls(const Problem& problem, const Solution& solution) {
  std::map<SeatOf, Falls> seats;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const auto holder = solution.holder[t];
    if (!holder || !problem.turns[t].in_window) continue;
    const TurnIndex turn = index_of<TurnIndex>(t);
    const Burden burden = burden_of(problem, *holder, {&turn, 1});
    Falls& falls = seats[{problem.turns[t].turn.rota, problem.turns[t].turn.seat}];
    falls.nights |= burden.nights > 0;
    falls.weekends |= burden.weekends > 0;
    falls.holidays |= burden.holidays > 0;
  }
  return seats;
}

void add(Spread& spread, int count) {
  spread.least = spread.people == 0 ? count : std::min(spread.least, count);
  spread.most = std::max(spread.most, count);
  ++spread.people;
}

// What somebody may hold, passing things such as leave aside.
Falls may_fall(const Problem& problem, const std::map<SeatOf, Falls>& seats, std::size_t person) {
  Falls all;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const auto& bar = problem.barred[t][person];
    if (!problem.turns[t].in_window || bar == Rule::kNotInRota || bar == Rule::kNotQualified ||
        bar == Rule::kNever)
      continue;
    const auto seat = seats.find({problem.turns[t].turn.rota, problem.turns[t].turn.seat});
    if (seat == seats.end()) continue;
    all.nights |= seat->second.nights;
    all.weekends |= seat->second.weekends;
    all.holidays |= seat->second.holidays;
  }
  return all;
}

}  // namespace

Evenness evenness_of(const Problem& problem, const Solution& solution, const Judgement& judgement,
                     const std::vector<WithoutTurn>& without) {
  Evenness even;
  std::int64_t full = 0;
  for (const ProblemPerson& person : problem.people) full = std::max(full, person.presence);
  const std::map<SeatOf, Falls> seats = what_falls(problem, solution);
  for (std::size_t p = 0; p < problem.people.size(); ++p) {
    const bool barred = std::ranges::any_of(
        without, [&](const WithoutTurn& one) { return at(one.person) == p && one.free == 0; });
    if (barred) continue;
    const Burden& burden = judgement.people[p];
    const std::int64_t off = burden.load - burden.fair;
    const bool shares = burden.load > 0 || burden.fair > 0;
    if (shares && (!even.farthest || std::abs(off) > std::abs(even.off))) {
      even.farthest = index_of<PersonIndex>(p);
      even.off = off;
    }
    if (problem.people[p].presence * 10 < full * 9) continue;  // a week off in a quarter is little
    const Falls falls = may_fall(problem, seats, p);
    if (falls.nights) add(even.nights, burden.nights);
    if (falls.weekends) add(even.weekends, burden.weekends);
    if (falls.holidays) add(even.holidays, burden.holidays);
  }
  return even;
}

}  // namespace respite
