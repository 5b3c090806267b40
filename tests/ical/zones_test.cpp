#include "ical/zones.h"

#include <gtest/gtest.h>

#include "ical/windows_zones.h"
#include "tests/support/times.h"

namespace respite::ical {
namespace {

using respite::test::wall;
using respite::test::zone;

Stamp zoned(const std::string& tzid) {
  return {Stamp::Kind::kZoned, wall("2026-07-01T12:00"), tzid};
}

// The instant of 2026-07-01 12:00 in the zone a TZID names; "unknown" where it names none.
std::string noon_in(const std::string& tzid) {
  Zones zones(Zone::utc());
  const WallClock* clock = zones.find(zoned(tzid), 1);
  return clock == nullptr ? "unknown" : to_rfc3339(to_instant(*clock, wall("2026-07-01T12:00")));
}

TEST(ZonesFind, KnowsNamesOfTheDatabaseBehindPrefixes) {
  const struct {
    const char* tzid;
    const char* noon;
  } cases[] = {
      {"Europe/Berlin", "2026-07-01T10:00:00Z"},
      {"/freeassociation.sourceforge.net/Europe/Berlin", "2026-07-01T10:00:00Z"},
      {"/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "2026-07-01T10:00:00Z"},
      {"/citadel.org/20070227_1/America/New_York", "2026-07-01T16:00:00Z"},
      {"/softwarestudio.org/Olson_20011030_5/America/Argentina/Salta", "2026-07-01T15:00:00Z"},
      {"posix/Europe/Vaduz", "2026-07-01T10:00:00Z"},
      {"US/Pacific", "2026-07-01T19:00:00Z"},
      {"UTC", "2026-07-01T12:00:00Z"},
      {"Tokyo Standard Time", "2026-07-01T03:00:00Z"},
      {"W. Europe Standard Time", "2026-07-01T10:00:00Z"},
      {"/a/b/c/d/e/Europe/Berlin", "unknown"},
      {"/somewhere/EST", "unknown"},
      {"Nowhere Standard Time", "unknown"},
      {"../../etc/passwd", "unknown"},
      {"localtime", "unknown"},
      {"/", "unknown"},
      {"", "unknown"},
  };
  for (const auto& test : cases) EXPECT_EQ(noon_in(test.tzid), test.noon) << test.tzid;
}

TEST(IanaName, IsOfTheDatabaseForEveryWindowsName) {
  const auto all = windows_zones();
  ASSERT_GT(all.size(), 130U);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_TRUE(Zone::find(all[i].second)) << all[i].second;
    EXPECT_EQ(iana_name(all[i].first), all[i].second);
    if (i > 0) {
      EXPECT_LT(all[i - 1].first, all[i].first);
    }
  }
}

TEST(ToInstant, StopsWhereTheZonesEnd) {
  EXPECT_EQ(to_instant(WallClock(Zone::utc()), wall("2037-12-31T12:00")),
            respite::test::instant("2037-12-31T12:00:00Z"));
  EXPECT_EQ(to_instant(WallClock(Zone::utc()), Wall{make_day(9999, 1, 1)}),
            respite::test::instant("2037-12-31T23:00:00Z"));
}

Component observance(std::string kind, std::vector<std::string> lines) {
  return {std::move(kind), 1, 1, std::move(lines), {}};
}

Component london_since_1996() {
  return {
      "VTIMEZONE",
      1,
      1,
      {"TZID:Office"},
      {observance("DAYLIGHT", {"DTSTART:19960331T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
                               "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"}),
       observance("STANDARD", {"DTSTART:19961027T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000",
                               "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"})}};
}

// Every quarter of an hour of forty years, gaps and repetitions among them.
TEST(ZoneTable, AgreesWithTheDatabase) {
  Work work;
  const auto table = ZoneTable::read(london_since_1996(), work);
  ASSERT_TRUE(table);
  const Zone london = zone("Europe/London");
  int different = 0;
  for (Wall at = wall("1997-01-01T00:00"); at < wall("2037-12-31T00:00");
       at += std::chrono::minutes{15}) {
    if (table->keep_offset(at) != london.keep_offset(at)) ++different;
    const Instant instant = london.keep_offset(at);
    if (table->to_wall(instant) != london.to_wall(instant)) ++different;
  }
  EXPECT_EQ(different, 0);
}

TEST(ZoneTableRead, RefusesWhatItCannotUnderstand) {
  Work work;
  const auto with = [&](std::size_t line, const char* text) {
    Component zone = london_since_1996();
    zone.parts[0].lines[line] = text;
    return ZoneTable::read(zone, work).has_value();
  };
  EXPECT_TRUE(with(3, "TZNAME:BST"));
  EXPECT_FALSE(with(0, "TZNAME:BST"));
  EXPECT_FALSE(with(1, "TZOFFSETFROM:+1"));
  EXPECT_FALSE(with(2, "TZOFFSETTO:+2500"));
  EXPECT_FALSE(with(2, "TZOFFSETTO:+0160"));
  EXPECT_FALSE(with(3, "RRULE:FREQ=HOURLY"));
  EXPECT_FALSE(ZoneTable::read({"VTIMEZONE", 1, 1, {"TZID:Office"}, {}}, work));
}

}  // namespace
}  // namespace respite::ical
