#include "scheduler/solve/shifts/day_caps.h"

#include <algorithm>
#include <functional>
#include <map>

#include "scheduler/rota/count/counts.h"

namespace respite {
namespace {

class DayCaps {
 public:
  DayCaps(const DayCapQuestion& question, std::optional<RotaIndex> rota)
      : q_(question),
        clock_(q_.problem.clocks[q_.problem.people[at(q_.person)].clock]),
        rota_(rota) {}

  void add(const Limits& limits) {
    for (const auto& limit : limits.sums)
      if (limit.value.most && limit.value.weeks == 0 && limit.binds(q_.person)) add(limit.value);
  }

  [[nodiscard]] std::vector<DayCap> take() { return std::move(caps_); }

 private:
  // Sums over weeks, months or the window; of others, and of load, the judge alone knows.
  void add(const Sum& sum) {
    if (sum.span.unit == SumSpan::Unit::kDays) return;
    const int most = static_cast<int>(sum.amount);
    switch (sum.what.counted) {
      case Counted::kTurns:
      case Counted::kNights:
      case Counted::kEvenings:
      case Counted::kShift:
      case Counted::kHolidays:
        return add_numbers(sum.what, most, sum.span);
      case Counted::kWeekends:
        if (sum.span.unit == SumSpan::Unit::kWeeks) add_weekends({most, sum.span.count});
        return;
      case Counted::kHours:
        // Of an average over a longer period the judge knows: a cap would rarely bind.
        if (sum.span.unit == SumSpan::Unit::kWeeks && sum.span.count <= kUsualWeeks)
          add_hours({Seconds{sum.amount}, sum.span.count});
        return;
      default:
        return;
    }
  }

  [[nodiscard]] const ProblemTurn& turn(TurnIndex index) const {
    return q_.problem.turns[at(index)];
  }
  [[nodiscard]] bool counts(TurnIndex index) const {
    return !rota_ || turn(index).turn.rota == *rota_;
  }
  // A cap that more of its cells could break; of one that says no more than the last the last
  // stays.
  void keep(DayCap cap) {
    if (cap.cells.size() + cap.fresh.size() <= static_cast<std::size_t>(std::max(0, cap.most)))
      return;
    cap.most = std::max(0, cap.most);
    caps_.push_back(std::move(cap));
  }

  // In any so many consecutive weeks, or other spans: `place` gives the one a turn counts in, below
  // 0 none.
  void add_windows(int most, int weeks, const std::function<int(TurnIndex)>& place,
                   const std::function<void(DayCap&, const DayDuty&)>& charge) {
    std::map<int, std::vector<const DayDuty*>> by_week;
    for (const DayDuty& duty : q_.duties)
      if (counts(duty.turn))
        if (const int week = place(duty.turn); week >= 0) by_week[week].push_back(&duty);
    if (by_week.empty()) return;
    const int first = by_week.begin()->first;
    const int last = by_week.rbegin()->first;
    for (int begin = first - weeks + 1; begin <= last; ++begin) {
      int held = 0;
      for (const TurnIndex index : q_.context)
        if (counts(index))
          if (const int week = place(index); week >= begin && week < begin + weeks) ++held;
      const bool whole = begin >= first && begin + weeks - 1 <= last;
      if (!whole && held == 0 && last - first + 1 >= weeks)
        continue;  // another window says as much
      DayCap cap;
      cap.most = most - held;
      for (auto week = by_week.lower_bound(begin);
           week != by_week.end() && week->first < begin + weeks; ++week)
        for (const DayDuty* duty : week->second) charge(cap, *duty);
      keep(std::move(cap));
    }
  }

  // Each duty that counts at all counts one, in the span it begins in.
  void add_numbers(const What& what, int most, const SumSpan& span) {
    const CountTable table = counts_of(q_.problem, clock_, what, span.unit);
    add_windows(
        most, span.unit == SumSpan::Unit::kWeeks ? span.count : 1,
        [&](TurnIndex index) {
          const auto found = table.of(index);
          return found.empty() ? -1 : found.front().bucket;
        },
        [](DayCap& cap, const DayDuty& duty) { cap.cells.push_back(duty.cell); });
  }

  // A weekend counts once: where two of its days are held, with the first of them.
  void add_weekends(const MaxWeekends& most) {
    std::map<int, std::vector<const DayDuty*>> touching;
    for (const DayDuty& duty : q_.duties)
      if (const int weekend = clock_.first_weekend[at(duty.turn)]; weekend >= 0)
        touching[weekend].push_back(&duty);
    add_windows(
        most.count, most.weeks, [&](TurnIndex index) { return clock_.first_weekend[at(index)]; },
        [&](DayCap& cap, const DayDuty& duty) {
          charge_weekend(cap, duty, touching[clock_.first_weekend[at(duty.turn)]]);
        });
  }

  void charge_weekend(DayCap& cap, const DayDuty& duty,
                      const std::vector<const DayDuty*>& weekend) const {
    std::uint64_t joins = 0;  // may be held the day before, and counts already
    for (const DayDuty* other : weekend) {
      if (other->period == duty.period - 1 &&
          (q_.follows[static_cast<std::size_t>(other->kind)] >> duty.kind & 1) != 0)
        joins |= std::uint64_t{1} << other->kind;
      // With so few days off between, both may be held: which is first is not known.
      if (other->period < duty.period - 1 && duty.period - other->period - 1 >= q_.min_off) return;
    }
    if (joins == 0) {
      cap.cells.push_back(duty.cell);
      return;
    }
    cap.fresh.push_back(duty.cell);
    cap.joins.push_back(joins);
  }

  // Duties of at least half the longest time: so many of the shortest of them still fit.
  void add_hours(const MaxHours& most) {
    Seconds longest{0};
    for (const DayDuty& duty : q_.duties) {
      if (!counts(duty.turn)) continue;
      for (const WeekTime& part : clock_.work_time[at(duty.turn)])
        longest = std::max(longest, part.time);
    }
    std::map<int, std::map<std::size_t, Seconds>> windows;
    for (const DayDuty& duty : q_.duties) {
      if (!counts(duty.turn)) continue;
      for (const WeekTime& part : clock_.work_time[at(duty.turn)])
        for (int begin = part.week - most.weeks + 1; begin <= part.week; ++begin)
          windows[begin][duty.cell] += part.time;
    }
    for (const auto& [begin, cells] : windows) {
      Seconds left = most.hours;
      for (const TurnIndex index : q_.context) {
        if (!counts(index)) continue;
        for (const WeekTime& part : clock_.work_time[at(index)])
          if (part.week >= begin && part.week < begin + most.weeks) left -= part.time;
      }
      DayCap cap;
      std::vector<Seconds> times;
      for (const auto& [cell, time] : cells)
        if (2 * time >= longest) {
          cap.cells.push_back(cell);
          times.push_back(time);
        }
      std::ranges::sort(times);
      for (const Seconds time : times) {
        if (time > left) break;
        left -= time;
        ++cap.most;
      }
      keep(std::move(cap));
    }
  }

  const DayCapQuestion& q_;
  const Clock& clock_;
  std::optional<RotaIndex> rota_;
  std::vector<DayCap> caps_;
};

}  // namespace

std::vector<DayCap> day_caps(const DayCapQuestion& question, const Limits& limits,
                             std::optional<RotaIndex> rota) {
  DayCaps caps(question, rota);
  caps.add(limits);
  return caps.take();
}

}  // namespace respite
