#include "tests/scheduler/solve/agreement/law_desk.h"

#include <algorithm>

#include "scheduler/rota/expand.h"
#include "scheduler/rota/judge_line.h"
#include "tests/scheduler/solve/agreement/random_law.h"
#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

using std::chrono::hours;

constexpr std::chrono::days kQuarter{91};

// Part of a plan of the window, as the law allows it unless careless: each turn with that chance.
std::vector<HeldTurn> held_in(const Desk& desk, const DeskCalendars& calendars, const Facts& facts,
                              Interval window, int one_in, bool careless, Dice& dice) {
  const Problem problem = build_problem(desk, calendars, facts, window);
  LineJudge judge(problem);
  std::vector<std::vector<TurnIndex>> lines(problem.people.size());
  for (std::size_t t = 0; t < problem.turns.size(); ++t)
    if (problem.turns[t].fixed)
      lines[at(*problem.turns[t].fixed)].push_back(index_of<TurnIndex>(t));
  std::vector<HeldTurn> held;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    if (!turn.in_window || turn.fixed || !dice.one_in(one_in)) continue;
    const auto p = static_cast<std::size_t>(dice.below(static_cast<int>(problem.people.size())));
    std::vector<TurnIndex> line = lines[p];
    line.push_back(index_of<TurnIndex>(t));
    const auto person = index_of<PersonIndex>(p);
    if (!careless && (problem.barred[t][p] || judge.judge(person, line).broken > 0)) continue;
    lines[p] = std::move(line);
    held.push_back({turn.turn, person, {}});
  }
  return held;
}

DeskCalendars some_calendars(const Desk& desk, Interval window, Dice& dice) {
  DeskCalendars calendars = no_calendars(desk);
  for (const char* holiday : {"2026-11-30", "2026-12-25", "2026-12-26", "2027-01-01"})
    calendars.desk.days.push_back({day(holiday), std::string("Holiday ") + holiday});
  calendars.sites.assign(desk.sites.size(), calendars.desk);
  for (IntervalSet& leave : calendars.leave)
    if (dice.one_in(2)) {
      const Instant begin = window.begin + std::chrono::days{dice.below(80)};
      leave = IntervalSet{{begin, begin + std::chrono::days{dice.between(1, 12)}}};
    }
  return calendars;
}

void bend_people(Desk& desk, const std::vector<std::string>& names, Dice& dice) {
  for (Person& person : desk.people) {
    if (dice.one_in(3)) person.share = 0.6;
    if (!dice.one_in(2)) continue;
    const auto name = static_cast<std::size_t>(dice.below(static_cast<int>(names.size())));
    person.wishes.push_back({WishShift{names[name]}, dice.one_in(2), dice.between(1, 3)});
  }
}

void add_pack(Desk& desk, Dice& dice) {
  desk.sites = {{.id = "site",
                 .name = "Site",
                 .zone = desk.zone,
                 .holidays = {},
                 .pack = dice.one_in(2) ? "uk" : "eu"}};
  for (Person& person : desk.people) person.site = SiteIndex{0};
  settle_packs(desk);
}

// `loose`: whether people may hold turns of the window already.
Problem quarter_of(const Desk& desk, bool loose, Dice& dice) {
  const Instant begin =
      instant("2026-12-07T00:00:00Z") + std::chrono::days{dice.one_in(2) ? 0 : dice.below(7)};
  const Interval window{begin, begin + kQuarter};
  const DeskCalendars calendars = some_calendars(desk, window, dice);
  Facts facts;
  if (dice.one_in(2))
    facts.held =
        held_in(desk, calendars, {}, {begin - std::chrono::days{dice.between(3, 28)}, begin}, 1,
                dice.one_in(6), dice);
  if (loose && dice.one_in(3)) {
    const auto more =
        held_in(desk, calendars, facts, {begin, begin + std::chrono::days{20}}, 3, false, dice);
    facts.held.insert(facts.held.end(), more.begin(), more.end());
  }
  Problem problem = build_problem(desk, calendars, facts, window);
  problem.planned_as_one = !dice.one_in(4);
  return problem;
}

