#include "tests/scheduler/solve/shifts/shift_desks.h"

#include "scheduler/team/short_limits.h"
#include "tests/support/desks.h"
#include "tests/support/random_desk.h"

namespace respite::test {
namespace {

using std::chrono::hours;

template <class Value>
Limit<Value> limit(Value value, Dice& dice) {
  Limit<Value> limit{std::move(value), {}};
  if (dice.one_in(3)) limit.weight = 10 * dice.between(1, 4);
  return limit;
}

Limits limits(Dice& dice) {
  Limits limits;
  limits.rest = {hours{11}, {}};
  if (!dice.one_in(3)) limits.set(named::max_days(limit(dice.between(3, 6), dice)));
  if (!dice.one_in(3)) limits.set(named::min_days_off(limit(2, dice)));
  if (dice.one_in(2))
    limits.set(named::max_weekends(limit(MaxWeekends{1, dice.between(1, 3)}, dice)));
  if (dice.one_in(2))
    limits.set(named::max_hours(limit(MaxHours{hours{8 * dice.between(4, 6)}, 1}, dice)));
  if (dice.one_in(2))
    limits.set(named::max_of_shift(
        limit(MaxOfShift{"night", dice.between(2, 4), dice.between(0, 2)}, dice)));
  if (dice.one_in(2))
    limits.forbidden.push_back(limit(ForbiddenSuccession{"night", "early"}, dice));
  if (dice.one_in(3)) {
    const SumSpan weeks{SumSpan::Unit::kWeeks, dice.between(1, 2)};
    limits.sums.push_back(limit(Sum{{Counted::kNights}, true, dice.between(2, 4), weeks}, dice));
  }
  if (dice.one_in(3))
    limits.rest_after.push_back(limit(RestAfter{{Counted::kNights}, hours{48}}, dice));
  return limits;
}

}  // namespace

Problem shift_problem(std::uint64_t seed, int people, int days, bool company) {
  Dice dice(seed);
  Desk desk = bare_desk(people);
  Rota& rota = add_shifts(desk, "room",
                          {{"early", "07:00", "15:00", dice.between(1, 2)},
                           {"late", "15:00", "23:00", 1},
                           {"night", "23:00", "07:00", 1}});
  auto& shifts = std::get<ShiftPlan>(rota.plan).shifts;
  if (people < 6) shifts.erase(shifts.begin() + dice.between(1, 2));
  desk.skills.emplace_back("network");
  const Skill network{index_of<SkillIndex>(desk.skills.size() - 1), Level::kAble};
  if (dice.one_in(2)) shifts.front().one_has = {network};
  desk.limits = limits(dice);
  for (Person& person : desk.people) {
    if (!dice.one_in(3)) person.skills.push_back(network);
    if (dice.one_in(3)) person.share = 0.6;
    if (dice.one_in(2))
      person.wishes.push_back({WishShift{shifts[static_cast<std::size_t>(dice.below(2))].id},
                               dice.one_in(2), dice.between(1, 2)});
  }
  if (dice.one_in(4))
    desk.limits.apart.push_back({Apart{{index_of<PersonIndex>(2), index_of<PersonIndex>(3)}}, {}});
  if (company)
    desk.people[0].wishes.push_back(
        {WishCompany{index_of<PersonIndex>(1)}, !dice.one_in(4), dice.between(1, 2)});
  if (seed % 4 == 0) {  // rest is the rule pack's
    desk.sites = {{.id = "site", .name = "Site", .zone = desk.zone, .holidays = {}, .pack = "uk"}};
    for (Person& person : desk.people) person.site = SiteIndex{0};
    desk.limits.rest.reset();
    settle_packs(desk);
  }
  Problem problem = make_problem(desk, days_of_winter(days));
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const bool another_head = t > 0 && problem.turns[t].turn.span == problem.turns[t - 1].turn.span;
    if (another_head)
      problem.barred[t] = problem.barred[t - 1];
    else if (dice.one_in(6))
      problem.barred[t][static_cast<std::size_t>(dice.below(people))] = Rule::kLeave;
  }
  return problem;
}

}  // namespace respite::test
