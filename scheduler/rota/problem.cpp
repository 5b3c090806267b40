#include "scheduler/rota/problem.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "scheduler/rota/clock.h"
#include "scheduler/rota/eligibility.h"
#include "scheduler/rota/load.h"
#include "scheduler/rota/shares.h"
#include "scheduler/rota/wish.h"
#include "scheduler/team/service_time.h"

namespace respite {
namespace {

ProblemTurn make_turn(const Desk& desk, Turn turn) {
  ProblemTurn made;
  const Rota& rota = desk.rotas[at(turn.rota)];
  made.work = rota.counts == Counts::kWork;
  const Need need = need_of(rota, turn.seat_id, turn.place);
  made.required = need == Need::kRequired;
  if (const auto* plan = std::get_if<ShiftPlan>(&rota.plan);
      plan && turn.seat < plan->shifts.size()) {
    made.under = plan->shifts[turn.seat].under;
    made.beyond = need == Need::kOptional && plan->shifts[turn.seat].required;
    if (need == Need::kOptional) made.over = plan->shifts[turn.seat].over;
  }
  if (need == Need::kOptional) made.under = 0;
  made.time = covered_time(turn);
  made.turn = std::move(turn);
  return made;
}

// An empty required turn is dearer than the wanted heads that could make up for it: by so many of
// the dearest.
constexpr int kHeadsForRequired = 10;

void put_required_first(std::vector<ProblemTurn>& turns) {
  int dearest = 0;
  for (const ProblemTurn& turn : turns)
    if (!turn.required) dearest = std::max(dearest, turn.under);
  for (ProblemTurn& turn : turns)
    if (turn.required) turn.under += kHeadsForRequired * dearest;
}

// How far from the window a duty can still matter to a rule inside it.
Seconds reach_of(const Desk& desk) {
  Seconds reach = std::chrono::weeks{5};
  const auto look_at = [&](const Limits& limits) {
    const auto within = [&](const SumSpan& span) {
      if (span.unit == SumSpan::Unit::kWeeks)
        reach = std::max<Seconds>(reach, std::chrono::weeks{span.count});
      if (span.unit == SumSpan::Unit::kDays)
        reach = std::max<Seconds>(reach, std::chrono::days{span.count});
    };
    if (limits.gap) reach = std::max(reach, limits.gap->value);
    if (limits.rest) reach = std::max(reach, limits.rest->value);
    for (const auto& sum : limits.sums) within(sum.value.span);
    for (const auto& rest : limits.long_rests) within(rest.value.span);
    for (const auto& after : limits.rest_after) reach = std::max(reach, after.value.rest);
    for (const auto& sequence : limits.sequences)
      reach = std::max<Seconds>(reach, std::chrono::days{sequence.value.count});
  };
  look_at(desk.limits);
  for (const Person& person : desk.people) look_at(person.limits);
  for (const Rota& rota : desk.rotas) look_at(rota.limits);
  for (const DeskPack& pack : desk.packs) {
    look_at(pack.limits);
    look_at(pack.advice);
  }
  return reach + std::chrono::weeks{1};
}

// What is held near the window stands beside what is planned, for the rules that look there.
void add_beside(Problem& problem, const std::vector<HeldTurn>& held) {
  const Seconds reach = reach_of(problem.desk);
  const Interval near{problem.window.begin - reach, problem.window.end + reach};
  for (const HeldTurn& other : held) {
    if (!other.person || !near.overlaps(other.turn.span) || other.turn.slots.empty()) continue;
    problem.turns.push_back(make_turn(problem.desk, other.turn));
    problem.turns.back().in_window = false;
    problem.turns.back().fixed = other.person;
  }
}

void add_in_window(Problem& problem, Turn turn, const HeldTurn* held, bool leftover = false) {
  const bool loose = held && held->loose_from;
  if (held && !held->holder.empty() && !loose) {
    problem.kept.push_back({std::move(turn), std::nullopt, held->holder, held->key});
    return;
  }
  problem.turns.push_back(make_turn(problem.desk, std::move(turn)));
  problem.turns.back().leftover = leftover;
  if (!held) return;
  if (!loose) {
    problem.turns.back().fixed = held->person;
    return;
  }
  for (Slot& slot : problem.turns.back().turn.slots) slot.change = 0;  // planned anew
  problem.turns.back().was_held = held->person || !held->holder.empty();
  problem.turns.back().incumbent = held->person;
}

// Fair is what somebody owes of the window less what they carry into it: exactly that where it can
// be, else levelled by share and presence.
void share_out(Problem& problem, const Facts& facts) {
  Owing owing = owing_in(problem, facts);
  std::vector<std::int64_t> weights;
  std::vector<std::int64_t> ground;
  for (std::size_t i = 0; i < problem.people.size(); ++i) {
    ProblemPerson& person = problem.people[i];
    if (i < facts.carried.size()) person.carried = facts.carried[i];
    // Whoever owes something, settled long ago, is not left out for being away now.
    weights.push_back(std::max<std::int64_t>(person.presence, owing.owed[i] > 0 ? 1 : 0));
    ground.push_back(person.carried.load - owing.owed[i]);
  }
  const std::vector<std::int64_t> fair = pour_demand(owing.demands, weights, ground);
  for (std::size_t i = 0; i < problem.people.size(); ++i) problem.people[i].fair = fair[i];
  for (const auto count : {&Balance::nights, &Balance::weekends, &Balance::holidays}) {
    std::vector<Demand> demands = owing.demands;
    for (std::size_t d = 0; d < demands.size(); ++d) demands[d].load = owing.counts[d].*count;
    for (std::size_t i = 0; i < problem.people.size(); ++i)
      ground[i] = problem.people[i].carried.*count - owing.owed_counts[i].*count;
    const std::vector<std::int64_t> shares = pour_demand(demands, weights, ground);
    for (std::size_t i = 0; i < problem.people.size(); ++i)
      problem.people[i].fair_counts.*count = shares[i];
  }
  if (owing.turns > 0) problem.average_load = std::max<std::int64_t>(1, owing.load / owing.turns);
  problem.shares = std::move(owing.shares);
}

// A clock for each zone and calendar of holidays, made when first asked for.
class ClockMaker {
 public:
  explicit ClockMaker(Problem& problem) : problem_(&problem) {}

