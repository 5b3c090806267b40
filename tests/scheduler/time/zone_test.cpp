#include "scheduler/time/zone.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <random>

#include "tests/support/times.h"

namespace respite {
namespace {

using test::day;
using test::instant;
using test::wall;
using test::zone;

TEST(ZoneFind, KnowsZonesAndLinks) {
  for (const std::string_view name :
       {"Europe/London", "UTC", "Australia/Lord_Howe", "US/Pacific", "Asia/Kathmandu"}) {
    const auto found = Zone::find(name);
    ASSERT_TRUE(found.has_value()) << name;
    EXPECT_EQ(found->name(), name);
  }
  EXPECT_EQ(Zone::find("UTC"), Zone::utc());
  EXPECT_NE(zone("Europe/London"), Zone::utc());
}

TEST(ZoneFind, RefusesWhatIsNoZone) {
  for (const std::string_view name :
       {"", "Europe/Londn", "europe/london", "Europe", "localtime", "tzdata.zi", "zone.tab",
        "../../../etc/passwd", "/etc/localtime", "posix/UTC", "right/UTC", " UTC", "+01:00"}) {
    EXPECT_EQ(Zone::find(name), std::nullopt) << name;
  }
}

struct Case {
  std::string_view zone;
  std::string_view wall;
  std::string_view kept;        // keep_offset
  std::string_view transition;  // at_transition
};

// "Was the offset right before the gap, or did the clock jump?": both, each for its own readers.
TEST(ToInstant, FollowsBothGapRules) {
  for (const Case& c : {
           // Plain times.
           Case{"Europe/London", "2026-12-07T09:00", "2026-12-07T09:00:00Z",
                "2026-12-07T09:00:00Z"},
           Case{"Asia/Kathmandu", "2026-12-07T09:00", "2026-12-07T03:15:00Z",
                "2026-12-07T03:15:00Z"},
           // Skipped: RFC 5545's own example, then the acceptance data's.
           Case{"America/Chicago", "2020-03-08T02:30", "2020-03-08T08:30:00Z",
                "2020-03-08T08:00:00Z"},
           Case{"Europe/London", "2026-03-29T01:30", "2026-03-29T01:30:00Z",
                "2026-03-29T01:00:00Z"},
           Case{"Europe/London", "2026-03-29T01:00", "2026-03-29T01:00:00Z",
                "2026-03-29T01:00:00Z"},
           Case{"Europe/London", "2026-03-29T02:00", "2026-03-29T01:00:00Z",
                "2026-03-29T01:00:00Z"},
           Case{"Europe/Paris", "2026-03-29T02:30", "2026-03-29T01:30:00Z", "2026-03-29T01:00:00Z"},
           Case{"America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00Z",
                "2026-03-08T07:00:00Z"},
           Case{"Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z",
                "2026-10-03T15:30:00Z"},
           Case{"Africa/Cairo", "2026-04-24T00:30", "2026-04-23T22:30:00Z", "2026-04-23T22:00:00Z"},
           Case{"Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00Z", "2011-12-30T10:00:00Z"},
           // Casablanca leaves its summer offset for Ramadan and comes back on 2026-03-22.
           Case{"Africa/Casablanca", "2026-03-22T02:30", "2026-03-22T02:30:00Z",
                "2026-03-22T02:00:00Z"},
           // Repeated: always the first.
           Case{"Europe/London", "2026-10-25T01:30", "2026-10-25T00:30:00Z",
                "2026-10-25T00:30:00Z"},
           Case{"America/Chicago", "2026-11-01T01:30", "2026-11-01T06:30:00Z",
                "2026-11-01T06:30:00Z"},
           Case{"Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z",
                "2026-04-04T14:45:00Z"},
           Case{"Africa/Cairo", "2026-10-29T23:30", "2026-10-29T20:30:00Z", "2026-10-29T20:30:00Z"},
           Case{"Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T01:30:00Z",
                "2026-02-15T01:30:00Z"},
       }) {
    const Zone there = zone(c.zone);
    EXPECT_EQ(to_rfc3339(there.keep_offset(wall(c.wall))), c.kept) << c.zone << ' ' << c.wall;
    EXPECT_EQ(to_rfc3339(there.at_transition(wall(c.wall))), c.transition)
        << c.zone << ' ' << c.wall;
  }
}

TEST(ToInstant, KeptOffsetReadsLaterOnTheClock) {
  const Zone chicago = zone("America/Chicago");
  const Instant kept = chicago.keep_offset(wall("2020-03-08T02:30"));
  EXPECT_EQ(to_text(chicago.to_wall(kept)), "2020-03-08T03:30:00");
  const Instant moved = chicago.at_transition(wall("2020-03-08T02:30"));
  EXPECT_EQ(to_text(chicago.to_wall(moved)), "2020-03-08T03:00:00");
}

TEST(ToWall, FollowsTheClock) {
  const Zone london = zone("Europe/London");
  EXPECT_EQ(to_text(london.to_wall(instant("2026-03-29T00:59:59Z"))), "2026-03-29T00:59:59");
  EXPECT_EQ(to_text(london.to_wall(instant("2026-03-29T01:00:00Z"))), "2026-03-29T02:00:00");
  EXPECT_EQ(to_text(london.to_wall(instant("2026-10-25T00:59:59Z"))), "2026-10-25T01:59:59");
  EXPECT_EQ(to_text(london.to_wall(instant("2026-10-25T01:00:00Z"))), "2026-10-25T01:00:00");
}

// London minus New York on five days of 2026 (acceptance, T18).
TEST(OffsetAt, DiffersByDate) {
  const std::array<std::pair<std::string_view, int>, 5> cases{{{"2026-03-01T12:00:00Z", 5},
                                                               {"2026-03-17T12:00:00Z", 4},
                                                               {"2026-03-31T12:00:00Z", 5},
                                                               {"2026-10-27T12:00:00Z", 4},
                                                               {"2026-11-03T12:00:00Z", 5}}};
  for (const auto& [text, offset] : cases) {
    EXPECT_EQ(zone("Europe/London").offset_at(instant(text)) -
                  zone("America/New_York").offset_at(instant(text)),
              std::chrono::hours{offset})
        << text;
  }
}

// A database compiled "slim" ends its tables early and the date library would not know summer.
TEST(OffsetAt, KnowsSummerInTheLastYear) {
  EXPECT_EQ(zone("Europe/London").offset_at(instant("2037-07-01T12:00:00Z")),
            std::chrono::hours{1});
  EXPECT_EQ(zone("America/New_York").offset_at(instant("2037-07-01T12:00:00Z")),
            -std::chrono::hours{4});
}

struct DayCase {
  std::string_view zone;
  std::string_view day;
  Seconds length;
};

TEST(DaySpan, LastsAsLongAsTheDayDoes) {
  using std::chrono::hours;
  using std::chrono::minutes;
  for (const DayCase& c : {
           DayCase{"Europe/London", "2026-03-28", hours{24}},
           DayCase{"Europe/London", "2026-03-29", hours{23}},
           DayCase{"Europe/London", "2026-10-25", hours{25}},
           DayCase{"Australia/Lord_Howe", "2026-10-04", hours{24} - minutes{30}},
           DayCase{"Australia/Lord_Howe", "2026-04-05", hours{24} + minutes{30}},
           DayCase{"Africa/Cairo", "2026-04-24", hours{23}},
           DayCase{"Africa/Cairo", "2026-10-29", hours{25}},
           DayCase{"Pacific/Apia", "2011-12-29", hours{24}},
           DayCase{"Pacific/Apia", "2011-12-30", hours{0}},
           DayCase{"Pacific/Apia", "2011-12-31", hours{24}},
       }) {
    EXPECT_EQ(zone(c.zone).day_span(day(c.day)).length(), c.length) << c.zone << ' ' << c.day;
  }
}

TEST(DaySpan, BeginsWhereADaysMidnightIsSkipped) {
  EXPECT_EQ(test::text(zone("Africa/Cairo").day_span(day("2026-04-24"))),
            "2026-04-23T22:00:00Z/2026-04-24T21:00:00Z");
}

constexpr std::array<std::string_view, 12> kOddZones{
    "Europe/London",     "America/New_York",  "Australia/Lord_Howe", "Pacific/Apia",
    "Africa/Cairo",      "Africa/Casablanca", "Europe/Dublin",       "America/St_Johns",
    "America/Goose_Bay", "Antarctica/Troll",  "Asia/Gaza",           "Pacific/Chatham"};

TEST(ToInstant, ComesBackToTheSameClockUnlessSkipped) {
  constexpr unsigned kSeed = 42;
  std::mt19937_64 engine(kSeed);
  std::uniform_int_distribution<std::int64_t> any(0, 2'145'830'400);
  for (const std::string_view name : kOddZones) {
    const Zone there = zone(name);
    for (int round = 0; round < 3000; ++round) {
      const Instant t{Seconds{any(engine)}};
      const Wall shown = there.to_wall(t);
      const Instant back = there.at_transition(shown);
      ASSERT_LE(back, t) << "the first of repeated times; " << name << ", seed " << kSeed;
      ASSERT_EQ(there.to_wall(back), shown) << name << ", seed " << kSeed;
      ASSERT_EQ(there.keep_offset(shown), back) << name << ", seed " << kSeed;
    }
  }
}

TEST(ToInstant, NeverRunsBackward) {
  for (const std::string_view name : kOddZones) {
    const Zone there = zone(name);
    for (const std::string_view year : {"2010", "2011", "2026"}) {
      Wall clock = day(std::string(year) + "-01-01");
      Instant previous = there.at_transition(clock);
      for (int step = 0; step < 366 * 48; ++step) {
        clock += std::chrono::minutes{30};
        const Instant next = there.at_transition(clock);
        ASSERT_LE(previous, next) << name << ' ' << to_text(clock);
        previous = next;
      }
    }
  }
}

TEST(TzdataVersion, ReadsTheDatabasesFirstLine) {
  const std::string version = tzdata_version();
  if (!std::filesystem::exists("/usr/share/zoneinfo/tzdata.zi")) {
    EXPECT_EQ(version, "unknown");
    return;
  }
  ASSERT_GE(version.size(), 5U) << version;
  EXPECT_EQ(version.substr(0, 2), "20");
}

}  // namespace
}  // namespace respite
