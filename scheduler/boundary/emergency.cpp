// Step 5: who takes an emergency.
#include <algorithm>
#include <tuple>

#include "scheduler/boundary/steps.h"

namespace respite::steps {
namespace {

constexpr Seconds kAcknowledge = std::chrono::minutes{5};  // where the policy does not say
constexpr RuleSet kNeverTakenFrom =
    rules(RuleId::kPerHours, RuleId::kRestD11, RuleId::kLeave, RuleId::kBusy);

// Less is nearer: the one asked for, then whoever is displaced least.
using Nearness = std::tuple<bool, int, int, int, std::size_t>;

Nearness nearness(const Case& judged, PersonIndex person, Interval slot) {
  const PersonTime& time = judged.known.of(person);
  const Tie tie = tie_of(judged.known, person, slot, judged.request.now);
  const int displaced = tie.movable * cost_of(RuleId::kBlkMov) +
                        count_blocks_in(time, slot, Firmness::kDefended) * cost_of(RuleId::kBlkDef);
  return {judged.request.person != person, displaced, tie.favours, tie.interruptions, tie.place};
}

// Somebody able and on shift, whom it takes out of nothing that must not be touched.
std::optional<PersonIndex> on_shift(Case& judged) {
  const Interval slot = judged.slot(judged.request.now);
  std::optional<std::pair<Nearness, PersonIndex>> best;
  for (const PersonIndex person : able_in_team(judged.known, judged.request)) {
    const RuleSet in_the_way = judged.breaches(person, slot).in_the_way;
    judged.trace.looked.push_back({person, Group::kTeam, std::nullopt, in_the_way});
    if (in_the_way.has(RuleId::kPerHours)) continue;
    if (in_the_way.has(RuleId::kBlkNn)) {
      judged.rules.add(RuleId::kBlkNn, judged.pack(person));
      continue;
    }
    if (!(in_the_way & kNeverTakenFrom).empty()) continue;
    judged.trace.looked.back().start = slot.begin;
    const auto near = std::pair{nearness(judged, person, slot), person};
    if (!best || near < *best) best = near;
  }
  return best ? std::optional(best->second) : std::nullopt;
}

// Whoever holds the seat now and may be called.
std::optional<PersonIndex> callable(Case& judged, const std::vector<OnCall>& seat) {
  const Instant now = judged.request.now;
  const auto turn = std::partition_point(seat.begin(), seat.end(),
                                         [now](const OnCall& t) { return t.span.end <= now; });
  if (turn == seat.end() || now < turn->span.begin) return std::nullopt;
  const PersonTime& time = judged.known.of(turn->person);
  if (time.locked(judged.slot(now)) || time.parts.leave.contains(now)) return std::nullopt;
  return turn->person;
}

Seconds time_to_acknowledge(const Policy& policy) {
  const auto target = std::ranges::find(policy.targets, Priority::kP1, &Target::priority);
  return target == policy.targets.end() ? kAcknowledge : target->acknowledge.value_or(kAcknowledge);
}

PersonIndex on_call(Case& judged) {
  const DeskFacts& facts = judged.known.desk->facts;
  for (const std::vector<OnCall>* seat : {&facts.primary, &facts.secondary}) {
    const std::optional<PersonIndex> holder = callable(judged, *seat);
    if (!holder) {
      if (judged.remarks.empty() || judged.remarks.back() != Remark::kSeatEmpty) {
        judged.remarks.push_back(Remark::kSeatEmpty);
      }
      continue;
    }
    const int incidents = incidents_before(judged.known.of(*holder), judged.request.now);
    if (incidents < judged.desk().policy.incidents_per_12h) return *holder;
    judged.rules.add(RuleId::kOnc2x12, judged.pack(*holder));
  }
  judged.remarks.push_back(Remark::kNobodyOnCall);
  const std::vector<PersonIndex>& leads = judged.desk().leads;
  return leads.empty() ? PersonIndex{0} : leads.front();
}

}  // namespace

Verdict answer_emergency(Case& judged) {
  judged.rules.add(RuleId::kEmgOk);
  Verdict verdict;
  const Instant now = judged.request.now;
  if (judged.known.service.is_open(now)) {
    if (const std::optional<PersonIndex> person = on_shift(judged)) {
      const Offer offer{*person, judged.slot(now)};
      const bool asked = judged.request.person == *person;
      cite_used(judged, asked ? Group::kAskedFor : Group::kTeam, offer);
      verdict.kind = VerdictKind::kAcceptNow;
      verdict.person = *person;
      verdict.slot = offer.slot;
      return verdict;
    }
  }
  verdict.kind = VerdictKind::kEscalate;
  verdict.person = on_call(judged);
  verdict.ack_by = now + time_to_acknowledge(judged.desk().policy);
  return verdict;
}

}  // namespace respite::steps