  std::size_t clock_of(const Person& person) {
    const Of of{person.zone, &holidays_of(problem_->calendars, person)};
    const auto known = std::ranges::find(made_, of);
    if (known != made_.end()) return static_cast<std::size_t>(known - made_.begin());
    made_.push_back(of);
    problem_->clocks.push_back(
        make_clock(of.zone, *of.holidays, problem_->turns, problem_->desk, problem_->window));
    return made_.size() - 1;
  }

 private:
  struct Of {
    Zone zone;
    const HolidayCalendar* holidays;
    friend bool operator==(const Of&, const Of&) = default;
  };
  Problem* problem_;
  std::vector<Of> made_;
};

// [person] the civil days on which they held something that is published.
std::vector<std::vector<int>> days_held(const Desk& desk, const std::vector<HeldTurn>& held) {
  std::vector<std::vector<int>> days(desk.people.size());
  for (const HeldTurn& one : held) {
    if (!one.person) continue;
    const Zone zone = desk.people[at(*one.person)].zone;
    for (const Slot& slot : one.turn.slots) {
      const Day last = day_of(zone.to_wall(slot.span.end - Seconds{1}));
      for (Day day = day_of(zone.to_wall(slot.span.begin)); day <= last;
           day += std::chrono::days{1})
        days[at(*one.person)].push_back(day_number(day));
    }
  }
  for (std::vector<int>& own : days) {
    std::ranges::sort(own);
    own.erase(std::unique(own.begin(), own.end()), own.end());
  }
  return days;
}

bool asks_of_last_year(const Desk& desk) {
  const auto asks = [](const auto& one) { return one.limits.alternate_holidays.has_value(); };
  return desk.limits.alternate_holidays || std::ranges::any_of(desk.people, asks) ||
         std::ranges::any_of(desk.rotas, asks);
}

Problem empty_problem(const Desk& desk, const DeskCalendars& calendars, Interval window) {
  Problem problem;
  problem.window = window;
  problem.desk = desk;
  problem.calendars = calendars;
  const Fairness& fairness = desk.fairness;
  problem.fairness_weight = fairness.weight * fairness.even.load / 100;
  problem.even = {.load = problem.fairness_weight,
                  .nights = fairness.weight * fairness.even.nights / 100,
                  .weekends = fairness.weight * fairness.even.weekends / 100,
                  .holidays = fairness.weight * fairness.even.holidays / 100};
  return problem;
}

// Everything a rule needs to know of the problem's turns and people.
void work_out(Problem& problem, const Facts& facts) {
  const Desk& desk = problem.desk;
  std::ranges::sort(problem.turns, {}, [](const ProblemTurn& turn) {
    return std::tuple(turn.turn.span.begin, turn.turn.rota, turn.turn.seat, turn.turn.place,
                      turn.turn.seat_id);
  });
  put_required_first(problem.turns);
  problem.barred = static_bars(problem.turns, desk, problem.calendars, facts.elsewhere);
  for (const Rota& rota : desk.rotas) problem.rota_limits.push_back(rota.limits);
  ClockMaker clocks(problem);
  std::vector<std::vector<int>> held(desk.people.size());
  if (asks_of_last_year(desk)) held = days_held(desk, facts.held);
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    const auto person = index_of<PersonIndex>(i);
    problem.people.push_back(
        {.person = person,
         .clock = clocks.clock_of(desk.people[i]),
         .limits = limits_of(desk, person),
         .presence = presence_in(desk, problem.calendars, person, problem.window),
         .days_held = std::move(held[i]),
         .pack_limits = pack_limits_of(desk, person)});
  }
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    if (t > 0 && are_equal_places(problem.turns[t - 1], turn)) {
      problem.load.push_back(problem.load.back());
      problem.wish.push_back(problem.wish.back());
      continue;
    }
    const int factor = factor_of(desk, turn.turn);
    std::vector<std::int64_t> loads;
    loads.reserve(problem.people.size());
    for (const ProblemPerson& person : problem.people)
      loads.push_back(load_of(problem.clocks[person.clock].bands[t], desk.fairness, factor));
    problem.load.push_back(std::move(loads));
    std::vector<std::int32_t> wishes;
    wishes.reserve(desk.people.size());
    for (const Person& person : desk.people) wishes.push_back(wish_points(person, turn));
    problem.wish.push_back(std::move(wishes));
  }
  share_out(problem, facts);
}

}  // namespace

