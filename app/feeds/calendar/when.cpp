#include "app/feeds/calendar/when.h"

#include <algorithm>

#include "scheduler/boundary/free_busy.h"
#include "scheduler/time/round.h"

namespace respite {
namespace {

ical::BusyType type_of(BusyType type) {
  switch (type) {
    case BusyType::kBusy:
      return ical::BusyType::kBusy;
    case BusyType::kTentative:
      return ical::BusyType::kTentative;
    case BusyType::kUnavailable:
      break;
  }
  return ical::BusyType::kUnavailable;
}

Instant stamp_of(const WhenFeed& feed) { return std::max(feed.changed, feed.window.begin); }

ical::Availability hours_feed(const WhenFeed& feed, const IntervalSet& hours,
                              const OpaqueUid& opaque) {
  ical::Availability availability{"", opaque(feed.name), feed.window, stamp_of(feed), {}};
  for (const Interval& span : intersect(hours, feed.window)) {
    availability.available.push_back({opaque(feed.name + '/' + to_rfc3339(span.begin)), span});
  }
  return availability;
}

}  // namespace

Interval when_window(Instant now) {
  using std::chrono::days;
  using std::chrono::year_month_day;
  const year_month_day today{std::chrono::floor<days>(now)};
  return {std::chrono::sys_days{today.year() / today.month() / 1}, feed_window(now).end};
}

ical::FreeBusy free_busy_feed(const WhenFeed& feed, const PersonTime& time,
                              const OpaqueUid& opaque) {
  ical::FreeBusy calendar{opaque(feed.name), feed.window, stamp_of(feed), {}};
  for (const BusyTime& busy : round_outward(free_busy(time, feed.window), kDisclosedGrid)) {
    calendar.busy.push_back({busy.span, type_of(busy.type)});
  }
  return calendar;
}

ical::Availability personal_hours_feed(const WhenFeed& feed, const IntervalSet& hours,
                                       const OpaqueUid& opaque) {
  std::vector<Interval> inward;
  for (const Interval& span : hours) inward.push_back(round_inward(span, kDisclosedGrid));
  return hours_feed(feed, IntervalSet(std::move(inward)), opaque);
}

ical::Availability service_hours_feed(const WhenFeed& feed, const std::string& desk_name,
                                      const IntervalSet& hours, const OpaqueUid& opaque) {
  ical::Availability availability = hours_feed(feed, hours, opaque);
  availability.name = "Service hours, " + desk_name;
  return availability;
}

}  // namespace respite
