#include "scheduler/boundary/week_pattern.h"

#include <array>

namespace respite {
namespace {

constexpr Seconds kQuarter = std::chrono::minutes{15};
constexpr std::size_t kQuartersADay = 96;

// [weekday as C counts it][quarter of the day]: how many dates.
using DatesByQuarter = std::array<std::array<int, kQuartersADay>, 7>;

DatesByQuarter count_dates(const IntervalSet& times, Zone zone) {
  DatesByQuarter counts{};
  std::array<std::array<Day, kQuartersADay>, 7> last{};  // an hour that comes twice counts once
  for (auto& day : last) day.fill(Day::min());
  for (const Interval& interval : times) {
    const Seconds past = interval.begin.time_since_epoch() % kQuarter;
    for (Instant t = interval.begin - past; t < interval.end; t += kQuarter) {
      const Wall wall = zone.to_wall(t);
      const Day day = day_of(wall);
      const unsigned weekday = weekday_of(day).c_encoding();
      const auto quarter = static_cast<std::size_t>(time_of_day(wall) / kQuarter);
      if (last[weekday][quarter] == day) continue;
      last[weekday][quarter] = day;
      ++counts[weekday][quarter];
    }
  }
  return counts;
}

}  // namespace

std::vector<WeekStretch> hours_of_week(const IntervalSet& some, const IntervalSet& all, Zone zone,
                                       Weekday first) {
  const DatesByQuarter found = count_dates(some, zone);
  const DatesByQuarter there = count_dates(all, zone);
  std::vector<WeekStretch> stretches;
  for (unsigned i = 0; i < 7; ++i) {
    const Weekday weekday = first + std::chrono::days{i};
    const auto& dates = found[weekday.c_encoding()];
    const auto& of = there[weekday.c_encoding()];
    for (std::size_t q = 0; q < kQuartersADay; ++q) {
      if (dates[q] == 0) continue;
      const TimeOfDay from = kQuarter * static_cast<int>(q);
      const bool goes_on = !stretches.empty() && stretches.back().weekday == weekday &&
                           stretches.back().to == from && stretches.back().dates == dates[q] &&
                           stretches.back().of == of[q];
      if (goes_on) {
        stretches.back().to += kQuarter;
      } else {
        stretches.push_back({weekday, from, from + kQuarter, dates[q], of[q]});
      }
    }
  }
  return stretches;
}

}  // namespace respite
