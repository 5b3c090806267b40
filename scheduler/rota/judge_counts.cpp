// The half of the judge of lines that counts: days, weekends, hours, turns, shifts, share.
#include <algorithm>
#include <iterator>

#include "scheduler/rota/judge_line.h"
#include "scheduler/rules/any_weeks.h"
#include "scheduler/rules/fairness.h"
#include "scheduler/rules/runs.h"

namespace respite {

bool LineJudge::any_in_window(std::span<const TurnIndex> turns) const {
  return std::ranges::any_of(turns, [&](TurnIndex turn) { return duty(turn).in_window; });
}

void LineJudge::judge_days(const Limits& limits, std::span<const TurnIndex> line) {
  marks_.clear();
  for (const TurnIndex turn : line)
    for (const int day : clock_->work_days[at(turn)])
      marks_.add_once(day, turn, duty(turn).in_window);

  std::size_t begin = 0;  // of the run, among the marks
  std::optional<Run> earlier;
  std::span<const TurnIndex> earlier_turns;
  for_each_run(marks_.at(), [&](Run run) {
    const auto turns = marks_.turns().subspan(begin, static_cast<std::size_t>(run.length()));
    const auto breach = [&](Rule rule, int limit) {
      return Breach{.rule = rule,
                    .first = turns.front(),
                    .last = turns.back(),
                    .found = run.length(),
                    .limit = limit};
    };
    if (limits.max_days)
      if (const int over = days_over(run, limits.max_days->value); over > 0 && any_in_window(turns))
        report(breach(Rule::kMaxDays, limits.max_days->value), limits.max_days->weight, over);
    if (limits.min_days && is_finished(run, clock_->known))
      if (const int few = days_short(run, limits.min_days->value); few > 0 && any_in_window(turns))
        report(breach(Rule::kMinDays, limits.min_days->value), limits.min_days->weight, few);
    if (limits.min_days_off && earlier) {
      const Run off = days_off_between(*earlier, run);
      const int few = days_short(off, limits.min_days_off->value);
      if (few > 0 && (any_in_window(turns) || any_in_window(earlier_turns)))
        report({.rule = Rule::kMinDaysOff,
                .first = earlier_turns.back(),
                .last = turns.front(),
                .found = off.length(),
                .limit = limits.min_days_off->value},
               limits.min_days_off->weight, few);
    }
    begin += turns.size();
    earlier = run;
    earlier_turns = turns;
  });
}

void LineJudge::judge_weekends(const Limit<MaxWeekends>& most, std::span<const TurnIndex> line) {
  marks_.clear();
  for (const TurnIndex turn : line) {
    if (clock_->first_weekend[at(turn)] < 0) continue;
    for (int weekend = clock_->first_weekend[at(turn)]; weekend <= clock_->last_weekend[at(turn)];
         ++weekend)
      marks_.add_once(weekend, turn, duty(turn).in_window);
  }
  const auto back = static_cast<std::size_t>(most.value.count);
  for (std::size_t i = back; i < marks_.size(); ++i) {
    if (!is_one_too_many(marks_.at(), i, most.value.count, most.value.weeks)) continue;
    const auto turns = marks_.turns().subspan(i - back, back + 1);
    if (!any_in_window(turns)) continue;
    report({.rule = Rule::kMaxWeekends,
            .first = turns.front(),
            .last = turns.back(),
            .found = most.value.count + 1,
            .limit = most.value.count,
            .weeks = most.value.weeks},
           most.weight);
  }
}

void LineJudge::judge_hours(const Limits& limits, std::span<const TurnIndex> line) {
  if (limits.max_hours) judge_max_hours(*limits.max_hours, line);
  if (!limits.min_hours || !problem_.planned_as_one) return;
  Seconds found{};
  for (const TurnIndex turn : line)
    if (duty(turn).work && duty(turn).in_window) found += duty(turn).covered;
  const Seconds least = least_hours(limits.min_hours->value, clock_->window.length(),
                                    problem_.people[at(person_)].presence);
  if (found < least)
    report({.rule = Rule::kMinHours, .found = found.count(), .limit = least.count()},
           limits.min_hours->weight, begun_units(least - found, std::chrono::hours{1}));
}

void LineJudge::judge_max_hours(const Limit<MaxHours>& most, std::span<const TurnIndex> line) {
  weeks_.clear();
  for (const TurnIndex turn : line)
    for (const WeekTime& part : clock_->work_time[at(turn)]) {
      auto place = weeks_.end();
      while (place != weeks_.begin() && (place - 1)->week > part.week) --place;
      if (place != weeks_.begin() && (place - 1)->week == part.week)
        (place - 1)->time += part.time;
      else
        weeks_.insert(place, part);
    }
  for (std::size_t i = 0; i < weeks_.size(); ++i) {
    const Seconds found = time_in_weeks_until(weeks_, i, most.value.weeks);
    if (found <= most.value.hours) continue;
    const auto works_in_them = [&](TurnIndex turn) {
      return std::ranges::any_of(clock_->work_time[at(turn)], [&](const WeekTime& part) {
        return part.week <= weeks_[i].week && weeks_[i].week - part.week < most.value.weeks;
      });
    };
    std::vector<TurnIndex> turns;
    std::ranges::copy_if(line, std::back_inserter(turns), works_in_them);
    if (!any_in_window(turns)) continue;
    report({.rule = Rule::kMaxHours,
            .first = turns.front(),
            .last = turns.back(),
            .found = found.count(),
            .limit = most.value.hours.count(),
            .weeks = most.value.weeks},
           most.weight, begun_units(found - most.value.hours, std::chrono::hours{1}));
  }
}

void LineJudge::judge_counts(const Rules& rules, std::span<const TurnIndex> line) {
  const Limits& limits = *rules.limits;
  if (problem_.planned_as_one && (limits.max_turns || limits.min_turns)) {
    const auto turns =
        std::ranges::count_if(line, [&](TurnIndex turn) { return duty(turn).in_window; });
    if (limits.max_turns && turns > limits.max_turns->value)
      report({.rule = Rule::kMaxTurns, .found = turns, .limit = limits.max_turns->value},
             limits.max_turns->weight, turns - limits.max_turns->value);
    if (limits.min_turns && turns < limits.min_turns->value)
      report({.rule = Rule::kMinTurns, .found = turns, .limit = limits.min_turns->value},
             limits.min_turns->weight, limits.min_turns->value - turns);
  }
  for (const ShiftCap& cap : rules.caps) judge_cap(cap, line);
}

void LineJudge::judge_cap(const ShiftCap& cap, std::span<const TurnIndex> line) {
  const bool whole_window = cap.cap.weeks == 0;
  if (whole_window && !problem_.planned_as_one) return;
  const Weekday start = problem_.desk.week_start;
  marks_.clear();
  for (const TurnIndex turn : line) {
    if (duty(turn).seat_id != cap.seat_id || (whole_window && !duty(turn).in_window)) continue;
    marks_.add(whole_window ? 0 : week_number(clock_->first_day[at(turn)], start), turn);
  }
  const auto back = static_cast<std::size_t>(cap.cap.count);
  for (std::size_t i = back; i < marks_.size(); ++i) {
    const auto turns = marks_.turns().subspan(i - back, back + 1);
    if (!is_one_too_many(marks_.at(), i, cap.cap.count, whole_window ? 1 : cap.cap.weeks) ||
        !any_in_window(turns))
      continue;
    report({.rule = Rule::kMaxOfShift,
            .first = turns.front(),
            .last = turns.back(),
            .found = cap.cap.count + 1,
            .limit = cap.cap.count,
            .weeks = cap.cap.weeks},
           cap.weight);
  }
}

void LineJudge::judge_oncall_share(const Limit<double>& most, std::span<const TurnIndex> line) {
  if (!problem_.planned_as_one) return;
  Seconds found{};
  for (const TurnIndex turn : line)
    if (duty(turn).in_window && (duty(turn).handover || !duty(turn).work))
      found += duty(turn).covered;
  const Seconds window = problem_.window.length();
  const Seconds limit = part_of(window, to_millionths(most.value));
  if (found <= limit) return;
  report({.rule = Rule::kOncallShare, .found = found.count(), .limit = limit.count()}, most.weight,
         begun_units(found - limit, std::max(window / 100, Seconds{1})));
}

}  // namespace respite
