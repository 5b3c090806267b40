#include "scheduler/team/service_time.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite {
namespace {

using std::chrono::hours;
using test::interval;
using test::zone;

Desk london_desk(std::string_view from, std::string_view to) {
  Desk desk;
  desk.zone = zone("Europe/London");
  for (unsigned weekday = 1; weekday <= 5; ++weekday) {
    desk.service_hours.push_back({Weekday{weekday}, test::clock_time(from), test::clock_time(to)});
  }
  return desk;
}

const HolidayCalendar kEaster{
    {{make_day(2026, 4, 3), "Good Friday"}, {make_day(2026, 4, 6), "Easter Monday"}}, {}};

std::vector<std::string> texts(const IntervalSet& set) {
  std::vector<std::string> all;
  for (const Interval& i : set) all.push_back(test::text(i));
  return all;
}

TEST(ServiceTime, LeavesHolidaysOut) {
  const IntervalSet found = service_time(london_desk("08:00", "18:00"), kEaster,
                                         interval("2026-04-02T00:00:00Z", "2026-04-08T00:00:00Z"));
  EXPECT_EQ(texts(found), (std::vector<std::string>{"2026-04-02T07:00:00Z/2026-04-02T17:00:00Z",
                                                    "2026-04-07T07:00:00Z/2026-04-07T17:00:00Z"}));
}

TEST(ServiceTime, EndsAtTheMidnightAHolidayBegins) {
  const IntervalSet found = service_time(london_desk("20:00", "04:00"), kEaster,
                                         interval("2026-04-02T12:00:00Z", "2026-04-04T12:00:00Z"));
  EXPECT_EQ(texts(found), (std::vector<std::string>{"2026-04-02T19:00:00Z/2026-04-02T23:00:00Z",
                                                    "2026-04-03T23:00:00Z/2026-04-04T03:00:00Z"}));
}

TEST(HolidayTime, IsTheWholeCivilDayOfTheZone) {
  const Interval april = interval("2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z");
  EXPECT_EQ(texts(holiday_time(kEaster, zone("Europe/London"), april)),
            (std::vector<std::string>{"2026-04-02T23:00:00Z/2026-04-03T23:00:00Z",
                                      "2026-04-05T23:00:00Z/2026-04-06T23:00:00Z"}));
  EXPECT_EQ(texts(holiday_time(kEaster, zone("Pacific/Apia"), april)).front(),
            "2026-04-02T11:00:00Z/2026-04-03T11:00:00Z");
}

TEST(HolidayTime, IsClippedToTheWindow) {
  EXPECT_EQ(texts(holiday_time(kEaster, zone("Europe/London"),
                               interval("2026-04-03T10:00:00Z", "2026-04-03T11:00:00Z"))),
            (std::vector<std::string>{"2026-04-03T10:00:00Z/2026-04-03T11:00:00Z"}));
  EXPECT_TRUE(holiday_time(kEaster, Zone::utc(), Interval{}).empty());
}

TEST(HolidayTime, LastsAsLongAsTheDay) {
  const HolidayCalendar spring{{{make_day(2026, 3, 29), "Spring forward"}}, {}};
  const Interval march = interval("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
  EXPECT_EQ(holiday_time(spring, zone("Europe/London"), march).length(), hours{23});
  const HolidayCalendar skipped{{{make_day(2011, 12, 30), "A day Samoa never had"}}, {}};
  EXPECT_TRUE(holiday_time(skipped, zone("Pacific/Apia"),
                           interval("2011-12-01T00:00:00Z", "2012-02-01T00:00:00Z"))
                  .empty());
}

// Goose Bay set its clocks back at 00:01 to 23:01 the day before: the new day has begun, though
// for an hour the clock shows the old date again.
TEST(HolidayTime, SurvivesAClockSetBackPastMidnight) {
  const HolidayCalendar sunday{{{make_day(2010, 11, 7), "Sunday"}}, {}};
  const Interval again = interval("2010-11-07T03:30:00Z", "2010-11-07T03:45:00Z");
  ASSERT_EQ(to_text(zone("America/Goose_Bay").to_wall(again.begin)), "2010-11-06T23:30:00");
  EXPECT_EQ(holiday_time(sunday, zone("America/Goose_Bay"), again), IntervalSet{again});
}

}  // namespace
}  // namespace respite
