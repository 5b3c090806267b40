// Limits one by one: the rule each is about, what it is set to, and how it is taken away.
#pragma once

#include <cstdint>
#include <limits>
#include <utility>

#include "scheduler/explain/element.h"
#include "scheduler/rota/count/rule_of.h"
#include "scheduler/rota/rule.h"
#include "scheduler/team/desk.h"
#include "scheduler/team/limit.h"

namespace respite {

// Where a limit is declared; of a desk that may be changed, to change it there.
template <class AnyDesk>
[[nodiscard]] auto& declared_in(AnyDesk& desk, const Element& limit) {
  if (limit.scope == LimitScope::kRota) return desk.rotas[at(limit.rota)].limits;
  if (limit.scope == LimitScope::kPack) return desk.packs[limit.pack].limits;
  if (limit.scope == LimitScope::kPerson) return desk.people[at(limit.person)].limits;
  return desk.limits;
}

// Calls see(rule, number, limit) for each limit that is set; `number` counts those of a list.
template <class AnyLimits, class See>
void each_limit(AnyLimits& limits, See&& see) {
  const auto one = [&](Rule rule, auto& limit) {
    if (limit) see(rule, std::size_t{0}, *limit);
  };
  one(Rule::kRest, limits.rest);
  one(Rule::kGap, limits.gap);
  for (std::size_t i = 0; i < limits.forbidden.size(); ++i)
    see(Rule::kForbiddenSuccession, i, limits.forbidden[i]);
  const auto numbered = [&](Rule rule, auto& limit) {
    see(rule, static_cast<std::size_t>(limit.number), limit);
  };
  for (auto& limit : limits.sequences) numbered(rule_of(limit.value), limit);
  for (auto& limit : limits.sums) numbered(rule_of(limit.value), limit);
  for (auto& limit : limits.rest_after) numbered(Rule::kRestAfter, limit);
  for (auto& limit : limits.long_rests) numbered(Rule::kLongRest, limit);
  if (limits.complete_weekends) numbered(Rule::kCompleteWeekends, *limits.complete_weekends);
  if (limits.alternate_holidays) numbered(Rule::kAlternateHolidays, *limits.alternate_holidays);
}

// Calls see(limit) for that one, where it is set.
template <class AnyLimits, class See>
void with_limit(AnyLimits& limits, Rule rule, std::size_t number, See&& see) {
  each_limit(limits, [&](Rule of, std::size_t which, auto& limit) {
    if (of == rule && which == number) see(limit);
  });
}

// Whether that limit is set.
[[nodiscard]] bool has_limit(const Limits& limits, Rule rule, std::size_t number);

// Takes it away. Entries of a list stay in their places and limit nothing. Turns in a row are then
// as many as one likes: without that limit a gap would forbid them.
void drop_limit(Limits& limits, Rule rule, std::size_t number);

// That one without the others.
[[nodiscard]] Limits only(Limits limits, Rule rule, std::size_t number);

// Sets it to a figure in the unit of Breach::limit; `window` is what a share is of. Rules without a
// figure are dropped.
void set_figure(Limits& limits, Rule rule, std::size_t number, std::int64_t figure, Seconds window);

}  // namespace respite
