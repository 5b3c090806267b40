#include "scheduler/rota/count/counts.h"

#include <algorithm>

#include "scheduler/rota/clock.h"
#include "scheduler/rules/night.h"

namespace respite {
namespace {

constexpr int kOwn = -1;

Day day_at(int number) { return Day{std::chrono::days{number}}; }

int month_of(int day) {
  const std::chrono::year_month_day date{day_at(day)};
  return static_cast<int>(date.year()) * 12 +
         static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

int bucket_of(const Desk& desk, SumSpan::Unit unit, int day) {
  switch (unit) {
    case SumSpan::Unit::kDays:
      return day;
    case SumSpan::Unit::kWeeks:
      return week_number(day, desk.week_start);
    case SumSpan::Unit::kMonth:
      return month_of(day);
    case SumSpan::Unit::kPlan:
      return 0;
  }
  return 0;
}

// The first day of the week that weekend_number() cuts.
int first_day_of_weekend(int weekend) {
  int day = weekend * 7;
  while (weekend_number(day) > weekend) --day;
  while (weekend_number(day) < weekend) ++day;
  while (weekend_number(day - 1) == weekend) --day;
  return day;
}

// Its marks with their days as buckets; weekends are weeks of their own.
std::vector<Count> counts_by_day(const Problem& problem, const Clock& clock, const What& what,
                                 std::size_t t) {
  const ProblemTurn& turn = problem.turns[t];
  std::vector<Count> counts;
  const auto of_days = [&](const std::vector<int>& days) {
    for (const int day : days) counts.push_back({day, day, 1});
  };
  switch (what.counted) {
    case Counted::kTurns:
      counts.push_back({clock.first_day[t], kOwn, 1});
      break;
    case Counted::kDays:
    case Counted::kDaysOff:
      of_days(clock.work_days[t]);
      break;
    case Counted::kNights:
      if (turn.work) of_days(clock.nights[t]);
      break;
    case Counted::kEvenings:
      if (turn.work)
        for (const Day day : nights_in(turn.time, problem.desk.bands.evening, clock.zone))
          counts.push_back({day_number(day), day_number(day), 1});
      break;
    case Counted::kHours:
      for (const WeekTime& part : clock.day_time[t])
        counts.push_back({part.week, kOwn, part.time.count()});
      break;
    case Counted::kWeekends:
      for (int weekend = clock.first_weekend[t]; weekend >= 0 && weekend <= clock.last_weekend[t];
           ++weekend) {
        const int first = clock.weekend_days.empty() ? 0 : clock.weekend_days.front();
        counts.push_back({first_day_of_weekend(weekend) + first, weekend, 1});
      }
      break;
    case Counted::kHolidays:
      for (const HolidayMark& holiday : clock.holidays[t])
        counts.push_back({holiday.day, holiday.day, 1});
      break;
    case Counted::kLoad:
      counts.push_back({clock.first_day[t], kOwn, 0});
      break;
    case Counted::kOnCall:
      if (!turn.work ||
          std::holds_alternative<HandoverPlan>(problem.desk.rotas[at(turn.turn.rota)].plan))
        counts.push_back({clock.first_day[t], kOwn, turn.time.length().count()});
      break;
    case Counted::kShift:
      if (is_of_shift(problem.desk, turn.turn, what.shift))
        counts.push_back({clock.first_day[t], kOwn, 1});
      break;
  }
  return counts;
}

// Hours of one bucket become one.
void join_hours(std::vector<Count>& counts, const What& what) {
  if (what.counted != Counted::kHours || counts.empty()) return;
  std::size_t last = 0;
  for (std::size_t i = 1; i < counts.size(); ++i) {
    if (counts[i].bucket == counts[last].bucket)
      counts[last].amount += counts[i].amount;
    else
      counts[++last] = counts[i];
  }
  counts.resize(last + 1);
}

}  // namespace

bool is_of_shift(const Desk& desk, const Turn& turn, std::string_view name) {
  if (turn.seat_id == name) return true;
  const auto* plan = std::get_if<ShiftPlan>(&desk.rotas[at(turn.rota)].plan);
  return plan != nullptr && turn.seat < plan->shifts.size() &&
         plan->shifts[turn.seat].id == turn.seat_id && plan->shifts[turn.seat].group == name;
}

CountTable counts_of(const Problem& problem, const Clock& clock, const What& what,
                     SumSpan::Unit unit) {
  CountTable all;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    std::vector<Count> counts;
    if (unit != SumSpan::Unit::kPlan || problem.turns[t].in_window)
      counts = counts_by_day(problem, clock, what, t);
    for (Count& count : counts) count.bucket = bucket_of(problem.desk, unit, count.bucket);
    join_hours(counts, what);
    all.add(counts);
  }
  return all;
}

Run whole_buckets(const Problem& problem, const Clock& clock, SumSpan::Unit unit) {
  if (unit == SumSpan::Unit::kPlan) return {0, 0};
  const auto bucket = [&](int day) { return bucket_of(problem.desk, unit, day); };
  const auto& [first, last] = clock.window;
  Run run{bucket(first), bucket(last)};
  if (bucket(first - 1) == run.first) ++run.first;
  if (bucket(last + 1) == run.last) --run.last;
  return run;
}

Run buckets_of(const Problem& problem, const Clock& clock, SumSpan::Unit unit) {
  Run days = clock.window;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    days.first = std::min(days.first, clock.first_day[t]);
    days.last = std::max(days.last, clock.last_day[t]);
  }
  return {bucket_of(problem.desk, unit, days.first), bucket_of(problem.desk, unit, days.last)};
}

std::vector<Instant> begins_of(const Problem& problem, const Clock& clock, SumSpan::Unit unit,
                               Run buckets) {
  std::vector<Instant> begins;
  for (int bucket = buckets.first; bucket <= buckets.last + 1; ++bucket)
    begins.push_back(
        clock.zone.at_transition(Wall{day_at(first_day_of(problem, clock, unit, bucket))}));
  return begins;
}

int first_day_of(const Problem& problem, const Clock& clock, SumSpan::Unit unit, int bucket) {
  if (unit == SumSpan::Unit::kPlan) return clock.window.first;
  int day = clock.window.first;
  while (bucket_of(problem.desk, unit, day) > bucket) --day;
  while (bucket_of(problem.desk, unit, day) < bucket) ++day;
  while (bucket_of(problem.desk, unit, day - 1) == bucket) --day;
  return day;
}

}  // namespace respite
