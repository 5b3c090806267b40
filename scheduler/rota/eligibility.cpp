#include "scheduler/rota/eligibility.h"

#include <algorithm>

#include "scheduler/rota/count/counts.h"
#include "scheduler/rules/night.h"
#include "scheduler/rules/novice.h"
#include "scheduler/rules/tolerance.h"

namespace respite {
namespace {

struct Asked {
  const std::vector<Skill>* skills;
  const std::vector<PersonIndex>* people;  // none: whoever may hold the rota
};

Asked asked_by(const Desk& desk, const Turn& turn) {
  const Rota& rota = desk.rotas[at(turn.rota)];
  if (const auto* plan = std::get_if<HandoverPlan>(&rota.plan))
    return {&plan->seats[turn.seat].skills, nullptr};
  const Shift& shift = std::get<ShiftPlan>(rota.plan).shifts[turn.seat];
  return {&shift.skills, shift.people.empty() ? nullptr : &shift.people};
}

// Whether a shift of one, on which a novice may not be alone, is held by nobody else.
bool is_alone_as_novice(const Desk& desk, const Person& person, const ProblemTurn& turn) {
  const Rota& rota = desk.rotas[at(turn.turn.rota)];
  const auto* plan = std::get_if<ShiftPlan>(&rota.plan);
  if (plan == nullptr) return false;
  const Shift& shift = plan->shifts[turn.turn.seat];
  const bool raised = std::ranges::count(rota.raises, shift.id, &DemandRaise::shift) > 0;
  return !shift.novice_alone && shift.most.value_or(shift.staff) == 1 && !raised &&
         is_novice_on(desk, shift, person, turn.turn.whole().begin);
}

bool lists(const std::vector<PersonIndex>& people, PersonIndex person) {
  return std::find(people.begin(), people.end(), person) != people.end();
}

// Nights here are those of any duty.
bool never_holds(const Desk& desk, const Person& person, const ProblemTurn& turn) {
  return std::ranges::any_of(person.limits.never, [&](const Limit<What>& never) {
    return never.value.counted == Counted::kNights
               ? !nights_in(turn.time, desk.bands.night, person.zone).empty()
               : is_of_shift(desk, turn.turn, never.value.shift);
  });
}

bool overlap(const IntervalSet& time, const IntervalSet& other) {
  return std::ranges::any_of(time, [&](Interval slot) { return other.overlaps(slot); });
}

// Blocks that plans keep clear: [person].
std::vector<IntervalSet> clear_time(const std::vector<ProblemTurn>& turns, const Desk& desk,
                                    const DeskCalendars& calendars) {
  std::vector<IntervalSet> clear(desk.people.size());
  const bool any = std::ranges::any_of(desk.protection.blocks, &ProtectedTime::keep_clear);
  if (turns.empty() || !any) return clear;
  Interval hull = turns.front().turn.span;
  for (const ProblemTurn& turn : turns) {
    hull.begin = std::min(hull.begin, turn.turn.span.begin);
    hull.end = std::max(hull.end, turn.turn.span.end);
  }
  hull.begin -= std::chrono::days{2};  // blocks begun before still run
  std::vector<std::vector<Interval>> blocks(desk.people.size());
  for (const ProtectedBlock& block : expand_fixed_blocks(desk, calendars, hull))
    if (desk.protection.blocks[block.declared].keep_clear)
      blocks[at(block.person)].push_back(block.span);
  for (std::size_t i = 0; i < blocks.size(); ++i) clear[i] = IntervalSet(std::move(blocks[i]));
  return clear;
}

// [person] of turns whose holder stays.
std::vector<IntervalSet> held_time(const std::vector<ProblemTurn>& turns, std::size_t people) {
  std::vector<std::vector<Interval>> spans(people);
  for (const ProblemTurn& turn : turns)
    if (turn.fixed)
      for (const Interval span : turn.time) spans[at(*turn.fixed)].push_back(span);
  std::vector<IntervalSet> held;
  held.reserve(spans.size());
  for (auto& own : spans) held.emplace_back(std::move(own));
  return held;
}

}  // namespace

IntervalSet leave_against(const Desk& desk, const DeskCalendars& calendars, PersonIndex person,
                          RotaIndex rota, Interval turn) {
  const IntervalSet& leave = calendars.leave[at(person)];
  const Seconds tolerance = desk.rotas[at(rota)].leave_tolerance;
  return tolerance == Seconds{0} ? leave : subtract(leave, tolerated_leave(leave, turn, tolerance));
}

Interval presence_of(const Person& person) {
  return {person.joins ? person.zone.at_transition(Wall{*person.joins}) : Instant::min(),
          person.leaves ? person.zone.at_transition(Wall{*person.leaves}) : Instant::max()};
}

std::vector<std::vector<std::optional<Rule>>> static_bars(
    const std::vector<ProblemTurn>& turns, const Desk& desk, const DeskCalendars& calendars,
    const std::vector<IntervalSet>& elsewhere) {
  const std::vector<IntervalSet> clear = clear_time(turns, desk, calendars);
  const std::vector<IntervalSet> held = held_time(turns, desk.people.size());
  const auto why = [&](const ProblemTurn& turn, std::size_t i) -> std::optional<Rule> {
    if (!turn.in_window) return Rule::kFrozen;
    const auto index = index_of<PersonIndex>(i);
    const Person& person = desk.people[i];
    const Asked asked = asked_by(desk, turn.turn);
    if (is_alone_as_novice(desk, person, turn)) return Rule::kNotQualified;
    if (never_holds(desk, person, turn)) return Rule::kNever;
    const Interval presence = presence_of(person);
    const auto slots = turn.time.intervals();
    if (!lists(desk.rotas[at(turn.turn.rota)].people, index)) return Rule::kNotInRota;
    if (asked.people && !lists(*asked.people, index)) return Rule::kNotInRota;
    if (!has_skills(person, *asked.skills, turn.turn.whole().begin)) return Rule::kNotQualified;
    if (!presence.contains(Interval{slots.front().begin, slots.back().end})) return Rule::kNotThere;
    if (overlap(turn.time, calendars.leave[i]) &&
        overlap(turn.time,
                leave_against(desk, calendars, index, turn.turn.rota, turn.turn.whole())))
      return Rule::kLeave;
    if (turn.work && overlap(turn.time, calendars.busy[i])) return Rule::kBusy;
    if (overlap(turn.time, clear[i])) return Rule::kProtectedTime;
    if (i < elsewhere.size() && overlap(turn.time, elsewhere[i])) return Rule::kOverlap;
    if (!turn.fixed && overlap(turn.time, held[i])) return Rule::kOverlap;
    return std::nullopt;
  };
  std::vector<std::vector<std::optional<Rule>>> bars(turns.size());
  for (std::size_t t = 0; t < turns.size(); ++t) {
    if (t > 0 && are_equal_places(turns[t - 1], turns[t])) {
      bars[t] = bars[t - 1];
      continue;
    }
    for (std::size_t i = 0; i < desk.people.size(); ++i) bars[t].push_back(why(turns[t], i));
  }
  return bars;
}

}  // namespace respite
