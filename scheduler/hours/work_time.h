// What people worked and stood by: the ground of hours for pay and of evidence of rest.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/rota/timeline.h"
#include "scheduler/rules/band.h"

namespace respite {

// A call-out that has ended, or up to now.
struct Called {
  std::string person;
  Interval span;
};

// One person's time in a window, each set by itself; they may overlap one another.
struct WorkTime {
  IntervalSet standby;  // on duty that counts as standby
  IntervalSet work;     // on duty that counts as work
  IntervalSet call_outs;
  IntervalSet hours;     // of their own that repeat, less holidays
  IntervalSet contract;  // those, less leave
  IntervalSet leave;     // recorded or in a calendar, while they are there
  [[nodiscard]] IntervalSet worked() const { return unite(unite(contract, work), call_outs); }
};

// [person]
[[nodiscard]] std::vector<WorkTime> work_times(const Desk& desk, const DeskCalendars& calendars,
                                               const Timeline& timeline,
                                               const std::vector<Called>& call_outs,
                                               Interval window);

// One person's hours in one month of their clock, as far as the window reaches.
struct MonthOfHours {
  PersonIndex person{};
  std::chrono::year_month month{};
  BandTimes standby{};
  BandTimes work{};
  BandTimes call_outs{};
  // What they are to work: the hours of their own that repeat, else what `min_hours` asks of that
  // much time. Nothing where the file names neither.
  std::optional<Seconds> contract;
  Seconds worked{};  // contract hours they were there, work duty and call-outs; time counts once
};

// By person, then month; months in which there is nothing are left out.
[[nodiscard]] std::vector<MonthOfHours> hours_by_month(const Desk& desk,
                                                       const DeskCalendars& calendars,
                                                       const std::vector<WorkTime>& times,
                                                       Interval window);

}  // namespace respite