std::vector<std::string> add_room(Desk& desk, Dice& dice) {
  switch (dice.below(4)) {
    case 0:
      add_shifts(desk, "room", {{"day", "07:00", "19:00", 1}, {"night", "19:00", "07:00", 1}});
      return {"day", "night"};
    case 1:
      add_shifts(desk, "room", {{"early", "06:00", "14:00", 1}, {"late", "14:30", "22:30", 1}});
      return {"early", "late"};
    case 2:
      add_shifts(desk, "room",
                 {{"early", "07:00", "15:00", 1},
                  {"late", "15:00", "23:00", 1},
                  {"night", "23:00", "07:00", 1}});
      add_shifts(desk, "phone", {{"phone", "09:00", "17:00", 1}});
      return {"early", "late", "night", "phone"};
    default:
      add_shifts(desk, "room",
                 {{"early", "07:00", "15:00", dice.between(1, 2)},
                  {"late", "15:00", "23:00", 1},
                  {"night", "23:00", "07:00", 1}});
      return {"early", "late", "night"};
  }
}

}  // namespace

Problem quarter_in_shifts(std::uint64_t seed) {
  Dice dice(seed);
  constexpr int kPeople = 4;
  Desk desk = bare_desk(kPeople);
  std::vector<std::string> names = add_room(desk, dice);
  desk.bands.evening = {};
  for (unsigned weekday = 0; weekday < 7; ++weekday)
    desk.bands.evening.push_back({Weekday{weekday}, clock_time("18:00"), clock_time("22:00")});
  auto& shifts = std::get<ShiftPlan>(desk.rotas.front().plan).shifts;
  if (dice.one_in(4))
    std::erase_if(shifts.back().times,
                  [](const auto& span) { return span.weekday == std::chrono::Sunday; });
  if (dice.one_in(3)) {
    for (Shift& shift : shifts) shift.group = "all";
    names.emplace_back("all");
  }
  desk.skills.emplace_back("network");
  const Skill network{index_of<SkillIndex>(desk.skills.size() - 1), Level::kAble};
  if (dice.one_in(3)) shifts.front().one_has = {network};
  for (Person& person : desk.people)
    if (dice.one_in(2)) person.skills.push_back(network);
  if (dice.one_in(4)) shifts.front().most = shifts.front().staff + 1;
  const LawKind kind = dice.one_in(2) ? LawKind::kAnyShifts : LawKind::kOfShifts;
  desk.limits = random_law(dice, kind, names, kPeople);
  desk.limits.rest = Limit<Seconds>{hours{dice.between(9, 12)}, {}};
  if (kind == LawKind::kAnyShifts && dice.one_in(6)) desk.limits.rest->value = hours{36};
  if (kind == LawKind::kAnyShifts && dice.one_in(3))
    desk.rotas.front().limits = random_law(dice, LawKind::kOfShifts, names, kPeople);
  bend_people(desk, names, dice);
  if (kind == LawKind::kAnyShifts && dice.one_in(3)) add_pack(desk, dice);
  if (dice.one_in(5)) desk.fairness.even = {50, 50, 50};
  return quarter_of(desk, true, dice);
}

Problem quarter_of_handovers(std::uint64_t seed) {
  Dice dice(seed);
  constexpr int kPeople = 3;
  Desk desk = bare_desk(kPeople);
  std::vector<std::string> names = {"primary", "secondary"};
  Rota& rota = add_weekly(desk, "oncall", {"primary", "secondary"});
  auto& plan = std::get<HandoverPlan>(rota.plan);
  if (dice.one_in(2)) plan.handover.every = EveryDays{dice.between(3, 7)};
  if (dice.one_in(2)) plan.seats.pop_back();
  if (dice.one_in(2)) rota.counts = Counts::kWork;
  if (dice.one_in(3))
    rota.covers = CoversHours{{{std::chrono::Tuesday, clock_time("18:00"), clock_time("08:00")},
                               {std::chrono::Saturday, clock_time("09:00"), clock_time("17:00")}}};
  if (dice.one_in(3)) {
    Rota& other = add_weekly(desk, "second", {"backup"});
    std::get<HandoverPlan>(other.plan).handover.at = clock_time("12:00");
    names.emplace_back("backup");
  }
  const LawKind kind = dice.one_in(2) ? LawKind::kAnyHandovers : LawKind::kOfHandovers;
  desk.limits = random_law(dice, kind, names, kPeople);
  if (dice.one_in(2)) desk.limits.rest = Limit<Seconds>{hours{dice.between(8, 40)}, {}};
  if (dice.one_in(4)) desk.rotas.front().limits = random_law(dice, kind, names, kPeople);
  bend_people(desk, names, dice);
  if (kind == LawKind::kAnyHandovers && dice.one_in(3)) add_pack(desk, dice);
  return quarter_of(desk, true, dice);
}

}  // namespace respite::test
