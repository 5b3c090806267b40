#include "ical/occurrences.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace respite::ical {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::weeks;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::years;

// Days [begin, end).
struct Days {
  Day begin;
  Day end;
  [[nodiscard]] int length() const { return static_cast<int>((end - begin).count()); }
};

Days month_of(Day day) {
  const year_month_day date{day};
  const auto month = date.year() / date.month();
  return {Day{month / 1}, Day{(month + months{1}) / 1}};
}

Days year_of(Day day) {
  const year_month_day date{day};
  return {Day{date.year() / 1 / 1}, Day{(date.year() + years{1}) / 1 / 1}};
}

bool contains(const std::vector<int>& numbers, int number) {
  return std::ranges::find(numbers, number) != numbers.end();
}

// Whether the day's position in `whole`, from either end, is among the numbers.
bool is_numbered(const std::vector<int>& numbers, Day day, Days whole) {
  const int from_begin = static_cast<int>((day - whole.begin).count()) + 1;
  return contains(numbers, from_begin) || contains(numbers, from_begin - whole.length() - 1);
}

bool is_nth_weekday(NthWeekday wanted, Day day, Days whole) {
  if (weekday_of(day) != wanted.weekday) return false;
  const int before = static_cast<int>((day - whole.begin).count()) / 7;
  const int after = static_cast<int>((whole.end - day).count() - 1) / 7;
  return wanted.nth == 0 || wanted.nth == before + 1 || wanted.nth == -(after + 1);
}

// The rule with what it leaves open taken from its start (RFC 5545, 3.3.10).
Rule completed(Rule rule, Day start) {
  const year_month_day date{start};
  if (!rule.weekdays.empty() || !rule.month_days.empty() || !rule.year_days.empty()) return rule;
  switch (rule.frequency) {
    case Frequency::kDaily:
      break;
    case Frequency::kWeekly:
      rule.weekdays = {{0, weekday_of(start)}};
      break;
    case Frequency::kYearly:
      if (rule.months.empty()) rule.months = {static_cast<int>(unsigned{date.month()})};
      [[fallthrough]];
    case Frequency::kMonthly:
      rule.month_days = {static_cast<int>(unsigned{date.day()})};
      break;
  }
  return rule;
}

bool is_in_months(const std::vector<int>& numbers, Day day) {
  if (numbers.empty()) return true;
  return contains(numbers, static_cast<int>(unsigned{year_month_day{day}.month()}));
}

// Whether the day fits what the rule says of days: BYMONTHDAY, BYYEARDAY, BYDAY.
bool fits(const Rule& rule, Day day) {
  if (!rule.month_days.empty() && !is_numbered(rule.month_days, day, month_of(day))) return false;
  if (!rule.year_days.empty() && !is_numbered(rule.year_days, day, year_of(day))) return false;
  if (rule.weekdays.empty()) return true;
  // "The first Monday" is one of the year only in a yearly rule that names no months.
  const bool of_year = rule.frequency == Frequency::kYearly && rule.months.empty();
  const Days whole = of_year ? year_of(day) : month_of(day);
  return std::ranges::any_of(rule.weekdays,
                             [&](NthWeekday wanted) { return is_nth_weekday(wanted, day, whole); });
}

// The periods (days, weeks, months, years) of a rule: number 0 holds its start.
class Periods {
 public:
  Periods(const Rule& rule, Day start) : frequency_(rule.frequency), interval_(rule.interval) {
    first_ = start;
    if (frequency_ == Frequency::kWeekly) first_ -= weekday_of(start) - rule.week_start;
    if (frequency_ == Frequency::kMonthly) first_ = month_of(start).begin;
    if (frequency_ == Frequency::kYearly) first_ = year_of(start).begin;
  }

  [[nodiscard]] Days at(int number) const {
    const int steps = number * interval_;
    const year_month_day date{first_};
    switch (frequency_) {
      case Frequency::kDaily:
        return {first_ + days{steps}, first_ + days{steps + 1}};
      case Frequency::kWeekly:
        return {first_ + weeks{steps}, first_ + weeks{steps + 1}};
      case Frequency::kMonthly:
        return month_of(Day{date + months{steps}});
      case Frequency::kYearly:
        break;
    }
    return year_of(Day{date + years{steps}});
  }

  // A number whose period begins at or before `day`, and none between is skipped; at least 0.
  [[nodiscard]] int near(Day day) const {
    constexpr std::array kLongest = {1, 7, 31, 366};  // by Frequency
    const auto step = kLongest[static_cast<std::size_t>(frequency_)] * interval_;
    return std::max(0, static_cast<int>((day - first_).count() / step) - 1);
  }

 private:
  Frequency frequency_;
  int interval_;
  Day first_;
};

// What BYSETPOS leaves of a period's days.
std::vector<Day> choose_positions(const std::vector<int>& positions, std::vector<Day> fitting) {
  if (positions.empty()) return fitting;
  std::vector<Day> chosen;
  const int size = static_cast<int>(fitting.size());
  for (int i = 0; i < size; ++i) {
    if (contains(positions, i + 1) || contains(positions, i - size)) {
      chosen.push_back(fitting[static_cast<std::size_t>(i)]);
    }
  }
  return chosen;
}

// What looking at one day costs, in steps: lists are walked through.
std::int64_t steps_of(const Rule& rule) {
  const std::size_t items = rule.months.size() + rule.month_days.size() + rule.year_days.size() +
                            rule.weekdays.size() + rule.positions.size();
  return 1 + static_cast<std::int64_t>(items / 8);
}

}  // namespace

Occurrences find_occurrences(const Rule& open_rule, Day start, Day from, Day last_day,
                             std::int64_t budget) {
  const Rule rule = completed(open_rule, start);
  const Periods periods(rule, start);
  const std::int64_t steps = steps_of(rule);
  Occurrences found;
  int counted = 0;
  // A rule that counts has to be followed from its start.
  for (int number = rule.count ? 0 : periods.near(from);; ++number) {
    const Days period = periods.at(number);
    if (period.begin > last_day) return found;
    std::vector<Day> fitting;
    for (Day day = period.begin; day < period.end; day += days{1}, found.work += steps) {
      if (!is_in_months(rule.months, day)) {
        day = month_of(day).end - days{1};
      } else if (fits(rule, day)) {
        fitting.push_back(day);
      }
    }
    if (found.work > budget) {
      found.complete = false;
      return found;
    }
    for (const Day day : choose_positions(rule.positions, std::move(fitting))) {
      if (day < start) continue;
      if (rule.count && counted == *rule.count) return found;
      if (day > last_day) return found;
      ++counted;
      if (rule.count && counted == *rule.count) found.ends = day;
      if (day >= from) found.days.push_back(day);
    }
    if (found.ends) return found;
  }
}

}  // namespace respite::ical
