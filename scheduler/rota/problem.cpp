#include "scheduler/rota/problem.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "scheduler/rota/clock.h"
#include "scheduler/rota/eligibility.h"
#include "scheduler/rota/load.h"
#include "scheduler/rota/shares.h"
#include "scheduler/rota/wish.h"

namespace respite {
namespace {

ProblemTurn make_turn(const Desk& desk, Turn turn) {
  ProblemTurn made;
  const Rota& rota = desk.rotas[at(turn.rota)];
  made.work = rota.counts == Counts::kWork;
  made.required = is_required(rota, turn.seat_id);
  if (const auto* plan = std::get_if<ShiftPlan>(&rota.plan);
      plan && turn.seat < plan->shifts.size())
    made.under = plan->shifts[turn.seat].under;
  made.time = covered_time(turn);
  made.turn = std::move(turn);
  return made;
}

// How far from the window a duty can still matter to a rule inside it.
Seconds reach_of(const Desk& desk) {
  Seconds reach = std::chrono::weeks{5};
  const auto look_at = [&](const Limits& limits) {
    const auto weeks = [&](int count) {
      reach = std::max<Seconds>(reach, std::chrono::weeks{count});
    };
    if (limits.gap) reach = std::max(reach, limits.gap->value);
    if (limits.rest) reach = std::max(reach, limits.rest->value);
    if (limits.max_weekends) weeks(limits.max_weekends->value.weeks);
    if (limits.max_hours) weeks(limits.max_hours->value.weeks);
    for (const auto& cap : limits.max_of_shift) weeks(cap.value.weeks);
  };
  look_at(desk.limits);
  for (const Person& person : desk.people) look_at(person.limits);
  for (const Rota& rota : desk.rotas) look_at(rota.limits);
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
  if (owing.turns > 0) problem.average_load = std::max<std::int64_t>(1, owing.load / owing.turns);
  problem.shares = std::move(owing.shares);
}

std::size_t clock_in(Problem& problem, Zone zone) {
  auto it = std::ranges::find(problem.clocks, zone, &Clock::zone);
  if (it == problem.clocks.end()) {
    problem.clocks.push_back(make_clock(zone, problem.turns, problem.desk, problem.window));
    it = problem.clocks.end() - 1;
  }
  return static_cast<std::size_t>(it - problem.clocks.begin());
}

Problem empty_problem(const Desk& desk, const DeskCalendars& calendars, Interval window) {
  Problem problem;
  problem.window = window;
  problem.desk = desk;
  problem.calendars = calendars;
  problem.fairness_weight = desk.fairness.weight;
  return problem;
}

// Everything a rule needs to know of the problem's turns and people.
void work_out(Problem& problem, const Facts& facts) {
  const Desk& desk = problem.desk;
  std::ranges::sort(problem.turns, {}, [](const ProblemTurn& turn) {
    return std::tuple(turn.turn.span.begin, turn.turn.rota, turn.turn.seat, turn.turn.place,
                      turn.turn.seat_id);
  });
  problem.barred = static_bars(problem.turns, desk, problem.calendars, facts.elsewhere);
  for (const Rota& rota : desk.rotas) problem.rota_limits.push_back(rota.limits);
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    const auto person = index_of<PersonIndex>(i);
    problem.people.push_back(
        {.person = person,
         .clock = clock_in(problem, desk.people[i].zone),
         .limits = limits_of(desk, desk.people[i]),
         .presence = presence_in(desk, problem.calendars, person, problem.window)});
  }
  for (const ProblemTurn& turn : problem.turns) {
    problem.load.push_back(loads_of(desk, problem.calendars, turn.turn));
    std::vector<std::int32_t> wishes;
    wishes.reserve(desk.people.size());
    for (const Person& person : desk.people) wishes.push_back(wish_points(person, turn));
    problem.wish.push_back(std::move(wishes));
  }
  share_out(problem, facts);
}

}  // namespace

Limits limits_of(const Desk& desk, const Person& person) {
  const Limits& own = person.limits;
  Limits merged = desk.limits;
  const auto replace = [](auto& with, const auto& by) {
    if (by) with = by;
  };
  replace(merged.rest, own.rest);
  replace(merged.gap, own.gap);
  replace(merged.max_consecutive_turns, own.max_consecutive_turns);
  replace(merged.max_days, own.max_days);
  replace(merged.min_days, own.min_days);
  replace(merged.min_days_off, own.min_days_off);
  replace(merged.max_weekends, own.max_weekends);
  replace(merged.max_hours, own.max_hours);
  replace(merged.min_hours, own.min_hours);
  replace(merged.max_turns, own.max_turns);
  replace(merged.min_turns, own.min_turns);
  replace(merged.max_oncall_share, own.max_oncall_share);
  if (!own.max_of_shift.empty()) merged.max_of_shift = own.max_of_shift;
  if (!own.forbidden.empty()) merged.forbidden = own.forbidden;
  return merged;
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
