#include "scheduler/team/packs/desk_pack.h"

namespace respite {
namespace {

using std::chrono::hours;

Sum sum_of(const PackBound& bound) {
  if (bound.kind == PackBound::Kind::kOnCall)
    return {{Counted::kOnCall}, true, std::int64_t{bound.amount} * 10'000, {}};
  const Seconds all = hours{bound.amount} * bound.span;
  return {{Counted::kHours}, true, all.count(), {SumSpan::Unit::kWeeks, bound.span}};
}

void add(Limits& limits, const PackRule& rule, int number) {
  const auto limit = [&](auto value) {
    Limit<decltype(value)> made{std::move(value), {}};
    made.number = number;
    made.of_pack = &rule;
    return made;
  };
  switch (rule.bound.kind) {
    case PackBound::Kind::kRest:
      limits.rest = limit(Seconds{hours{rule.bound.amount}});
      return;
    case PackBound::Kind::kWeeklyRest:
      limits.long_rests.push_back(
          limit(LongRest{hours{rule.bound.amount}, {SumSpan::Unit::kWeeks, 1}}));
      return;
    default:
      limits.sums.push_back(limit(sum_of(rule.bound)));
  }
}

}  // namespace

DeskPack desk_pack(PackId pack, std::span<const RuleChange> changes) {
  DeskPack made{.pack = pack, .limits = {}, .advice = {}, .told = {}};
  int number = 0;
  for (const PackRule* rule : rota_rules_of(pack)) {
    ++number;
    const RuleSeverity severity = severity_of(pack, *rule, changes);
    if (severity == RuleSeverity::kOff) continue;
    if (!rule->bound.is_limit())
      made.told.push_back(rule);
    else
      add(severity == RuleSeverity::kWarn ? made.advice : made.limits, *rule, number);
  }
  return made;
}

}  // namespace respite
