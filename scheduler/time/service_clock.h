// Service time: adding, subtracting and counting the minutes in which a desk serves.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "scheduler/time/weekly_hours.h"

namespace respite {

// Closed every year, both ends included; over New Year where `last` comes before `first`.
struct YearlyRange {
  std::chrono::month_day first;
  std::chrono::month_day last;
};
// Opened on one date besides the weekly hours ("the first Tuesday of the month"). A day on which
// it is closed stays closed.
struct DatedHours {
  Day day;
  TimeOfDay from;
  TimeOfDay to;  // the next day where it is not after `from`
};

// When a desk serves, on its own clock. A closed day is out of service from its first minute to
// its last, hours begun the evening before included.
struct ServiceCalendar {
  WeeklyHours hours;
  Zone zone = Zone::utc();
  std::vector<DatedHours> extra;
  std::vector<DayRange> closed;
  std::vector<YearlyRange> closed_yearly;
};

// A moment found by counting service time, and the windows it was counted over: sorted, clipped to
// what was used, their lengths add up to the time asked for.
struct Deadline {
  Instant at;
  std::vector<Interval> windows;
  friend bool operator==(const Deadline&, const Deadline&) = default;
};

// Counts elapsed seconds inside the service windows; half-open, so the minute of closing is out.
// There is no look-ahead limit but the years that zones know (zone.h): where the hours asked for do
// not exist before that, the answer is nothing.
class ServiceClock {
 public:
  // `expanded` is worked out ahead so that questions about it are cheap; others are answered too.
  explicit ServiceClock(ServiceCalendar calendar, Interval expanded = {});

  [[nodiscard]] const ServiceCalendar& calendar() const { return calendar_; }
  [[nodiscard]] bool is_open(Instant at) const;
  [[nodiscard]] IntervalSet windows(Interval window) const;
  [[nodiscard]] Seconds count(Interval window) const;

  // The first moment by which so much service time has passed since `from`. No time: `from`.
  [[nodiscard]] std::optional<Deadline> add(Instant from, Seconds time) const;
  // The last moment from which so much service time remains until `to`. No time: `to`.
  [[nodiscard]] std::optional<Deadline> subtract(Instant to, Seconds time) const;

  // The hours that open on a date, whole: those over midnight, too.
  [[nodiscard]] IntervalSet service_of(Day day) const;
  // A business day is a date on which service begins; it closes when the last of it ends.
  [[nodiscard]] std::optional<Instant> close_of(Day day) const;
  // The date a moment belongs to: hours over midnight are of the evening they open on, until they
  // close.
  [[nodiscard]] Day day_at(Instant at) const;
  // When that date is over: at midnight, or at its close where that is later.
  [[nodiscard]] Instant end_of_day(Instant at) const;
  // Close of the n-th business day after the day of receipt. What is received after close or on no
  // business day counts as received on the next one.
  [[nodiscard]] std::optional<Instant> close_after(Instant received, int business_days) const;

 private:
  [[nodiscard]] bool is_closed(Day day) const;
  [[nodiscard]] std::optional<Day> next_business_day(Day from) const;
  template <class Visit>
  void for_each_window_after(Instant from, Visit visit) const;
  template <class Visit>
  void for_each_window_before(Instant to, Visit visit) const;

  ServiceCalendar calendar_;
  Interval known_;
  IntervalSet known_windows_;
};

}  // namespace respite
