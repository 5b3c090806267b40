#include "scheduler/solve/columns/line_memory.h"

#include <algorithm>
#include <map>

#include "scheduler/rota/count/counts.h"
#include "scheduler/rules/rest.h"

namespace respite {
namespace {

// How long after its end a turn can still matter to a later one, by these limits.
Seconds reach_of(const Remembered& limits, Seconds longest_turn) {
  using std::chrono::days;
  using std::chrono::weeks;
  Seconds reach{0};
  const auto at_least = [&](Seconds time) { reach = std::max(reach, time); };
  if (limits.rest) at_least(limits.rest->value);
  if (limits.gap) at_least(limits.gap->value);
  if (limits.max_consecutive_turns)
    at_least(longest_turn * (limits.max_consecutive_turns->value + 1));
  if (limits.max_days) at_least(days{limits.max_days->value + 2});
  if (limits.min_days_off) at_least(days{limits.min_days_off->value + 2});
  if (limits.max_weekends) at_least(weeks{limits.max_weekends->value.weeks + 1});
  if (limits.max_hours) at_least(weeks{limits.max_hours->value.weeks + 1});
  for (const auto& cap : limits.max_of_shift) at_least(weeks{cap.value.weeks + 1});
  if (!limits.forbidden.empty()) at_least(days{3});
  return reach;
}

bool has_tallies(const Remembered& limits) {
  const auto whole = [](const auto& cap) { return cap.value.weeks == 0; };
  return limits.max_turns || limits.max_oncall_share ||
         std::ranges::any_of(limits.max_of_shift, whole);
}

}  // namespace

LineMemory::LineMemory(const Problem& problem, PersonIndex person,
                       const std::vector<TurnIndex>& turns)
    : problem_(problem), clock_(problem.clocks[problem.people[respite::at(person)].clock]) {
  for (const TurnIndex index : turns) {
    const ProblemTurn& turn = problem.turns[respite::at(index)];
    const auto slots = turn.time.intervals();
    const Interval cover{slots.front().begin, slots.back().end};
    const bool handover =
        std::holds_alternative<HandoverPlan>(problem.desk.rotas[respite::at(turn.turn.rota)].plan);
    duties_.push_back(
        {&turn, respite::at(index), cover, std::max(cover.end, turn.turn.span.end), handover});
    longest_ = std::max(longest_, duties_.back().end - turn.turn.span.begin);
  }
  add_scope(problem.people[respite::at(person)].limits, -1);
  if (!problem.desk.packs.empty()) add_scope(problem.people[respite::at(person)].pack_limits, -1);
  for (std::size_t rota = 0; rota < problem.rota_limits.size(); ++rota)
    add_scope(problem.rota_limits[rota], static_cast<int>(rota));
}

bool LineMemory::is_in(const Scope& scope, int place) const {
  const Duty& duty = duties_[static_cast<std::size_t>(place)];
  return scope.rota < 0 || static_cast<int>(respite::at(duty.turn->turn.rota)) == scope.rota;
}

// The most that one line can still hold of a number, rota by rota: turns of one that overlap are
// not held together.
template <class Number>
std::vector<std::int64_t> LineMemory::most_to_come(const Scope& scope, const Number& number) const {
  std::vector<std::int64_t> sum(duties_.size() + 1, 0);
  std::map<RotaIndex, std::vector<std::size_t>> rotas;
  for (std::size_t place = 0; place < duties_.size(); ++place)
    if (is_in(scope, static_cast<int>(place)))
      rotas[duties_[place].turn->turn.rota].push_back(place);
  for (const auto& [rota, places] : rotas) {
    std::vector<std::int64_t> most(places.size() + 1, 0);
    for (std::size_t i = places.size(), before = duties_.size() + 1; i-- > 0;) {
      const Duty& duty = duties_[places[i]];
      const bool whole = duty.handover || duty.turn->time.intervals().size() == 1;
      const Instant end = duty.handover ? duty.turn->turn.span.end : duty.cover.end;
      std::size_t next = i + 1;
      while (whole && next < places.size() && duties_[places[next]].turn->turn.span.begin < end)
        ++next;
      most[i] = std::max(most[i + 1], number(duty) + most[next]);
      for (std::size_t place = places[i] + 1; place < before; ++place) sum[place] += most[i + 1];
      before = places[i] + 1;
    }
    for (std::size_t place = 0; place <= places.front(); ++place) sum[place] += most.front();
  }
  return sum;
}

template <class Least>
std::vector<int> LineMemory::least_to_come(const Scope& scope, const Least& least) const {
  std::vector<int> result(duties_.size() + 1, kNever);
  for (std::size_t place = duties_.size(); place-- > 0;) {
    result[place] = result[place + 1];
    if (!is_in(scope, static_cast<int>(place))) continue;
    if (const int here = least(duties_[place]); here >= 0)
      result[place] = std::min(result[place], here);
  }
  return result;
}

void LineMemory::add_scope(const Limits& declared, int rota) {
  Scope scope;
  const Remembered limits = remembered(declared);
  scope.limits = limits;
  scope.rota = rota;
  reach_ = std::max(reach_, reach_of(limits, longest_));
  tallies_ = tallies_ || has_tallies(limits);
  if (limits.rest) rest_ = std::max(rest_, limits.rest->value);
  scope.first_day = least_to_come(scope, [&](const Duty& duty) {
    const auto& days = clock_.work_days[duty.at];
    return days.empty() ? -1 : days.front();
  });
  scope.first_weekend =
      least_to_come(scope, [&](const Duty& duty) { return clock_.first_weekend[duty.at]; });
  scope.first_week = least_to_come(scope, [&](const Duty& duty) {
    const auto& weeks = clock_.work_time[duty.at];
    return weeks.empty() ? -1 : weeks.front().week;
  });
  if (limits.max_turns)
    scope.may_come = most_to_come(
        scope, [](const Duty& duty) { return std::int64_t{duty.turn->in_window ? 1 : 0}; });
  if (limits.max_oncall_share)
    scope.may_take = most_to_come(scope, [](const Duty& duty) {
      const bool counts = duty.turn->in_window && (duty.handover || !duty.turn->work);
      return counts ? duty.turn->time.length().count() : std::int64_t{0};
    });
  for (const auto& cap : limits.max_of_shift) {
    OfShift of{cap.value.shift, {}, {}};
    of.first = least_to_come(scope, [&](const Duty& duty) {
      return is_of_shift(problem_.desk, duty.turn->turn, of.shift)
                 ? week_number(clock_.first_day[duty.at], problem_.desk.week_start)
                 : -1;
    });
    of.may_come = most_to_come(scope, [&](const Duty& duty) {
      return std::int64_t{
          duty.turn->in_window && is_of_shift(problem_.desk, duty.turn->turn, of.shift) ? 1 : 0};
    });
    scope.caps.push_back(std::move(of));
  }
  for (const auto& pair : limits.forbidden) {
    OfShift of{pair.value.then, {}, {}};
    of.first = least_to_come(scope, [&](const Duty& duty) {
      return duty.turn->turn.seat_id == of.shift ? clock_.first_day[duty.at] : -1;
    });
    scope.then.push_back(std::move(of));
  }
  scopes_.push_back(std::move(scope));
}

std::size_t LineMemory::forgettable(std::span<const int> line, std::size_t next) const {
  if (next >= duties_.size()) return line.size();
  if (tallies_) return 0;
  const Instant begin = duties_[next].turn->turn.span.begin;
  std::size_t first = 0;
  while (first < line.size() &&
         duties_[static_cast<std::size_t>(line[first])].end + reach_ <= begin)
    ++first;
  return first;
}

LineMemory::Key LineMemory::key(std::span<const int> line, std::size_t next) const {
  Key key;
  if (next >= duties_.size()) return key;
  add_neighbours(line, next, key);
  for (const Scope& scope : scopes_) {
    const Remembered& limits = scope.limits;
    if (limits.gap || limits.max_consecutive_turns) add_stretches(scope, line, next, key);
    if (!limits.forbidden.empty()) add_successions(scope, line, next, key);
    if (limits.max_days || limits.min_days_off) add_days(scope, line, next, key);
    if (limits.max_weekends) add_weekends(scope, line, next, key);
    if (limits.max_hours) add_hours(scope, line, next, key);
    if (!limits.max_of_shift.empty()) add_caps(scope, line, next, key);
    add_tallies(scope, line, next, key);
  }
  return key;
}

// Overlaps and rest: whatever ends so late that a later turn may be too near.
void LineMemory::add_neighbours(std::span<const int> line, std::size_t next, Key& key) const {
  const Instant begin = duties_[next].turn->turn.span.begin;
  for (std::size_t i = line.size(); i-- > 0;) {
    const Duty& duty = duties_[static_cast<std::size_t>(line[i])];
    if (duty.turn->turn.span.begin + longest_ + rest_ <= begin) break;
    if (duty.end > begin || (duty.turn->work && duty.cover.end + rest_ > begin))
      key.push_back(line[i]);
  }
  key.push_back(kNext);
}

// Of each handover rota the last turn, while it is near, and how many stand in a row with it.
void LineMemory::add_stretches(const Scope& scope, std::span<const int> line, std::size_t next,
                               Key& key) const {
  struct Stretch {
    const Duty* last;
    int turns;
    bool in_window;
  };
  std::map<RotaIndex, Stretch> stretches;
  for_each(scope, line, [&](const Duty& duty) {
    if (!duty.handover) return;
    const auto [place, fresh] =
        stretches.try_emplace(duty.turn->turn.rota, Stretch{&duty, 1, duty.turn->in_window});
    if (fresh) return;
    Stretch& stretch = place->second;
    const bool goes_on = is_back_to_back(stretch.last->turn->turn.span, duty.turn->turn.span);
    stretch.turns = goes_on ? stretch.turns + 1 : 1;
    stretch.in_window = duty.turn->in_window || (goes_on && stretch.in_window);
    stretch.last = &duty;
  });
  const Remembered& limits = scope.limits;
  const Instant begin = duties_[next].turn->turn.span.begin;
  for (const auto& [rota, stretch] : stretches) {
    const Instant end = stretch.last->turn->turn.span.end;
    const bool in_a_row = limits.max_consecutive_turns && end >= begin;
    if (!in_a_row && !(limits.gap && end + limits.gap->value > begin)) continue;
    key.push_back(static_cast<std::int64_t>(stretch.last->at));
    if (!in_a_row) continue;
    key.push_back(std::min(stretch.turns, limits.max_consecutive_turns->value));
    key.push_back(stretch.in_window ? 1 : 0);
  }
  key.push_back(kNext);
}

void LineMemory::add_successions(const Scope& scope, std::span<const int> line, std::size_t next,
                                 Key& key) const {
  for (std::size_t i = 0; i < scope.then.size(); ++i) {
    const std::string& first = scope.limits.forbidden[i].value.first;
    for_each(scope, line, [&](const Duty& duty) {
      const int day = clock_.first_day[duty.at];
      if (duty.turn->turn.seat_id == first && scope.then[i].first[next] <= day + 1 &&
          scope.then[i].first[next] != kNever)
        key.push_back(day * 2 + (duty.turn->in_window ? 1 : 0));
    });
    key.push_back(kNext);
  }
}

}  // namespace respite
