#include "scheduler/explain/bent_limit.h"

#include <algorithm>

#include "scheduler/explain/limit_access.h"
#include "scheduler/rota/judge_line.h"

namespace respite {
namespace {

struct Named {
  Element limit;
  std::size_t holder = 0;  // person, or rota
};

// Every limit that may be bent, by who is bound by it.
std::vector<Named> bendable(const Problem& problem) {
  std::vector<Named> found;
  const auto add = [&](std::size_t holder, Element limit, bool hard) {
    if (!hard || is_minimum(limit.rule)) found.push_back({limit, holder});
  };
  for (std::size_t i = 0; i < problem.people.size(); ++i)
    each_limit(problem.people[i].limits, [&](Rule rule, std::size_t number, const auto& limit) {
      add(i, declared_for(problem.desk, index_of<PersonIndex>(i), rule, number), limit.hard());
    });
  for (std::size_t r = 0; r < problem.rota_limits.size(); ++r)
    each_limit(problem.rota_limits[r], [&](Rule rule, std::size_t number, const auto& limit) {
      add(r, rota_limit(index_of<RotaIndex>(r), rule, number), limit.hard());
    });
  return found;
}

void add_turns(const Problem& problem, const std::vector<TurnIndex>& line, BentLimit& bent) {
  for (const TurnIndex turn : line) {
    const ProblemTurn& held = problem.turns[at(turn)];
    if (held.fixed || !held.in_window || !held.required) continue;
    const bool has_part = std::ranges::any_of(bent.breaches, [&](const Breach& breach) {
      return !breach.first || (*breach.first <= turn && turn <= *breach.last);
    });
    if (has_part) bent.turns.push_back(turn);
  }
}

}  // namespace

Element declared_for(const Desk& desk, PersonIndex person, Rule rule, std::size_t number) {
  const Limits& own = desk.people[at(person)].limits;
  const bool is_own =
      rule == Rule::kForbiddenSuccession ? !own.forbidden.empty() : has_limit(own, rule, number);
  Element limit{.kind = ElementKind::kLimit, .number = number, .rule = rule};
  if (is_own) {
    limit.scope = LimitScope::kPerson;
    limit.person = person;
  }
  return limit;
}

Element pack_limit(const Desk& desk, PersonIndex person, Rule rule, std::size_t number) {
  return {.kind = ElementKind::kLimit,
          .number = number,
          .scope = LimitScope::kPack,
          .rule = rule,
          .pack = *pack_of(desk, person)};
}

Element rota_limit(RotaIndex rota, Rule rule, std::size_t number) {
  return {.kind = ElementKind::kLimit,
          .rota = rota,
          .number = number,
          .scope = LimitScope::kRota,
          .rule = rule};
}

std::vector<BentLimit> bent_limits(const Problem& problem, const Solution& plan) {
  std::vector<BentLimit> bent;
  std::vector<Element> asked;
  const std::vector<Named> all = bendable(problem);
  Problem probe = problem;
  for (const auto& [limit, first] : all) {
    const auto same = [&](const Element& one) {
      return one.rule == limit.rule && one.number == limit.number &&
             (one.scope == LimitScope::kRota) == (limit.scope == LimitScope::kRota) &&
             one.rota == limit.rota;
    };
    if (std::ranges::any_of(asked, same)) continue;
    asked.push_back(limit);
    for (ProblemPerson& person : probe.people) person.limits = {};
    for (Limits& limits : probe.rota_limits) limits = {};
    if (limit.scope == LimitScope::kRota)
      probe.rota_limits[first] = only(problem.rota_limits[first], limit.rule, limit.number);
    else
      for (std::size_t i = 0; i < probe.people.size(); ++i)
        probe.people[i].limits = only(problem.people[i].limits, limit.rule, limit.number);
    LineJudge judge(probe);
    for (std::size_t i = 0; i < probe.people.size(); ++i) {
      const auto person = index_of<PersonIndex>(i);
      const std::vector<TurnIndex> line = line_of(plan, person);
      CollectBreaches found;
      static_cast<void>(judge.judge(person, line, found));
      BentLimit one{.limit = limit.scope == LimitScope::kRota
                                 ? limit
                                 : declared_for(problem.desk, person, limit.rule, limit.number),
                    .person = person,
                    .breaches = {},
                    .turns = {}};
      for (const Breach& breach : found.breaches())
        if (breach.rule == limit.rule && (!breach.hard || is_minimum(breach.rule)))
          one.breaches.push_back(breach);
      if (one.breaches.empty()) continue;
      add_turns(problem, line, one);
      bent.push_back(std::move(one));
    }
  }
  std::ranges::stable_sort(bent, {}, &BentLimit::person);
  return bent;
}

}  // namespace respite
