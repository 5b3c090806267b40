#include "tests/support/naive_judge.h"

#include "scheduler/rota/count/rule_of.h"
#include "tests/support/naive_families.h"

#include <algorithm>
#include <map>

namespace respite::test {
namespace {

struct Piece {
  Interval span;
  std::size_t turn;
};

class Naive {
 public:
  Naive(const Problem& problem, const Solution& solution, std::size_t person)
      : problem_(problem), zone_(problem.desk.people[person].zone), person_(person) {
    for (std::size_t t = 0; t < problem.turns.size(); ++t)
      if (solution.holder[t] == index_of<PersonIndex>(person)) turns_.push_back(t);
  }

  [[nodiscard]] bool overlaps() const {
    for (const std::size_t a : turns_)
      for (const std::size_t b : turns_) {
        if (a >= b || !counts(a, b)) continue;
        const Turn& one = problem_.turns[a].turn;
        const Turn& other = problem_.turns[b].turn;
        const auto& rota = problem_.desk.rotas[at(one.rota)];
        if (one.rota == other.rota && std::holds_alternative<HandoverPlan>(rota.plan) &&
            one.span.overlaps(other.span))
          return true;
        for (const Slot& x : one.slots)
          for (const Slot& y : other.slots)
            if (x.span.begin < y.span.end && y.span.begin < x.span.end) return true;
      }
    return false;
  }

  // Whether between two slots of work of different turns, nothing of work in between, there is
  // less than the rest.
  [[nodiscard]] bool rests_too_little(Seconds rest) const {
    std::vector<Piece> work;
    for (const std::size_t t : turns_)
      if (problem_.turns[t].work)
        for (const Slot& slot : problem_.turns[t].turn.slots) work.push_back({slot.span, t});
    for (const Piece& a : work)
      for (const Piece& b : work) {
        const Seconds between = b.span.begin - a.span.end;
        if (a.turn == b.turn || between < Seconds{0} || between >= rest || !counts(a.turn, b.turn))
          continue;
        const bool something_between = std::ranges::any_of(work, [&](const Piece& c) {
          return c.span.begin > a.span.begin && c.span.begin < b.span.begin;
        });
        if (!something_between) return true;
      }
    return false;
  }

  [[nodiscard]] bool is_on_leave() const {
    const IntervalSet& leave = problem_.calendars.leave[person_];
    for (const std::size_t t : turns_)
      if (problem_.turns[t].in_window)
        for (const Slot& slot : problem_.turns[t].turn.slots)
          for (const Interval away : leave)
            if (away.begin < slot.span.end && slot.span.begin < away.end) return true;
    return false;
  }

 private:
  [[nodiscard]] bool counts(std::size_t a, std::size_t b) const {
    return problem_.turns[a].in_window || problem_.turns[b].in_window;
  }

  const Problem& problem_;
  Zone zone_;
  std::size_t person_;
  std::vector<std::size_t> turns_;
};

}  // namespace

NaiveOpinion naive_opinion(const Problem& problem, const Solution& solution) {
  NaiveOpinion opinion;
  for (std::size_t p = 0; p < problem.people.size(); ++p) {
    const Naive naive(problem, solution, p);
    const Limits& limits = problem.people[p].limits;
    const Limits& pack = problem.people[p].pack_limits;
    const auto note = [&](bool broken, Rule rule) {
      if (broken) opinion.broken.emplace(rule, index_of<PersonIndex>(p));
    };
    note(naive.overlaps(), Rule::kOverlap);
    note(naive.is_on_leave(), Rule::kLeave);
    for (const Limits* asked : {&limits, &pack})
      note(asked->rest && naive.rests_too_little(asked->rest->value), Rule::kRest);
    const auto person = index_of<PersonIndex>(p);
    const auto breaks = [&](const auto& limit) {
      return naively_breaks(problem, solution, person, limit.value);
    };
    for (const auto& sequence : limits.sequences)
      if (sequence.value.what.counted != Counted::kTurns)
        note(breaks(sequence), rule_of(sequence.value));
    for (const auto& sum : limits.sums) note(breaks(sum), rule_of(sum.value));
    for (const auto& sum : pack.sums) note(breaks(sum), rule_of(sum.value));
    for (const Limits* asked : {&limits, &pack})
      for (const auto& rest : asked->long_rests) note(breaks(rest), Rule::kLongRest);
    for (const auto& after : limits.rest_after) note(breaks(after), Rule::kRestAfter);
    if (limits.complete_weekends)
      note(naively_splits_weekend(problem, solution, person), Rule::kCompleteWeekends);
  }
  for (std::size_t t = 0; t < problem.turns.size(); ++t)
    if (problem.turns[t].in_window && !solution.holder[t]) opinion.cover += problem.turns[t].under;
  return opinion;
}

bool is_known_to_naive(Rule rule) {
  return rule == Rule::kOverlap || rule == Rule::kLeave || rule == Rule::kRest ||
         rule == Rule::kMaxDays || rule == Rule::kMaxWeekends || rule == Rule::kMostInARow ||
         rule == Rule::kLeastInARow || rule == Rule::kMost || rule == Rule::kLeast ||
         rule == Rule::kRestAfter || rule == Rule::kLongRest || rule == Rule::kAverageHours ||
         rule == Rule::kCompleteWeekends || rule == Rule::kMinDays || rule == Rule::kMinDaysOff ||
         rule == Rule::kMaxHours || rule == Rule::kMinHours || rule == Rule::kMaxTurns ||
         rule == Rule::kMinTurns || rule == Rule::kMaxOfShift || rule == Rule::kOncallShare;
}

}  // namespace respite::test
