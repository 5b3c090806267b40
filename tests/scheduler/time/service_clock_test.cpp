// The clock underneath; T.. are the time cases of the decision model.
#include "scheduler/time/service_clock.h"

#include <gtest/gtest.h>

#include <random>

#include "scheduler/rules/average.h"
#include "tests/support/times.h"

namespace respite {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using test::instant;
using test::zone;

Instant london(std::string_view text) {
  return zone("Europe/London").keep_offset(*parse_wall(text));
}

WeeklyHours weekdays(int from, int to) {
  WeeklyHours spans;
  for (unsigned day = 1; day <= 5; ++day) spans.push_back({Weekday{day}, hours{from}, hours{to}});
  return spans;
}
WeeklyHours always() {
  WeeklyHours spans;
  for (unsigned day = 0; day <= 6; ++day) spans.push_back({Weekday{day}, hours{0}, hours{24}});
  return spans;
}
DayRange on(int year, unsigned month, unsigned day) {
  return {make_day(year, month, day), make_day(year, month, day)};
}

ServiceCalendar london_desk() {
  ServiceCalendar calendar;
  calendar.hours = weekdays(8, 18);
  calendar.zone = zone("Europe/London");
  calendar.closed = {on(2026, 4, 3), on(2026, 4, 6), on(2026, 12, 25), on(2026, 12, 28),
                     on(2027, 1, 1)};
  return calendar;
}
ServiceClock clock() { return ServiceClock(london_desk()); }
ServiceClock worked_out() {
  return ServiceClock(london_desk(),
                      {instant("2026-01-01T00:00:00Z"), instant("2027-01-01T00:00:00Z")});
}

std::string add(const ServiceClock& clock, Instant from, Seconds time) {
  const auto found = clock.add(from, time);
  return found ? to_rfc3339(found->at) : "never";
}

TEST(WallTimes, T01GapKeepsTheOffsetBeforeIt) {
  EXPECT_EQ("2026-03-29T01:30:00Z", to_rfc3339(london("2026-03-29T01:30")));
}
TEST(WallTimes, T02OverlapIsTheFirst) {
  EXPECT_EQ("2026-10-25T00:30:00Z", to_rfc3339(london("2026-10-25T01:30")));
}
TEST(WallTimes, T04NightShiftOverTheExtraHourIsThirteenHours) {
  const WeeklyHours night = {{std::chrono::Saturday, hours{20}, hours{8}}};
  const IntervalSet shift =
      expand(night, zone("Europe/London"), make_day(2026, 10, 24), make_day(2026, 10, 25));
  EXPECT_EQ(hours{13}, shift.length());
}
TEST(WallTimes, NightShiftOverTheMissingHourIsElevenHours) {
  const WeeklyHours night = {{std::chrono::Saturday, hours{20}, hours{8}}};
  const IntervalSet shift =
      expand(night, zone("Europe/London"), make_day(2026, 3, 28), make_day(2026, 3, 29));
  EXPECT_EQ(hours{11}, shift.length());
}
TEST(WallTimes, T12NewYorkHoursOnTheDayClocksGoForward) {
  const WeeklyHours afternoon = {{std::chrono::Sunday, hours{13}, hours{18}}};
  const IntervalSet found =
      expand(afternoon, zone("America/New_York"), make_day(2026, 3, 8), make_day(2026, 3, 9));
  EXPECT_EQ((IntervalSet{{instant("2026-03-08T17:00:00Z"), instant("2026-03-08T22:00:00Z")}}),
            found);
}
TEST(WallTimes, T18LondonMinusNewYork) {
  const std::pair<Instant, int> days[] = {{instant("2026-03-01T12:00:00Z"), 5},
                                          {instant("2026-03-17T12:00:00Z"), 4},
                                          {instant("2026-03-31T12:00:00Z"), 5},
                                          {instant("2026-10-27T12:00:00Z"), 4},
                                          {instant("2026-11-03T12:00:00Z"), 5}};
  for (const auto& [day, apart] : days) {
    EXPECT_EQ(hours{apart},
              zone("Europe/London").offset_at(day) - zone("America/New_York").offset_at(day))
        << to_rfc3339(day);
  }
}
TEST(Averages, T16WhatMayStillBeAdded) {
  const Seconds worked = minutes{17 * (47 * 60 + 30)};
  EXPECT_EQ(minutes{8 * 60 + 30}, time_left_under_average(worked, 17, hours{48}));
}

TEST(ServiceClockAdd, T05AroundTheClockIsElapsedTime) {
  ServiceCalendar day_and_night;
  day_and_night.hours = always();
  day_and_night.zone = zone("Europe/London");
  EXPECT_EQ("2026-03-29T12:00:00Z",
            add(ServiceClock(day_and_night), instant("2026-03-28T12:00:00Z"), hours{24}));
}
TEST(ServiceClockAdd, T07OverEaster) {
  for (const ServiceClock& c : {clock(), worked_out()}) {
    EXPECT_EQ("2026-04-07T09:30:00Z", add(c, london("2026-04-02T16:30"), hours{4}));
  }
}
TEST(ServiceClockAdd, SaysWhichWindowsItUsed) {
  const auto due = clock().add(london("2026-04-02T16:30"), hours{4});
  ASSERT_TRUE(due);
  const std::vector<Interval> windows = {{london("2026-04-02T16:30"), london("2026-04-02T18:00")},
                                         {london("2026-04-07T08:00"), london("2026-04-07T10:30")}};
  EXPECT_EQ(windows, due->windows);
}
TEST(ServiceClockAdd, ExactlyToTheMinuteOfClosing) {
  EXPECT_EQ("2026-03-10T18:00:00Z", add(clock(), instant("2026-03-10T17:00:00Z"), hours{1}));
  EXPECT_EQ("2026-03-11T08:00:01Z",
            add(clock(), instant("2026-03-10T17:00:00Z"), hours{1} + Seconds{1}));
}
TEST(ServiceClockAdd, FromAMinuteOutOfServiceBeginsAtOpening) {
  EXPECT_EQ("2026-03-16T09:00:00Z", add(clock(), instant("2026-03-14T12:00:00Z"), hours{1}));
  EXPECT_EQ("2026-03-11T09:00:00Z", add(clock(), instant("2026-03-10T18:00:00Z"), hours{1}));
}
TEST(ServiceClockAdd, NothingIsAtOnce) {
  EXPECT_EQ("2026-03-14T12:00:00Z", add(clock(), instant("2026-03-14T12:00:00Z"), hours{0}));
}
TEST(ServiceClockAdd, BeyondWhatWasWorkedOut) {
  EXPECT_EQ(add(clock(), london("2026-12-23T17:00"), hours{400}),
            add(worked_out(), london("2026-12-23T17:00"), hours{400}));
  EXPECT_EQ(add(clock(), london("2029-01-01T00:00"), hours{4}),
            add(worked_out(), london("2029-01-01T00:00"), hours{4}));
}
TEST(ServiceClockAdd, OneHourAMonth) {
  ServiceCalendar monthly;
  monthly.zone = zone("Europe/London");
  for (unsigned month = 1; month <= 12; ++month) {
    monthly.extra.push_back({make_day(2026, month, 5), hours{9}, hours{10}});
  }
  const ServiceClock c(monthly);
  const auto due = c.add(instant("2026-01-10T00:00:00Z"), hours{4});
  ASSERT_TRUE(due);
  EXPECT_EQ("2026-05-05T09:00:00Z", to_rfc3339(due->at));  // 10:00 BST
  EXPECT_EQ(4U, due->windows.size());
  EXPECT_EQ("2026-02-05T09:30:00Z",
            to_rfc3339(c.subtract(instant("2026-04-20T00:00:00Z"), hours{2} + minutes{30})->at));
  EXPECT_EQ(std::nullopt, c.add(instant("2026-12-05T09:30:00Z"), hours{1}));
}
TEST(ServiceClockAdd, WeeklyHoursClosedForAYearAndAHalf) {
  ServiceCalendar rebuilt = london_desk();
  rebuilt.closed.push_back({make_day(2026, 3, 10), make_day(2027, 9, 30)});
  EXPECT_EQ("2027-10-01T08:00:00Z",
            add(ServiceClock(rebuilt), instant("2026-03-09T17:00:00Z"), hours{2}));
}
TEST(ServiceClockAdd, NoHoursAtAllIsNever) {
  EXPECT_EQ("never",
            add(ServiceClock(ServiceCalendar{}), instant("2026-03-10T10:00:00Z"), hours{1}));
}

TEST(Closures, EveryYearOverNewYear) {
  ServiceCalendar calendar = london_desk();
  using std::chrono::December, std::chrono::January;
  calendar.closed_yearly = {{December / 24, January / 2}};
  const ServiceClock c(calendar);
  EXPECT_EQ("2027-01-04T09:00:00Z", add(c, london("2026-12-23T17:00"), hours{2}));
  EXPECT_EQ("2030-01-03T09:00:00Z", add(c, london("2029-12-23T17:00"), hours{1}));  // a Sunday
  EXPECT_FALSE(c.is_open(london("2027-12-31T10:00")));
  EXPECT_TRUE(c.is_open(london("2027-12-23T10:00")));
}
TEST(Closures, ADayIsOutFromItsFirstMinuteToItsLast) {
  ServiceCalendar nights;
  nights.zone = zone("Europe/London");
  for (unsigned day = 0; day <= 6; ++day)
    nights.hours.push_back({Weekday{day}, hours{22}, hours{6}});
  nights.closed = {on(2026, 12, 25)};
  const ServiceClock c(nights);
  EXPECT_FALSE(c.is_open(london("2026-12-25T03:00")));
  EXPECT_FALSE(c.is_open(london("2026-12-25T23:00")));
  EXPECT_TRUE(c.is_open(london("2026-12-24T23:59")));
  EXPECT_TRUE(c.is_open(london("2026-12-26T00:00") + hours{23}));
  EXPECT_EQ(london("2026-12-25T00:00"), *c.close_of(make_day(2026, 12, 24)));
  EXPECT_EQ(std::nullopt, c.close_of(make_day(2026, 12, 25)));
}
TEST(Closures, RangesThatOverlapAreOne) {
  ServiceCalendar calendar = london_desk();
  calendar.closed.push_back({make_day(2026, 3, 2), make_day(2026, 3, 20)});
  calendar.closed.push_back({make_day(2026, 3, 4), make_day(2026, 3, 5)});
  EXPECT_EQ("2026-03-23T09:00:00Z",
            add(ServiceClock(calendar), instant("2026-03-01T10:00:00Z"), hours{1}));
}

TEST(ServiceClockSubtract, T08WarnsAnHourOfServiceBefore) {
  const auto due = clock().add(london("2026-03-09T17:00"), hours{4});
  ASSERT_TRUE(due);
  EXPECT_EQ("2026-03-10T11:00:00Z", to_rfc3339(due->at));
  EXPECT_EQ("2026-03-10T10:00:00Z", to_rfc3339(clock().subtract(due->at, hours{1})->at));
}
TEST(ServiceClockSubtract, OverAWeekend) {
  const auto from = clock().subtract(london("2026-03-09T09:00"), hours{2});
  ASSERT_TRUE(from);
  EXPECT_EQ("2026-03-06T17:00:00Z", to_rfc3339(from->at));
  EXPECT_EQ(2U, from->windows.size());
  EXPECT_LT(from->windows[0].begin, from->windows[1].begin);
}
TEST(ServiceClockCount, CountsHalfOpen) {
  EXPECT_EQ(hours{10}, clock().count({london("2026-03-10T00:00"), london("2026-03-11T08:00")}));
  EXPECT_EQ(Seconds{1}, clock().count({london("2026-03-10T17:59:59"), london("2026-03-10T19:00")}));
  EXPECT_TRUE(clock().is_open(london("2026-03-10T08:00")));
  EXPECT_FALSE(clock().is_open(london("2026-03-10T18:00")));
}
TEST(ServiceClockCount, TwentyFourHundredIsLegal) {
  ServiceCalendar late;
  late.hours = {{std::chrono::Monday, hours{20}, hours{24}},
                {std::chrono::Tuesday, hours{0}, hours{4}}};
  EXPECT_EQ("2026-03-10T02:00:00Z",
            add(ServiceClock(late), instant("2026-03-09T20:00:00Z"), hours{6}));
  EXPECT_EQ(1U, ServiceClock(late).add(instant("2026-03-09T20:00:00Z"), hours{6})->windows.size());
}
// Where clocks change on a working day, stepping 86,400 s would visit one date twice.
TEST(ServiceClockCount, CairoChangesOnFridays) {
  ServiceCalendar cairo;
  cairo.zone = zone("Africa/Cairo");
  for (unsigned day = 0; day <= 6; ++day)
    cairo.hours.push_back({Weekday{day}, hours{9}, hours{17}});
  const ServiceClock c(cairo);
  for (const Day first : {make_day(2026, 4, 20), make_day(2026, 10, 26)}) {
    EXPECT_EQ(hours{7 * 8}, c.count({cairo.zone.at_transition(first),
                                     cairo.zone.at_transition(first + std::chrono::days{7})}));
  }
}

struct Promise {
  const char* received;  // London
  int days;
  const char* close;
};
TEST(BusinessDays, CloseOfTheNthAfterReceipt) {
  const Promise promises[] = {
      {"2026-03-10T11:00", 5, "2026-03-17T18:00:00Z"},
      {"2026-03-10T07:00", 5, "2026-03-17T18:00:00Z"},
      {"2026-03-10T17:59:59", 5, "2026-03-17T18:00:00Z"},
      {"2026-03-10T18:00", 5, "2026-03-18T18:00:00Z"},
      {"2026-10-24T11:00", 5, "2026-11-02T18:00:00Z"},
      {"2026-03-11T14:15", 2, "2026-03-13T18:00:00Z"},
      {"2026-04-02T11:00", 1, "2026-04-07T17:00:00Z"},
      {"2026-04-03T11:00", 1, "2026-04-08T17:00:00Z"},
      {"2026-12-31T19:00", 1, "2027-01-05T18:00:00Z"},
      {"2026-03-27T12:00", 1, "2026-03-30T17:00:00Z"},
      {"2026-03-10T11:00", 0, "2026-03-10T18:00:00Z"},
  };
  for (const Promise& p : promises) {
    EXPECT_EQ(p.close, to_rfc3339(*clock().close_after(london(p.received), p.days))) << p.received;
  }
}

// From 22:00 to 06:00 on the evenings of Monday to Friday: the small hours are of the evening.
ServiceClock nights() {
  ServiceCalendar calendar;
  calendar.zone = zone("Europe/London");
  for (unsigned day = 1; day <= 5; ++day) {
    calendar.hours.push_back({Weekday{day}, hours{22}, hours{6}});
  }
  calendar.closed = {on(2026, 3, 18)};
  return ServiceClock(calendar);
}

TEST(BusinessDays, HoursOverMidnightAreOfTheEveningTheyOpenOn) {
  const Promise promises[] = {
      {"2026-03-09T23:00", 0, "2026-03-10T06:00:00Z"},  // Monday evening
      {"2026-03-10T02:00", 0, "2026-03-10T06:00:00Z"},  // still Monday's
      {"2026-03-10T02:00", 1, "2026-03-11T06:00:00Z"},
      {"2026-03-10T06:00", 0, "2026-03-11T06:00:00Z"},  // Tuesday's
      {"2026-03-10T12:00", 1, "2026-03-12T06:00:00Z"},
      {"2026-03-14T03:00", 1, "2026-03-17T06:00:00Z"},  // Friday's on Saturday, then Monday's
      {"2026-03-14T07:00", 0, "2026-03-17T06:00:00Z"},
      {"2026-03-17T23:00", 0, "2026-03-18T00:00:00Z"},  // Wednesday is closed from its first minute
      {"2026-03-18T02:00", 0, "2026-03-20T06:00:00Z"},
  };
  for (const Promise& p : promises) {
    EXPECT_EQ(p.close, to_rfc3339(*nights().close_after(london(p.received), p.days)))
        << p.received << ' ' << p.days;
  }
}

TEST(BusinessDays, AMomentIsOfTheDayWhoseServiceIsStillOpen) {
  const ServiceClock night = nights();
  EXPECT_EQ(make_day(2026, 3, 9), night.day_at(london("2026-03-10T05:59")));
  EXPECT_EQ(make_day(2026, 3, 10), night.day_at(london("2026-03-10T06:00")));
  EXPECT_EQ(london("2026-03-10T06:00"), night.end_of_day(london("2026-03-09T12:00")));
  EXPECT_EQ(london("2026-03-10T06:00"), night.end_of_day(london("2026-03-10T05:59")));
  EXPECT_EQ(london("2026-03-16T00:00"), night.end_of_day(london("2026-03-15T12:00")));
  // A desk that closes in the evening, or at midnight: days are dates.
  EXPECT_EQ(make_day(2026, 3, 10), clock().day_at(london("2026-03-10T00:00")));
  EXPECT_EQ(london("2026-03-11T00:00"), clock().end_of_day(london("2026-03-10T23:59")));
  ServiceCalendar always;
  always.zone = zone("Europe/London");
  for (unsigned day = 0; day <= 6; ++day) {
    always.hours.push_back({Weekday{day}, hours{0}, hours{24}});
  }
  EXPECT_EQ(make_day(2026, 3, 10), ServiceClock(always).day_at(london("2026-03-10T00:00")));
}

TEST(BusinessDays, ADayHasTheHoursThatOpenOnIt) {
  const auto hours_of = [](int day) {
    std::string text;
    for (const Interval& open :
         nights().service_of(make_day(2026, 3, static_cast<unsigned>(day)))) {
      text += to_rfc3339(open.begin) + '/' + to_rfc3339(open.end);
    }
    return text;
  };
  EXPECT_EQ("2026-03-09T22:00:00Z/2026-03-10T06:00:00Z", hours_of(9));
  EXPECT_EQ("", hours_of(14));
  EXPECT_EQ("2026-03-17T22:00:00Z/2026-03-18T00:00:00Z", hours_of(17));
  EXPECT_EQ("", hours_of(18));
}

// Adding, subtracting and counting agree with each other wherever they land.
TEST(ServiceClock, RandomRoundTrips) {
  std::mt19937 random(20260310);
  const ServiceClock a = clock();
  const ServiceClock b = worked_out();
  for (int i = 0; i < 2000; ++i) {
    const Instant from = instant("2025-12-01T00:00:00Z") + minutes{random() % (60 * 24 * 450)};
    const Seconds time = minutes{1 + random() % 6000};
    const auto due = a.add(from, time);
    ASSERT_TRUE(due);
    EXPECT_EQ(due, b.add(from, time));
    EXPECT_EQ(time, a.count({from, due->at})) << "seed 20260310, " << to_rfc3339(from);
    EXPECT_EQ(time, a.count({a.subtract(due->at, time)->at, due->at}));
    EXPECT_GE(a.subtract(due->at, time)->at, from);
  }
}

}  // namespace
}  // namespace respite
