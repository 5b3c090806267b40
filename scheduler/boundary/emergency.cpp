// Step 5: who takes an emergency.
#include <algorithm>
#include <tuple>

#include "scheduler/boundary/steps.h"

namespace respite::steps {
namespace {

constexpr RuleSet kNeverTakenFrom =
    rules(RuleId::kPerHours, RuleId::kRestD11, RuleId::kLeave, RuleId::kBusy);

// Less is nearer: the one asked for, whoever holds a work turn, colleagues of the team, then
// whoever is displaced least.
using Nearness = std::tuple<bool, bool, bool, int, int, int, std::size_t>;

Nearness nearness(const Case& judged, PersonIndex person, bool member, RuleSet in_the_way) {
  const PersonTime& time = judged.known.of(person);
  const Interval slot = judged.slot(judged.request.now);
  const Tie tie = tie_of(judged.known, person, slot, slot.begin);
  const bool outlasts = in_the_way.has(RuleId::kPerHours) || in_the_way.has(RuleId::kLeave);
  const int displaced =
      tie.movable * cost_of(RuleId::kBlkMov) +
      count_blocks_in(time, slot, Firmness::kDefended) * cost_of(RuleId::kBlkDef) +
      (outlasts ? cost_of(RuleId::kPerHours) : 0);
  return {judged.request.person != person,
          !time.on_turn(slot.begin),
          !member,
          displaced,
          tie.favours,
          tie.interruptions,
          tie.place};
}

// Somebody able and on shift, whom it takes out of nothing that must not be touched: on a work
// turn, of whatever team, however long it takes; or a colleague of the team in personal hours.
std::optional<PersonIndex> on_shift(Case& judged) {
  const Interval slot = judged.slot(judged.request.now);
  const std::vector<bool> member = members_of(judged.desk(), judged.request.team);
  const bool served = judged.known.service.is_open(slot.begin);
  std::vector<bool> among(member.size());
  for (std::size_t i = 0; i < among.size(); ++i)
    among[i] = (served && member[i]) || judged.known.people[i]->on_turn(slot.begin);
  std::optional<std::pair<Nearness, PersonIndex>> best;
  for (const PersonIndex person : able_people(judged.known, judged.request, among)) {
    if (is_passed_over(judged.request, person)) continue;
    const RuleSet in_the_way = judged.breaches(person, slot).in_the_way;
    const bool of_team = member[at(person)];
    judged.trace.looked.push_back(
        {person, of_team ? Group::kTeam : Group::kOtherTeams, std::nullopt, in_the_way});
    const bool turn = judged.known.of(person).on_turn(slot.begin);
    if (!turn && in_the_way.has(RuleId::kPerHours)) continue;
    if (in_the_way.has(RuleId::kBlkNn)) {
      judged.rules.add(RuleId::kBlkNn, judged.pack(person));
      continue;
    }
    // Who holds a turn finishes what came in while it lasted.
    const bool taken = turn ? in_the_way.has(RuleId::kBusy) || !may_be_called(judged, person)
                            : !(in_the_way & kNeverTakenFrom).empty();
    if (taken) continue;
    judged.trace.looked.back().start = slot.begin;
    const auto near = std::pair{nearness(judged, person, of_team, in_the_way), person};
    if (!best || near < *best) best = near;
  }
  return best ? std::optional(best->second) : std::nullopt;
}

Group group_of(const Case& judged, PersonIndex person) {
  if (judged.request.person == person) return Group::kAskedFor;
  return members_of(judged.desk(), judged.request.team)[at(person)] ? Group::kTeam
                                                                    : Group::kOtherTeams;
}

}  // namespace

Verdict answer_emergency(Case& judged) {
  judged.rules.add(RuleId::kEmgOk);
  Verdict verdict;
  const Instant now = judged.request.now;
  if (const std::optional<PersonIndex> person = on_shift(judged)) {
    const Offer offer{*person, judged.slot(now)};
    cite_used(judged, group_of(judged, *person), offer);
    verdict.kind = VerdictKind::kAcceptNow;
    verdict.person = *person;
    verdict.slot = offer.slot;
    return verdict;
  }
  verdict.kind = VerdictKind::kEscalate;
  verdict.person = who_is_called(judged);
  verdict.ack_by = now + time_to_acknowledge(judged.desk().policy);
  return verdict;
}

}  // namespace respite::steps
