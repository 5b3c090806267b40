#include "tests/support/random_desk.h"

#include <algorithm>
#include <array>

#include "scheduler/team/short_limits.h"
#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

using std::chrono::hours;

std::optional<int> weight_or_hard(Dice& dice) {
  if (dice.one_in(2)) return std::nullopt;
  return dice.between(1, 30);
}

template <class Value>
std::optional<Limit<Value>> maybe(Dice& dice, int one_in, Value value) {
  const auto weight = weight_or_hard(dice);
  if (!dice.one_in(one_in)) return std::nullopt;
  return Limit<Value>{value, weight};
}

What random_what(Dice& dice, const std::string& seat) {
  const auto counted = static_cast<Counted>(dice.below(9));
  return {counted, counted == Counted::kShift ? seat : std::string()};
}

Limits random_limits(Dice& dice, const std::vector<std::string>& seats) {
  Limits limits;
  limits.rest = maybe<Seconds>(dice, 2, hours{dice.between(8, 16)});
  limits.gap = maybe<Seconds>(dice, 3, hours{24 * dice.between(1, 9)});
  if (const auto limit = maybe(dice, 5, dice.between(1, 3)))
    limits.add(named::max_consecutive_turns(*limit));
  if (const auto limit = maybe(dice, 3, dice.between(1, 5))) limits.add(named::max_days(*limit));
  if (const auto limit = maybe(dice, 6, 2)) limits.add(named::min_days(*limit));
  if (const auto limit = maybe(dice, 5, 2)) limits.add(named::min_days_off(*limit));
  if (const auto limit = maybe(dice, 3, MaxWeekends{dice.between(0, 2), dice.between(1, 4)}))
    limits.add(named::max_weekends(*limit));
  if (const auto limit = maybe(dice, 3, MaxHours{hours{dice.between(8, 48)}, dice.between(1, 2)}))
    limits.add(named::max_hours(*limit));
  if (const auto limit = maybe(dice, 8, MinHours{hours{dice.between(4, 24)}, dice.between(1, 2)}))
    limits.add(named::min_hours(*limit));
  if (const auto limit = maybe(dice, 5, dice.between(1, 6))) limits.add(named::max_turns(*limit));
  if (const auto limit = maybe(dice, 8, dice.between(1, 2))) limits.add(named::min_turns(*limit));
  if (const auto limit = maybe(dice, 5, dice.between(10, 60) / 100.0))
    limits.add(named::max_oncall_share(*limit));
  const auto seat = [&] {
    return seats[static_cast<std::size_t>(dice.below(static_cast<int>(seats.size())))];
  };
  if (dice.one_in(4))
    limits.add(named::max_of_shift(
        {{seat(), dice.between(0, 2), dice.between(0, 2)}, weight_or_hard(dice)}));
  if (dice.one_in(4)) limits.forbidden.push_back({{seat(), seat()}, weight_or_hard(dice)});
  if (dice.one_in(6)) add_families(dice, limits, seat());
  return limits;
}

Wish random_wish(Dice& dice, int people, const std::vector<std::string>& seats) {
  Wish wish;
  switch (dice.below(4)) {
    case 0:
      wish.what =
          WishShift{seats[static_cast<std::size_t>(dice.below(static_cast<int>(seats.size())))]};
      break;
    case 1:
      wish.what = WishWeekday{Weekday{static_cast<unsigned>(dice.below(7))}};
      break;
    case 2: {
      const Day first = day("2026-12-07") + std::chrono::days{dice.below(14)};
      wish.what = WishDate{first, first + std::chrono::days{dice.below(3)}};
      break;
    }
    default:
      wish.what = WishCompany{index_of<PersonIndex>(static_cast<std::size_t>(dice.below(people)))};
  }
  wish.likes = dice.one_in(2);
  wish.weight = dice.between(1, 10);
  return wish;
}

void bend_people(Dice& dice, Desk& desk, const std::vector<std::string>& seats, int days) {
  const std::vector<Zone> zones = {desk.zone, zone("America/New_York"), zone("Asia/Kolkata")};
  const int count = static_cast<int>(desk.people.size());
  for (Person& person : desk.people) {
    if (dice.one_in(3)) person.zone = zones[static_cast<std::size_t>(dice.below(3))];
    if (dice.one_in(4)) person.share = dice.between(2, 9) / 10.0;
    if (dice.one_in(8)) person.joins = day("2026-12-07") + std::chrono::days{dice.below(days)};
    if (dice.one_in(8))
      person.leaves = day("2026-12-07") + std::chrono::days{dice.between(1, days)};
    person.skills[0].level = static_cast<Level>(dice.below(3));
    while (dice.one_in(2)) person.wishes.push_back(random_wish(dice, count, seats));
    if (dice.one_in(6)) person.limits.set(named::max_turns({dice.between(1, 3), std::nullopt}));
  }
}

