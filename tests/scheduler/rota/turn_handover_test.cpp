// Exact handover lists where clocks change: each line is "civil begin = UTC begin, true length".
#include <gtest/gtest.h>

#include "tests/scheduler/rota/turn_desk.h"

namespace respite {
namespace {

using test::desk_of;
using test::handover_rota;
using test::handovers;
using test::interval;
using Lines = std::vector<std::string>;

template <class Every>
Lines expanded(std::string_view zone, Every every, std::string_view at, std::string_view from,
               std::string_view begin, std::string_view end) {
  return handovers(
      expand_turns(desk_of(handover_rota(zone, every, at, from)), {}, interval(begin, end)));
}

TEST(Handover, WeeklyInLondonLastsAnHourLessInSpring) {
  EXPECT_EQ(expanded("Europe/London", EveryDays{7}, "09:00", "2026-01-02", "2026-03-20T00:00:00Z",
                     "2026-04-10T00:00:00Z"),
            (Lines{"2026-03-20T09:00 = 2026-03-20T09:00:00Z, 168 h",
                   "2026-03-27T09:00 = 2026-03-27T09:00:00Z, 167 h",
                   "2026-04-03T09:00 = 2026-04-03T08:00:00Z, 168 h"}));
}

TEST(Handover, WeeklyInLondonLastsAnHourMoreInAutumn) {
  EXPECT_EQ(expanded("Europe/London", EveryDays{7}, "09:00", "2026-01-02", "2026-10-23T00:00:00Z",
                     "2026-11-06T00:00:00Z"),
            (Lines{"2026-10-23T09:00 = 2026-10-23T08:00:00Z, 169 h",
                   "2026-10-30T09:00 = 2026-10-30T09:00:00Z, 168 h"}));
}

// 01:30 is skipped on 29 March and comes twice on 25 October.
TEST(Handover, DailyInLondonAtAnOddTime) {
  EXPECT_EQ(expanded("Europe/London", EveryDays{1}, "01:30", "2026-01-01", "2026-03-28T00:00:00Z",
                     "2026-03-31T00:00:00Z"),
            (Lines{"2026-03-28T01:30 = 2026-03-28T01:30:00Z, 23 h 30 min",
                   "2026-03-29T01:30 = 2026-03-29T01:00:00Z, 23 h 30 min",
                   "2026-03-30T01:30 = 2026-03-30T00:30:00Z, 24 h"}));
  EXPECT_EQ(expanded("Europe/London", EveryDays{1}, "01:30", "2026-01-01", "2026-10-24T00:00:00Z",
                     "2026-10-27T00:00:00Z"),
            (Lines{"2026-10-24T01:30 = 2026-10-24T00:30:00Z, 24 h",
                   "2026-10-25T01:30 = 2026-10-25T00:30:00Z, 25 h",
                   "2026-10-26T01:30 = 2026-10-26T01:30:00Z, 24 h"}));
}

TEST(Handover, DailyInNewYorkAcrossBothChanges) {
  EXPECT_EQ(expanded("America/New_York", EveryDays{1}, "02:30", "2026-01-01",
                     "2026-03-07T00:00:00Z", "2026-03-10T00:00:00Z"),
            (Lines{"2026-03-07T02:30 = 2026-03-07T07:30:00Z, 23 h 30 min",
                   "2026-03-08T02:30 = 2026-03-08T07:00:00Z, 23 h 30 min",
                   "2026-03-09T02:30 = 2026-03-09T06:30:00Z, 24 h"}));
  EXPECT_EQ(expanded("America/New_York", EveryDays{1}, "01:30", "2026-01-01",
                     "2026-10-31T00:00:00Z", "2026-11-03T00:00:00Z"),
            (Lines{"2026-10-31T01:30 = 2026-10-31T05:30:00Z, 24 h",
                   "2026-11-01T01:30 = 2026-11-01T05:30:00Z, 25 h",
                   "2026-11-02T01:30 = 2026-11-02T06:30:00Z, 24 h"}));
}

// Lord Howe moves by half an hour.
TEST(Handover, DailyOnLordHoweAcrossBothChanges) {
  EXPECT_EQ(expanded("Australia/Lord_Howe", EveryDays{1}, "02:15", "2026-01-01",
                     "2026-10-02T12:00:00Z", "2026-10-05T12:00:00Z"),
            (Lines{"2026-10-03T02:15 = 2026-10-02T15:45:00Z, 23 h 45 min",
                   "2026-10-04T02:15 = 2026-10-03T15:30:00Z, 23 h 45 min",
                   "2026-10-05T02:15 = 2026-10-04T15:15:00Z, 24 h"}));
  EXPECT_EQ(expanded("Australia/Lord_Howe", EveryDays{1}, "01:45", "2026-01-01",
                     "2026-04-03T12:00:00Z", "2026-04-06T12:00:00Z"),
            (Lines{"2026-04-04T01:45 = 2026-04-03T14:45:00Z, 24 h",
                   "2026-04-05T01:45 = 2026-04-04T14:45:00Z, 24 h 30 min",
                   "2026-04-06T01:45 = 2026-04-05T15:15:00Z, 24 h"}));
}

TEST(Handover, WeeklyOnLordHoweGainsAndLosesHalfAnHour) {
  EXPECT_EQ(expanded("Australia/Lord_Howe", EveryDays{7}, "09:00", "2026-01-02",
                     "2026-04-02T12:00:00Z", "2026-04-16T12:00:00Z"),
            (Lines{"2026-04-03T09:00 = 2026-04-02T22:00:00Z, 168 h 30 min",
                   "2026-04-10T09:00 = 2026-04-09T22:30:00Z, 168 h"}));
  EXPECT_EQ(expanded("Australia/Lord_Howe", EveryDays{7}, "09:00", "2026-01-02",
                     "2026-10-01T12:00:00Z", "2026-10-08T12:00:00Z"),
            (Lines{"2026-10-02T09:00 = 2026-10-01T22:30:00Z, 167 h 30 min"}));
}

// Samoa went from Thursday 29 to Saturday 31 December 2011. Whoever takes over on the Friday that
// never was does so at the midnight between them.
TEST(Handover, DailyInApiaOverTheSkippedDay) {
  EXPECT_EQ(expanded("Pacific/Apia", EveryDays{1}, "09:00", "2011-12-01", "2011-12-28T12:00:00Z",
                     "2012-01-01T12:00:00Z"),
            (Lines{"2011-12-28T09:00 = 2011-12-28T19:00:00Z, 24 h",
                   "2011-12-29T09:00 = 2011-12-29T19:00:00Z, 15 h",
                   "2011-12-30T09:00 = 2011-12-30T10:00:00Z, 9 h",
                   "2011-12-31T09:00 = 2011-12-30T19:00:00Z, 24 h",
                   "2012-01-01T09:00 = 2011-12-31T19:00:00Z, 24 h"}));
}

TEST(Handover, AtMidnightInApiaDropsTheEmptyTurn) {
  EXPECT_EQ(expanded("Pacific/Apia", EveryDays{1}, "00:00", "2011-12-01", "2011-12-28T10:00:00Z",
                     "2012-01-01T10:00:00Z"),
            (Lines{"2011-12-28T00:00 = 2011-12-28T10:00:00Z, 24 h",
                   "2011-12-29T00:00 = 2011-12-29T10:00:00Z, 24 h",
                   "2011-12-31T00:00 = 2011-12-30T10:00:00Z, 24 h",
                   "2012-01-01T00:00 = 2011-12-31T10:00:00Z, 24 h"}));
}

TEST(Handover, WeeklyOnTheSkippedFridayInApia) {
  EXPECT_EQ(expanded("Pacific/Apia", EveryDays{7}, "09:00", "2011-12-02", "2011-12-20T00:00:00Z",
                     "2012-01-08T00:00:00Z"),
            (Lines{"2011-12-23T09:00 = 2011-12-23T19:00:00Z, 159 h",
                   "2011-12-30T09:00 = 2011-12-30T10:00:00Z, 153 h",
                   "2012-01-06T09:00 = 2012-01-05T19:00:00Z, 168 h"}));
}

// Cairo's clocks go forward at midnight between Thursday and Friday, so Friday 00:00 is skipped,
// and back at the end of a Thursday, whose last hour comes twice.
TEST(Handover, FridayMidnightInCairo) {
  EXPECT_EQ(expanded("Africa/Cairo", EveryDays{7}, "00:00", "2023-01-06", "2023-04-20T12:00:00Z",
                     "2023-05-11T12:00:00Z"),
            (Lines{"2023-04-21T00:00 = 2023-04-20T22:00:00Z, 168 h",
                   "2023-04-28T00:00 = 2023-04-27T22:00:00Z, 167 h",
                   "2023-05-05T00:00 = 2023-05-04T21:00:00Z, 168 h"}));
  EXPECT_EQ(expanded("Africa/Cairo", EveryDays{7}, "00:00", "2023-01-06", "2023-10-19T12:00:00Z",
                     "2023-11-02T12:00:00Z"),
            (Lines{"2023-10-20T00:00 = 2023-10-19T21:00:00Z, 169 h",
                   "2023-10-27T00:00 = 2023-10-26T22:00:00Z, 168 h"}));
}

TEST(Handover, LateOnTheRepeatedThursdayInCairo) {
  EXPECT_EQ(expanded("Africa/Cairo", EveryDays{1}, "23:30", "2023-01-01", "2023-10-25T12:00:00Z",
                     "2023-10-28T12:00:00Z"),
            (Lines{"2023-10-25T23:30 = 2023-10-25T20:30:00Z, 24 h",
                   "2023-10-26T23:30 = 2023-10-26T20:30:00Z, 25 h",
                   "2023-10-27T23:30 = 2023-10-27T21:30:00Z, 24 h"}));
}

// Hours are elapsed hours: the clock they show moves with the change.
TEST(Handover, EveryTwelveHoursIsElapsedTime) {
  EXPECT_EQ(expanded("Europe/London", EveryHours{12}, "08:00", "2026-03-01", "2026-03-28T08:00:00Z",
                     "2026-03-30T00:00:00Z"),
            (Lines{"2026-03-28T08:00 = 2026-03-28T08:00:00Z, 12 h",
                   "2026-03-28T20:00 = 2026-03-28T20:00:00Z, 12 h",
                   "2026-03-29T09:00 = 2026-03-29T08:00:00Z, 12 h",
                   "2026-03-29T21:00 = 2026-03-29T20:00:00Z, 12 h"}));
}

TEST(Handover, OnMondaysAndFridays) {
  EXPECT_EQ(expanded("America/New_York", EveryWeekdays{{std::chrono::Monday, std::chrono::Friday}},
                     "17:00", "2026-01-01", "2026-03-02T00:00:00Z", "2026-03-14T00:00:00Z"),
            (Lines{"2026-03-02T17:00 = 2026-03-02T22:00:00Z, 96 h",
                   "2026-03-06T17:00 = 2026-03-06T22:00:00Z, 71 h",
                   "2026-03-09T17:00 = 2026-03-09T21:00:00Z, 96 h",
                   "2026-03-13T17:00 = 2026-03-13T21:00:00Z, 72 h"}));
}

TEST(Handover, AtTheEndOfTheDayIsTheNextMidnight) {
  EXPECT_EQ(expanded("Europe/London", EveryDays{7}, "24:00", "2026-06-07", "2026-06-07T00:00:00Z",
                     "2026-06-14T00:00:00Z"),
            (Lines{"2026-06-08T00:00 = 2026-06-07T23:00:00Z, 168 h"}));
}

TEST(Handover, EveryTwoWeeksKeepsItsPhaseWhateverTheWindow) {
  const Desk desk = desk_of(handover_rota("Europe/London", EveryDays{14}, "09:00", "2026-01-05"));
  const Instant first = test::instant("2026-01-05T09:00:00Z");
  for (int offset = 0; offset < 120; ++offset) {
    const Instant begin = first + std::chrono::days{offset};
    for (const Turn& turn : expand_turns(desk, {}, {begin, begin + std::chrono::days{30}})) {
      ASSERT_EQ((day_of(turn.begin) - test::day("2026-01-05")).count() % 14, 0) << offset;
    }
    ASSERT_GE(expand_turns(desk, {}, {begin, begin + std::chrono::days{30}}).size(), 2U) << offset;
  }
}

TEST(Handover, BeginsWithTheRotaAndNotBefore) {
  const auto weekly = [](std::string_view begin, std::string_view end) {
    return expanded("Europe/London", EveryDays{7}, "09:00", "2026-06-05", begin, end);
  };
  EXPECT_EQ(weekly("2026-01-01T00:00:00Z", "2026-06-05T08:00:00Z"), Lines{});
  EXPECT_EQ(weekly("2026-01-01T00:00:00Z", "2026-06-05T08:00:01Z"),
            Lines{"2026-06-05T09:00 = 2026-06-05T08:00:00Z, 168 h"});
  // The first listed weekday on or after `from`; the first elapsed hour on it.
  EXPECT_EQ(expanded("Europe/London", EveryWeekdays{{std::chrono::Monday}}, "09:00", "2026-06-05",
                     "2026-01-01T00:00:00Z", "2026-06-10T00:00:00Z"),
            Lines{"2026-06-08T09:00 = 2026-06-08T08:00:00Z, 168 h"});
  EXPECT_EQ(expanded("Europe/London", EveryHours{24}, "09:00", "2026-06-05", "2026-01-01T00:00:00Z",
                     "2026-06-06T00:00:00Z"),
            Lines{"2026-06-05T09:00 = 2026-06-05T08:00:00Z, 24 h"});
}

TEST(Handover, BelongsToTheWindowItsBeginFallsIn) {
  const auto weekly = [](std::string_view begin, std::string_view end) {
    return expanded("UTC", EveryDays{7}, "09:00", "2026-06-05", begin, end).size();
  };
  EXPECT_EQ(weekly("2026-06-12T09:00:00Z", "2026-06-12T09:00:01Z"), 1U);
  EXPECT_EQ(weekly("2026-06-12T09:00:01Z", "2026-06-19T09:00:00Z"), 0U);
  EXPECT_EQ(weekly("2026-06-12T09:00:00Z", "2026-06-12T09:00:00Z"), 0U);
}

}  // namespace
}  // namespace respite
