#include "scheduler/hours/work_time.h"

#include <map>
#include <string_view>

#include "scheduler/protect/personal_hours.h"
#include "scheduler/rota/problem.h"
#include "scheduler/rota/shares.h"
#include "scheduler/rules/fairness.h"
#include "scheduler/team/service_time.h"

namespace respite {
namespace {

struct Spans {
  std::vector<Interval> standby;
  std::vector<Interval> work;
  std::vector<Interval> call_outs;
};

std::map<std::string_view, Spans> spans_in(const Timeline& timeline,
                                           const std::vector<Called>& call_outs, Interval window) {
  std::map<std::string_view, Spans> spans;
  const auto add = [&](std::vector<Interval>& to, Interval span) {
    if (const Interval inside = intersection(span, window); !inside.empty()) to.push_back(inside);
  };
  for (const Duty& duty : timeline.around(window))
    if (duty.person)
      add(duty.work ? spans[*duty.person].work : spans[*duty.person].standby, duty.span);
  for (const Called& called : call_outs) add(spans[called.person].call_outs, called.span);
  return spans;
}

// The months of a clock that share time with the window, cut to it.
std::vector<std::pair<std::chrono::year_month, Interval>> months_in(Zone zone, Interval window) {
  std::vector<std::pair<std::chrono::year_month, Interval>> months;
  const std::chrono::year_month_day first{day_of(zone.to_wall(window.begin))};
  std::chrono::year_month month{first.year(), first.month()};
  const auto start = [&] { return zone.at_transition(Day{month / std::chrono::day{1}}); };
  for (Instant begin = start(); begin < window.end;) {
    const std::chrono::year_month now = month;
    month += std::chrono::months{1};
    const Instant end = start();
    months.emplace_back(now, intersection({begin, end}, window));
    begin = end;
  }
  return months;
}

// Whole days, for what is asked of so many.
int days_of(Interval span) {
  return static_cast<int>(std::chrono::round<std::chrono::days>(span.length()).count());
}

// The hours of so many weeks that a contract asks for: what is least, or where there is a most as
// well, halfway between.
std::optional<MinHours> hours_asked(const Limits& limits) {
  std::optional<MinHours> asked;
  std::optional<Seconds> most;
  for (const Limit<Sum>& limit : limits.sums) {
    const Sum& sum = limit.value;
    if (sum.what.counted != Counted::kHours || sum.weeks == 0) continue;
    if (sum.most) most = Seconds{sum.amount};
    if (!sum.most) asked = MinHours{Seconds{sum.amount}, sum.weeks};
  }
  if (asked && most) asked->hours = (asked->hours + *most) / 2;
  return asked;
}

}  // namespace

std::vector<WorkTime> work_times(const Desk& desk, const DeskCalendars& calendars,
                                 const Timeline& timeline, const std::vector<Called>& call_outs,
                                 Interval window) {
  std::map<std::string_view, Spans> spans = spans_in(timeline, call_outs, window);
  const PersonalHours hours(desk, calendars, timeline, window);
  std::vector<WorkTime> times(desk.people.size());
  for (std::size_t i = 0; i < times.size(); ++i) {
    const Person& person = desk.people[i];
    Spans& own = spans[person.id];
    WorkTime& time = times[i];
    time.standby = IntervalSet(std::move(own.standby));
    time.work = IntervalSet(std::move(own.work));
    time.call_outs = IntervalSet(std::move(own.call_outs));
    const IntervalSet there{employed(person, window)};
    const IntervalSet able = able_time(desk, calendars, person.id, window);
    time.leave = subtract(there, able);
    time.leave =
        subtract(time.leave, leave_on_duty(desk, timeline, index_of<PersonIndex>(i), time.leave));
    if (!person.has_own_hours) continue;
    time.hours = intersect(hours.weekly(index_of<PersonIndex>(i)), there);
    time.contract = subtract(time.hours, time.leave);
  }
  return times;
}

std::vector<MonthOfHours> hours_by_month(const Desk& desk, const DeskCalendars& calendars,
                                         const std::vector<WorkTime>& times, Interval window) {
  std::vector<MonthOfHours> lines;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const Person& person = desk.people[i];
    const WorkTime& time = times[i];
    const auto index = index_of<PersonIndex>(i);
    const auto bands = [&](const IntervalSet& set, Interval month) {
      return band_times(intersect(set, month), desk.bands, person.zone,
                        holidays_of(calendars, person));
    };
    const IntervalSet worked = time.worked();
    const auto least = hours_asked(limits_of(desk, index));
    for (const auto& [month, span] : months_in(person.zone, window)) {
      MonthOfHours line;
      line.person = index;
      line.month = month;
      line.standby = bands(time.standby, span);
      line.work = bands(time.work, span);
      line.call_outs = bands(time.call_outs, span);
      line.worked = intersect(worked, span).length();
      if (person.has_own_hours)
        line.contract = intersect(time.contract, span).length();
      else if (least)
        line.contract =
            least_hours(*least, days_of(span), presence_in(desk, calendars, index, span));
      if (line.worked > Seconds{0} || line.contract.value_or(Seconds{0}) > Seconds{0} ||
          time.standby.overlaps(span))
        lines.push_back(line);
    }
  }
  return lines;
}

}  // namespace respite