void bend_rotas(Dice& dice, Desk& desk, const std::vector<std::string>& seats) {
  for (Rota& rota : desk.rotas) {
    if (dice.one_in(3)) std::swap(rota.people.front(), rota.people.back());
    if (dice.one_in(4) && rota.people.size() > 2) rota.people.pop_back();
    std::ranges::sort(rota.people);
    if (dice.one_in(4)) rota.limits = random_limits(dice, seats);
    if (auto* plan = std::get_if<HandoverPlan>(&rota.plan)) {
      if (dice.one_in(3)) rota.counts = Counts::kWork;
      if (dice.one_in(3))
        rota.covers =
            CoversHours{{{std::chrono::Tuesday, clock_time("18:00"), clock_time("08:00")},
                         {std::chrono::Saturday, clock_time("09:00"), clock_time("17:00")}}};
      if (dice.one_in(2)) plan->seats[0].skills = {{SkillIndex{0}, Level::kNovice}};
      rota.novice_needs_able_secondary = dice.one_in(2);
      if (plan->seats.size() > 1) {
        plan->seats[1].factor_percent = 50;
        plan->seats.back().shadow = dice.one_in(5);
      }
      continue;
    }
    for (Shift& shift : std::get<ShiftPlan>(rota.plan).shifts) {
      shift.under = 50 * dice.between(1, 3);
      if (dice.one_in(4)) shift.one_has = {{SkillIndex{0}, Level::kAble}};
      if (dice.one_in(5)) shift.skills = {{SkillIndex{0}, Level::kAble}};
      if (dice.one_in(8)) shift.each_of = {{SkillIndex{0}, Level::kNovice}, {SkillIndex{0}}};
      shift.novice_alone = !dice.one_in(8);
      if (dice.one_in(6)) {
        shift.least = dice.below(shift.staff + 1);
        shift.most = shift.staff + dice.below(2);
        shift.over = dice.below(3);
      }
      if (dice.one_in(6)) shift.people = {rota.people.front(), rota.people.back()};
    }
  }
}

DeskCalendars random_calendars(Dice& dice, const Desk& desk, Interval window) {
  DeskCalendars calendars = no_calendars(desk);
  calendars.desk.days = {{day("2026-12-09"), "Holiday"}, {day("2026-12-25"), "Christmas Day"}};
  const auto some_time = [&] {
    const Instant begin = window.begin + hours{dice.below(24 * 14)};
    return Interval{begin, begin + hours{dice.between(2, 40)}};
  };
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    if (dice.one_in(4)) calendars.leave[i] = IntervalSet{some_time()};
    if (dice.one_in(4)) calendars.busy[i] = IntervalSet{some_time()};
  }
  return calendars;
}

// Somebody held some turns before the window, and holds some in it; lawful or not.
Facts random_facts(Dice& dice, const Desk& desk, const DeskCalendars& calendars, Interval window) {
  Facts facts;
  const Interval around{window.begin - std::chrono::weeks{3}, window.end};
  for (Turn& turn : expand_turns(desk, calendars, around)) {
    const bool before = turn.span.begin < window.begin;
    if (!dice.one_in(before ? 2 : 8)) continue;
    const auto& people = desk.rotas[at(turn.rota)].people;
    HeldTurn held{std::move(turn), std::nullopt, {}};
    if (!dice.one_in(5))
      held.person = people[static_cast<std::size_t>(dice.below(static_cast<int>(people.size())))];
    facts.held.push_back(std::move(held));
  }
  for (std::size_t i = 0; i < desk.people.size(); ++i)
    facts.carried.push_back({.load = std::int64_t{3600} * dice.between(-100, 100)});
  return facts;
}

// Some people at a site that goes by a rule pack.
void add_packs(Dice& dice, RandomCase& made) {
  if (!dice.one_in(4)) return;
  made.desk.sites = {{.id = "site",
                      .name = "Site",
                      .zone = made.desk.zone,
                      .holidays = {},
                      .pack = dice.one_in(2) ? "eu" : "uk"}};
  made.calendars.sites = {made.calendars.desk};
  for (Person& person : made.desk.people)
    if (!dice.one_in(3)) person.site = SiteIndex{0};
  settle_packs(made.desk);
}

RandomCase finish_case(Dice& dice, Desk desk, Interval window,
                       const std::vector<std::string>& seats, bool with_facts) {
  const int days = static_cast<int>(window.length() / std::chrono::days{1});
  desk.limits = random_limits(dice, seats);
  bend_rotas(dice, desk, seats);
  bend_people(dice, desk, seats, days);
  RandomCase made{std::move(desk), {}, {}, window};
  if (dice.one_in(8))
    made.desk.limits.apart = {
        {{{index_of<PersonIndex>(0), index_of<PersonIndex>(1)}}, weight_or_hard(dice)}};
  made.calendars = random_calendars(dice, made.desk, window);
  if (with_facts) made.facts = random_facts(dice, made.desk, made.calendars, window);
  add_packs(dice, made);
  return made;
}

}  // namespace

