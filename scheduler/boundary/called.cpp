// Step 5 where nobody on shift can: who is called.
#include <algorithm>

#include "scheduler/boundary/steps.h"

namespace respite::steps {
namespace {

// A seat of an on-call rota that may be called. Sorted by whose turn it is: primaries of all rotas
// in the order of the file, then secondaries.
struct OnCall {
  std::size_t rank = 0;  // in its rota, shadows left out; every shift is a primary
  std::size_t rota = 0;
  Seconds away{};  // from now to its slot
  std::uint32_t place = 0;
  std::optional<PersonIndex> person;  // nobody: open, or gone from the file
  friend auto operator<=>(const OnCall&, const OnCall&) = default;
};

// Nothing for a shadow, who only watches, and for what the file does not have any more.
std::optional<std::size_t> rank_of(const Rota& rota, const std::string& seat) {
  const auto* plan = std::get_if<HandoverPlan>(&rota.plan);
  if (plan == nullptr) {
    const auto& shifts = std::get<ShiftPlan>(rota.plan).shifts;
    const bool known = std::ranges::find(shifts, seat, &Shift::id) != shifts.end();
    return known ? std::optional<std::size_t>(0) : std::nullopt;
  }
  std::size_t rank = 0;
  for (const Seat& each : plan->seats) {
    if (each.id == seat) return each.shadow ? std::nullopt : std::optional(rank);
    if (!each.shadow) ++rank;
  }
  return std::nullopt;
}

std::optional<OnCall> on_call(const Case& judged, const Duty& duty) {
  const Desk& desk = judged.desk();
  const auto rota = find_rota(desk, duty.rota);
  if (duty.work || !rota) return std::nullopt;
  const auto rank = rank_of(desk.rotas[at(*rota)], called_now(desk, duty.rota, duty.seat).second);
  if (!rank) return std::nullopt;
  const Instant now = judged.request.now;
  const Seconds away =
      std::max({Seconds{0}, Seconds{duty.span.begin - now}, Seconds{now - duty.span.end}});
  return OnCall{*rank, at(*rota), away, duty.place,
                duty.person ? find_person(desk, *duty.person) : std::nullopt};
}

void note(Case& judged, Remark remark) {
  if (std::ranges::find(judged.remarks, remark) == judged.remarks.end())
    judged.remarks.push_back(remark);
}

bool is_spent(const Case& judged, PersonIndex person) {
  return incidents_before(judged.known.of(person), judged.request.now) >=
         judged.desk().policy.incidents_per_12h;
}

std::optional<PersonIndex> first_of(Case& judged, std::vector<OnCall> seats) {
  std::ranges::sort(seats);
  for (const OnCall& seat : seats) {
    if (!seat.person || !may_be_called(judged, *seat.person)) {
      note(judged, Remark::kSeatEmpty);
    } else if (is_spent(judged, *seat.person)) {
      judged.rules.add(RuleId::kOnc2x12, judged.pack(*seat.person));
    } else {
      return seat.person;
    }
  }
  return std::nullopt;
}

// Whoever else is on duty: at work without the skill, at work but taken, in a seat that is not
// called before others.
std::optional<PersonIndex> anybody_on_duty(Case& judged, const std::vector<Duty>& duties) {
  const Interval slot = judged.slot(judged.request.now);
  const std::vector<bool> member = members_of(judged.desk(), judged.request.team);
  std::vector<bool> stands_by(member.size());
  for (const Duty& duty : duties) {
    const auto person = duty.person ? find_person(judged.desk(), *duty.person) : std::nullopt;
    if (person && !duty.work && !is_spent(judged, *person)) stands_by[at(*person)] = true;
  }
  struct OnDuty {
    bool stands_by;
    bool taken;
    bool not_asked_for;
    bool of_other_team;
    std::size_t place;
    PersonIndex person;
    auto operator<=>(const OnDuty&) const = default;
  };
  std::optional<OnDuty> nearest;
  for (std::size_t i = 0; i < member.size(); ++i) {
    const auto person = index_of<PersonIndex>(i);
    const bool works = judged.known.of(person).on_turn(slot.begin);
    if ((!works && !stands_by[i]) || !may_be_called(judged, person)) continue;
    const RuleSet in_the_way = judged.breaches(person, slot).in_the_way;
    const bool taken = in_the_way.has(RuleId::kBlkNn) || in_the_way.has(RuleId::kBusy);
    const OnDuty found{
        !works, taken, judged.request.person != person, !member[i], judged.known.place_by_id[i],
        person};
    if (!nearest || found < *nearest) nearest = found;
  }
  if (!nearest) return std::nullopt;
  if (!nearest->stands_by) {
    note(judged, nearest->taken ? Remark::kTakenOnDuty : Remark::kUnskilledOnDuty);
  }
  return nearest->person;
}

// In service hours the rotas that cover what lies outside of them have no slot, but a turn: its
// holder is nearer than a lead.
std::vector<OnCall> around_service(const Case& judged) {
  const Desk& desk = judged.desk();
  const Instant now = judged.request.now;
  std::vector<OnCall> seats;
  for (const Duty& duty : judged.known.desk->facts.timeline.duties()) {
    if (!duty.turn.contains(now)) continue;
    const auto seat = on_call(judged, duty);
    if (seat && std::holds_alternative<CoversOutsideService>(desk.rotas[seat->rota].covers))
      seats.push_back(*seat);
  }
  return seats;
}

}  // namespace

bool may_be_called(const Case& judged, PersonIndex person) {
  if (is_passed_over(judged.request, person)) return false;
  const PersonTime& time = judged.known.of(person);
  const Instant now = judged.request.now;
  return !time.locked(judged.slot(now)) && !time.parts.leave.contains(now);
}

PersonIndex who_is_called(Case& judged) {
  const Instant now = judged.request.now;
  const std::vector<Duty> duties = judged.known.desk->facts.timeline.at(now);
  std::vector<OnCall> seats;
  for (const Duty& duty : duties) {
    if (const auto seat = on_call(judged, duty)) seats.push_back(*seat);
  }
  if (const auto person = first_of(judged, std::move(seats))) return *person;
  if (const auto person = anybody_on_duty(judged, duties)) return *person;
  if (judged.known.service.is_open(now)) {
    if (const auto person = first_of(judged, around_service(judged))) return *person;
  }
  note(judged, Remark::kSeatEmpty);
  note(judged, Remark::kNobodyOnCall);
  const Desk& desk = judged.desk();
  for (const PersonIndex person : desk.policy.ladder)
    if (may_be_called(judged, person)) return person;
  for (const PersonIndex lead : desk.leads)
    if (!is_passed_over(judged.request, lead)) return lead;
  return desk.leads.empty() ? PersonIndex{0} : desk.leads.front();
}

}  // namespace respite::steps
