// The part of a line's memory that counts: days, weekends, hours, shifts, turns, share.
#include <algorithm>
#include <functional>
#include <map>

#include "scheduler/rota/count/counts.h"
#include "scheduler/rules/fairness.h"
#include "scheduler/solve/columns/line_memory.h"

namespace respite {

// The run that a later turn may join, or the days off since the last one while they are too few.
void LineMemory::add_days(const Scope& scope, std::span<const int> line, std::size_t next,
                          Key& key) const {
  const int first = scope.first_day[next];
  if (first == kNever) return key.push_back(kNext);
  std::map<int, bool> days;  // whether a turn of the window is there
  for_each(scope, line, [&](const Duty& duty) {
    for (const int day : clock_.work_days[duty.at]) days[day] |= duty.turn->in_window;
  });
  auto before = days.lower_bound(first);
  for (auto later = before; later != days.end(); ++later)
    key.push_back(later->first * 2 + (later->second ? 1 : 0));
  key.push_back(kNext);
  if (before == days.begin()) return;
  const int last = std::prev(before)->first;
  int length = 0;
  bool in_window = false;
  while (before != days.begin() && std::prev(before)->first == last - length) {
    --before;
    ++length;
    in_window = in_window || before->second;
  }
  const Remembered& limits = scope.limits;
  const int off = first - 1 - last;
  if (off > 0 && (!limits.min_days_off || off >= limits.min_days_off->value)) return;
  if (off == 0 && limits.max_days)
    key.push_back(in_window ? std::min(length, limits.max_days->value) : length);
  key.push_back(-off);
  key.push_back(in_window ? 1 : 0);
}

// The last weekends that still count.
void LineMemory::add_weekends(const Scope& scope, std::span<const int> line, std::size_t next,
                              Key& key) const {
  const int first = scope.first_weekend[next];
  key.push_back(kNext);
  if (first == kNever) return;
  const MaxWeekends& most = scope.limits.max_weekends->value;
  std::map<int, bool> weekends;
  for_each(scope, line, [&](const Duty& duty) {
    if (clock_.first_weekend[duty.at] < 0) return;
    for (int weekend = clock_.first_weekend[duty.at]; weekend <= clock_.last_weekend[duty.at];
         ++weekend)
      weekends[weekend] |= duty.turn->in_window;
  });
  int before = 0;
  for (auto mark = weekends.rbegin(); mark != weekends.rend(); ++mark) {
    if (mark->first < first && (mark->first <= first - most.weeks || before++ >= most.count)) break;
    key.push_back(mark->first * 2 + (mark->second ? 1 : 0));
  }
}

void LineMemory::add_hours(const Scope& scope, std::span<const int> line, std::size_t next,
                           Key& key) const {
  const int first = scope.first_week[next];
  key.push_back(kNext);
  if (first == kNever) return;
  std::map<int, std::pair<Seconds, bool>> weeks;
  for_each(scope, line, [&](const Duty& duty) {
    for (const WeekTime& part : clock_.work_time[duty.at]) {
      if (part.week <= first - scope.limits.max_hours->value.weeks) continue;
      auto& [time, in_window] = weeks[part.week];
      time += part.time;
      in_window = in_window || duty.turn->in_window;
    }
  });
  for (const auto& [week, sum] : weeks) {
    key.push_back(week);
    key.push_back(sum.first.count() * 2 + (sum.second ? 1 : 0));
  }
}

// Of each shift with a cap the last ones that still count.
void LineMemory::add_caps(const Scope& scope, std::span<const int> line, std::size_t next,
                          Key& key) const {
  for (std::size_t i = 0; i < scope.caps.size(); ++i) {
    const OfShift& of = scope.caps[i];
    const MaxOfShift& cap = scope.limits.max_of_shift[i].value;
    key.push_back(kNext);
    if (of.first[next] == kNever) continue;
    std::vector<Mark> marks;
    for_each(scope, line, [&](const Duty& duty) {
      if (!is_of_shift(problem_.desk, duty.turn->turn, of.shift) ||
          (cap.weeks == 0 && !duty.turn->in_window))
        return;
      marks.push_back(
          {week_number(clock_.first_day[duty.at], problem_.desk.week_start), duty.turn->in_window});
    });
    const auto held = static_cast<std::int64_t>(marks.size());
    if (cap.weeks == 0) {
      if (held + of.may_come[next] > cap.count)
        key.push_back(std::min<std::int64_t>(held, cap.count));
      continue;
    }
    std::ranges::stable_sort(marks, std::greater<>{}, &Mark::at);
    int before = 0;
    for (const Mark& mark : marks) {
      if (mark.at < of.first[next] &&
          (mark.at <= of.first[next] - cap.weeks || before++ >= cap.count))
        break;
      key.push_back(mark.at * 2 + (mark.in_window ? 1 : 0));
    }
  }
}

// Counts over the window, while they may still come to more than the limit.
void LineMemory::add_tallies(const Scope& scope, std::span<const int> line, std::size_t next,
                             Key& key) const {
  const Remembered& limits = scope.limits;
  if (limits.max_turns) {
    std::int64_t turns = 0;
    for_each(scope, line, [&](const Duty& duty) { turns += duty.turn->in_window ? 1 : 0; });
    key.push_back(kNext);
    if (turns + scope.may_come[next] > limits.max_turns->value)
      key.push_back(std::min<std::int64_t>(turns, limits.max_turns->value));
  }
  if (limits.max_oncall_share) {
    Seconds found{0};
    for_each(scope, line, [&](const Duty& duty) {
      if (duty.turn->in_window && (duty.handover || !duty.turn->work))
        found += duty.turn->time.length();
    });
    const Seconds most = part_of(problem_.window.length(), limits.max_oncall_share->value);
    key.push_back(kNext);
    if (found + Seconds{scope.may_take[next]} > most) key.push_back(found.count());
  }
}

}  // namespace respite