void add_families(Dice& dice, Limits& limits, const std::string& seat) {
  int number = 1000;
  while (dice.one_in(3)) {
    const Counted counted = std::array{Counted::kDays, Counted::kDaysOff, Counted::kNights,
                                       Counted::kShift}[static_cast<std::size_t>(dice.below(4))];
    const bool most = counted != Counted::kDaysOff && dice.one_in(2);
    limits.sequences.push_back(
        {{{counted, counted == Counted::kShift ? seat : ""}, most, dice.between(1, 4)},
         weight_or_hard(dice),
         {},
         number++});
  }
  while (dice.one_in(3)) {
    Sum sum;
    sum.what = random_what(dice, seat);
    sum.most = !dice.one_in(3);
    if (sum.what.counted == Counted::kDaysOff) sum.what.counted = Counted::kDays;
    const bool time = sum.what.counted == Counted::kHours || sum.what.counted == Counted::kLoad;
    sum.amount = time ? 3600 * dice.between(8, 60) : dice.between(0, 4);
    sum.span = {static_cast<SumSpan::Unit>(dice.below(4)), 1};
    if (sum.span.unit == SumSpan::Unit::kDays) sum.span.count = dice.between(1, 9);
    if (sum.span.unit == SumSpan::Unit::kWeeks) sum.span.count = dice.between(1, 3);
    if (sum.span.unit == SumSpan::Unit::kPlan && sum.what.counted == Counted::kHours)
      sum.weeks = dice.between(1, 2);
    limits.sums.push_back({sum, weight_or_hard(dice), {}, number++});
  }
  if (dice.one_in(4))
    limits.rest_after.push_back(
        {{{dice.one_in(2) ? Counted::kNights : Counted::kShift, seat}, hours{dice.between(12, 60)}},
         weight_or_hard(dice),
         {},
         number++});
  if (dice.one_in(5)) {
    const bool weeks = dice.one_in(2);
    const int count = weeks ? dice.between(1, 2) : dice.between(2, 8);
    limits.long_rests.push_back({{hours{dice.between(14, 60)},
                                  {weeks ? SumSpan::Unit::kWeeks : SumSpan::Unit::kDays, count}},
                                 weight_or_hard(dice),
                                 {},
                                 number++});
  }
  if (dice.one_in(8))
    limits.complete_weekends = Limit<CompleteWeekends>{{}, weight_or_hard(dice), {}, number++};
}

RandomCase tiny_case(std::uint64_t seed) {
  Dice dice(seed);
  Desk desk = bare_desk(dice.between(2, 4));
  const std::vector<std::string> seats = {"primary", "secondary", "early", "late"};
  Interval window;
  switch (dice.below(3)) {
    case 0:
      add_weekly(desk, "oncall", {"primary", "secondary"});
      window = weeks_of_winter(3);
      break;
    case 1:
      add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}, {"late", "14:00", "22:00", 1}});
      window = days_of_winter(3);
      break;
    default:
      add_weekly(desk, "oncall", {"primary"});
      add_shifts(desk, "desk", {{"early", "07:00", "15:00", dice.between(1, 2)}});
      window = days_of_winter(3);
  }
  const bool with_facts = dice.one_in(3);
  return finish_case(dice, std::move(desk), window, seats, with_facts);
}

RandomCase small_case(std::uint64_t seed) {
  Dice dice(seed);
  Desk desk = bare_desk(dice.between(4, 10));
  const std::vector<std::string> seats = {"primary", "secondary", "early", "late", "night"};
  const Interval window = days_of_winter(dice.between(10, 21));
  const int kind = dice.below(3);
  if (kind != 0) add_weekly(desk, "oncall", {"primary", "secondary"});
  if (kind != 1)
    add_shifts(desk, "desk",
               {{"early", "07:00", "15:00", dice.between(1, 2)},
                {"late", "15:00", "23:00", 1},
                {"night", "23:00", "07:00", 1}});
  if (dice.one_in(3)) {
    Rota& daily = add_weekly(desk, "daily", {"primary"});
    std::get<HandoverPlan>(daily.plan).handover.every = EveryDays{dice.between(1, 3)};
  }
  return finish_case(dice, std::move(desk), window, seats, true);
}

Problem build(const RandomCase& random) {
  return build_problem(random.desk, random.calendars, random.facts, random.window);
}

Solution random_solution(const Problem& problem, Dice& dice, int empty_one_in) {
  Solution solution = empty_solution(problem);
  for (std::size_t t = 0; t < problem.turns.size(); ++t)
    if (!problem.turns[t].fixed && problem.turns[t].in_window && !dice.one_in(empty_one_in))
      solution.holder[t] = index_of<PersonIndex>(
          static_cast<std::size_t>(dice.below(static_cast<int>(problem.people.size()))));
  return solution;
}

}  // namespace respite::test
