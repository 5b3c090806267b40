#include "scheduler/rota/check.h"

#include <algorithm>
#include <tuple>

#include "scheduler/rota/burden.h"
#include "scheduler/rota/judge_line.h"
#include "scheduler/rota/judge_pairs.h"

namespace respite {

Violation to_violation(const Problem& problem, std::optional<PersonIndex> person,
                       const Breach& breach) {
  Violation violation{.rule = breach.rule,
                      .person = person,
                      .turns = {},
                      .hard = breach.hard,
                      .cost = breach.cost,
                      .text = person ? to_text(problem, *person, breach) : to_text(problem, breach),
                      .of_pack = breach.of_pack};
  if (breach.first) violation.turns.push_back(*breach.first);
  if (breach.last && breach.last != breach.first) violation.turns.push_back(*breach.last);
  return violation;
}

Violation pair_violation(const Problem& problem, const Solution& solution, const Breach& breach) {
  const auto holder = breach.first ? solution.holder[at(*breach.first)] : std::nullopt;
  return to_violation(problem, holder, breach);
}

Breach about(Rule rule, TurnIndex turn) { return {.rule = rule, .first = turn, .last = turn}; }

void sort_as_told(std::vector<Violation>& violations) {
  std::ranges::stable_sort(violations, {}, [](const Violation& violation) {
    return std::tuple(!violation.hard, violation.turns, violation.person);
  });
}

namespace {

// What is left of the turn when the first leave in it begins; nothing where it begins before.
Seconds tail_of(const Problem& problem, const ProblemTurn& turn, PersonIndex person) {
  for (const Interval away : problem.calendars.leave[at(person)])
    if (away.overlaps(turn.turn.span))
      return away.begin > turn.turn.span.begin ? turn.turn.span.end - away.begin : Seconds{0};
  return Seconds{0};
}

// Empty turns, turns held by somebody who never may, and turns that were not to be changed.
void judge_turns(const Problem& problem, const Solution& solution, Judgement& judgement) {
  for (std::size_t i = 0; i < problem.turns.size(); ++i) {
    const ProblemTurn& turn = problem.turns[i];
    const auto index = index_of<TurnIndex>(i);
    const auto holder = solution.holder[i];
    if (turn.fixed && holder != turn.fixed)
      judgement.violations.push_back(to_violation(problem, holder, about(Rule::kFrozen, index)));
    if (!turn.in_window) continue;
    const auto bar = holder ? problem.barred[i][at(*holder)] : std::nullopt;
    if (bar) judgement.violations.push_back(to_violation(problem, holder, about(*bar, index)));
    if (holder) {
      judgement.score[Tier::kLimits] += turn.over;
      continue;
    }
    if (turn.required) judgement.empty.push_back(index);
    judgement.score[Tier::kCover] += turn.under;
  }
}

void judge_lines(const Problem& problem, const Solution& solution, Judgement& judgement) {
  LineJudge judge(problem);
  for (std::size_t i = 0; i < problem.people.size(); ++i) {
    const auto person = index_of<PersonIndex>(i);
    const auto line = line_of(solution, person);
    CollectBreaches found;
    const LineScore score = judge.judge(person, line, found);
    judgement.score[Tier::kLimits] += score.limits;
    judgement.score[Tier::kBalance] += score.balance;
    for (const Breach& breach : found.breaches())
      judgement.violations.push_back(to_violation(problem, person, breach));
    judgement.people.push_back(burden_of(problem, person, line));
  }
}

void judge_pairs(const Problem& problem, const Solution& solution, Judgement& judgement) {
  CollectBreaches found;
  const PairScore score = PairJudge(problem).judge(solution, found);
  judgement.score[Tier::kLimits] += score.limits;
  judgement.score[Tier::kBalance] += score.balance;
  for (const Breach& breach : found.breaches())
    judgement.violations.push_back(pair_violation(problem, solution, breach));
}

}  // namespace

bool Judgement::lawful() const { return std::ranges::none_of(violations, &Violation::hard); }

Judgement check(const Problem& problem, const Solution& solution) {
  Judgement judgement;
  judge_turns(problem, solution, judgement);
  judge_lines(problem, solution, judgement);
  judge_pairs(problem, solution, judgement);
  sort_as_told(judgement.violations);
  return judgement;
}

Barring::Barring(const Problem& problem)
    : problem_(problem),
      lines_(std::make_unique<LineJudge>(problem)),
      pairs_(std::make_unique<PairJudge>(problem)) {}
Barring::~Barring() = default;

std::optional<Bar> Barring::why(const Solution& solution, TurnIndex turn, PersonIndex person) {
  Solution with = solution;
  with.holder[at(turn)] = person;
  return why(solution, with, line_of(solution, person), turn, person);
}

std::optional<Bar> Barring::why(const Solution& solution, const Solution& with,
                                const std::vector<TurnIndex>& line, TurnIndex turn,
                                PersonIndex person) {
  const auto bar = [&](const Breach& breach) {
    return Bar{person, breach.rule, to_text(problem_, person, breach)};
  };
  const ProblemTurn& asked = problem_.turns[at(turn)];
  if (asked.fixed || !asked.in_window) return bar(about(Rule::kFrozen, turn));
  if (const auto& rule = problem_.barred[at(turn)][at(person)]) {
    Bar found = bar(about(*rule, turn));
    if (*rule == Rule::kLeave) found.tail = tail_of(problem_, asked, person);
    return found;
  }
  std::vector<TurnIndex> longer = line;
  const auto place = std::ranges::lower_bound(longer, turn);
  if (place == longer.end() || *place != turn) longer.insert(place, turn);
  if (const auto breach = lines_->first_new_breach(person, line, longer)) return bar(*breach);
  const auto between = pairs_->first_breach(with, turn);
  if (between && pairs_->judge_turn(with, turn).broken > pairs_->judge_turn(solution, turn).broken)
    return bar(*between);
  return std::nullopt;
}

Solution without_breaches(const Problem& problem, Solution plan) {
  for (const Violation& violation : check(problem, plan).violations) {
    if (!violation.hard) continue;
    for (const TurnIndex turn : violation.turns) {
      const ProblemTurn& at_turn = problem.turns[at(turn)];
      if (!at_turn.fixed && at_turn.in_window) plan.holder[at(turn)].reset();
    }
  }
  return plan;
}

std::vector<std::vector<Bar>> Barring::of_all(const Solution& solution,
                                              std::span<const TurnIndex> turns) {
  std::vector<std::vector<TurnIndex>> lines;
  for (std::size_t i = 0; i < problem_.people.size(); ++i)
    lines.push_back(line_of(solution, index_of<PersonIndex>(i)));
  Solution with = solution;
  std::vector<std::vector<Bar>> bars(turns.size());
  for (std::size_t t = 0; t < turns.size(); ++t) {
    const auto holder = solution.holder[at(turns[t])];
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto person = index_of<PersonIndex>(i);
      if (holder == person) continue;
      with.holder[at(turns[t])] = person;
      if (auto bar = why(solution, with, lines[i], turns[t], person))
        bars[t].push_back(*std::move(bar));
    }
    with.holder[at(turns[t])] = holder;
  }
  return bars;
}

std::vector<Bar> who_is_barred(const Problem& problem, const Solution& solution, TurnIndex turn) {
  return Barring(problem).of_all(solution, {{turn}}).front();
}

}  // namespace respite