bool are_equal_places(const ProblemTurn& a, const ProblemTurn& b) {
  return a.turn.rota == b.turn.rota && a.turn.seat == b.turn.seat && a.turn.span == b.turn.span &&
         a.in_window == b.in_window && a.work == b.work &&
         a.fixed.has_value() == b.fixed.has_value() && a.turn.seat_id == b.turn.seat_id &&
         a.turn.part_of == b.turn.part_of && a.time == b.time;
}

Limits limits_of(const Desk& desk, PersonIndex person) {
  const Limits& own = desk.people[at(person)].limits;
  Limits merged = desk.limits;
  const auto replace = [](auto& with, const auto& by) {
    if (by) with = by;
  };
  replace(merged.rest, own.rest);
  replace(merged.gap, own.gap);
  if (!own.forbidden.empty()) merged.forbidden = own.forbidden;
  const auto replace_like = [&](auto& with, const auto& by) {
    std::erase_if(with, [&](const auto& limit) {
      const auto same = [&](const auto& other) { return is_same(limit, other); };
      return !limit.binds(person) || std::ranges::any_of(by, same);
    });
    with.insert(with.end(), by.begin(), by.end());
  };
  replace_like(merged.sequences, own.sequences);
  replace_like(merged.sums, own.sums);
  replace_like(merged.rest_after, own.rest_after);
  replace_like(merged.long_rests, own.long_rests);
  const auto replace_one = [&](auto& with, const auto& by) {
    if (with && !with->binds(person)) with.reset();
    replace(with, by);
  };
  replace_one(merged.complete_weekends, own.complete_weekends);
  replace_one(merged.alternate_holidays, own.alternate_holidays);
  merged.never = own.never;
  return merged;
}

Limits pack_limits_of(const Desk& desk, PersonIndex person) {
  const auto pack = pack_of(desk, person);
  return pack ? desk.packs[*pack].limits : Limits{};
}

Seconds hard_rest(const ProblemPerson& person) {
  Seconds longest{0};
  for (const Limits* limits : {&person.limits, &person.pack_limits})
    if (limits->rest && limits->rest->hard()) longest = std::max(longest, limits->rest->value);
  return longest;
}

Problem build_problem(const Desk& desk, const DeskCalendars& calendars, const Facts& facts,
                      Interval window) {
  Layout layout = lay_out(desk, calendars, facts.held, still_ahead(window, facts.now), facts.begun);
  Problem problem = empty_problem(desk, calendars, layout.window);
  for (LaidTurn& laid : layout.turns)
    add_in_window(problem, std::move(laid.turn), laid.held, laid.leftover);
  add_beside(problem, layout.beside);
  problem.cut = std::move(layout.cut);
  for (const HeldTurn* gone : layout.gone) problem.gone.push_back(*gone);
  work_out(problem, facts);
  return problem;
}

Problem problem_as_published(const Desk& desk, const DeskCalendars& calendars, const Facts& facts,
                             Interval window) {
  const Layout layout = lay_out(desk, calendars, facts.held, window, facts.begun);
  Problem problem = empty_problem(desk, calendars, window);
  for (const LaidTurn& laid : layout.turns) {
    if (laid.held) {
      add_in_window(problem, laid.held->turn, laid.held);
    } else if (!laid.leftover) {
      add_in_window(problem, laid.turn, nullptr);
    }
  }
  for (const HeldTurn* gone : layout.gone) add_in_window(problem, gone->turn, gone);
  std::vector<HeldTurn> beside = facts.held;
  std::erase_if(beside,
                [&](const HeldTurn& held) { return is_replaced(window, held.turn.whole()); });
  add_beside(problem, beside);
  work_out(problem, facts);
  return problem;
}

Problem problem_of_turns(const Desk& desk, const DeskCalendars& calendars, const Facts& facts,
                         Interval window, const std::vector<Turn>& turns) {
  Problem problem = empty_problem(desk, calendars, window);
  std::vector<HeldTurn> beside = facts.held;
  for (Turn turn : turns) {
    end_where_begins(beside, turn);
    turn.span.begin = turn.slots.front().span.begin;  // what comes before is held
    problem.turns.push_back(make_turn(desk, std::move(turn)));
  }
  add_beside(problem, beside);
  work_out(problem, facts);
  return problem;
}

}  // namespace respite
