#include "words/dates.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/support/times.h"

namespace respite {
namespace {

using test::instant;
using test::interval;
using test::zone;

const Words kEnglish{"en"};
const Words kFrench{"fr"};
const Words kGerman{"de"};

// Of 2026-11-20 in Paris, an hour ahead of UTC.
std::string moment_of(const Words& words, std::string_view time) {
  return moment_text(words, instant(time), zone("Europe/Paris"), instant("2026-11-20T12:00:00Z"));
}
std::string span_of(const Words& words, std::string_view begin, std::string_view end) {
  return span_text(words, interval(begin, end), zone("Europe/Paris"), instant("2026-11-20T12:00:00Z"));
}

TEST(Dates, SayADay) {
  const Day today = test::day("2026-11-20");
  EXPECT_EQ(day_text(kEnglish, test::day("2026-11-30"), today), "Mon 30 Nov");
  EXPECT_EQ(day_text(kFrench, test::day("2026-11-30"), today), "lun. 30 nov.");
  EXPECT_EQ(day_text(kGerman, test::day("2026-11-30"), today), "Mo., 30. Nov.");
  EXPECT_EQ(day_text(kEnglish, test::day("2026-12-01"), today), "Tue 1 Dec");
  EXPECT_EQ(day_text(kFrench, test::day("2026-12-01"), today), "mar. 1er déc.");
  EXPECT_EQ(day_text(kGerman, test::day("2026-12-01"), today), "Di., 1. Dez.");
}

TEST(Dates, SayTheYearWhereItIsAnother) {
  const Day today = test::day("2026-12-31");
  EXPECT_EQ(day_text(kEnglish, test::day("2027-01-01"), today), "Fri 1 Jan 2027");
  EXPECT_EQ(day_text(kFrench, test::day("2027-01-01"), today), "ven. 1er janv. 2027");
  EXPECT_EQ(day_text(kGerman, test::day("2027-01-01"), today), "Fr., 1. Jan. 2027");
  EXPECT_EQ(day_text(kEnglish, test::day("2025-12-31"), today), "Wed 31 Dec 2025");
}

TEST(Dates, SayAMoment) {
  EXPECT_EQ(moment_of(kEnglish, "2026-11-30T08:00:59Z"), "Mon 30 Nov, 09:00");
  EXPECT_EQ(moment_of(kFrench, "2026-11-30T08:00:00Z"), "lun. 30 nov., 09:00");
  EXPECT_EQ(moment_of(kGerman, "2026-11-30T08:00:00Z"), "Mo., 30. Nov., 09:00");
}

TEST(Dates, SayTodayAndTomorrowByTheZonesCalendar) {
  EXPECT_EQ(moment_of(kEnglish, "2026-11-20T17:00:00Z"), "today 18:00");
  EXPECT_EQ(moment_of(kEnglish, "2026-11-20T23:00:00Z"), "tomorrow 00:00");
  EXPECT_EQ(moment_of(kFrench, "2026-11-21T07:00:00Z"), "demain 08:00");
  EXPECT_EQ(moment_of(kGerman, "2026-11-19T23:00:00Z"), "heute 00:00");
  EXPECT_EQ(moment_of(kEnglish, "2026-11-19T22:59:00Z"), "Thu 19 Nov, 23:59");
  EXPECT_EQ(moment_of(kEnglish, "2026-11-21T23:00:00Z"), "Sun 22 Nov, 00:00");
}

TEST(Dates, SayASpan) {
  EXPECT_EQ(span_of(kEnglish, "2026-11-30T08:00:00Z", "2026-11-30T16:00:00Z"),
            "Mon 30 Nov, 09:00 to 17:00");
  EXPECT_EQ(span_of(kFrench, "2026-11-30T08:00:00Z", "2026-11-30T16:00:00Z"),
            "lun. 30 nov., 09:00 à 17:00");
  EXPECT_EQ(span_of(kGerman, "2026-11-30T08:00:00Z", "2026-11-30T16:00:00Z"),
            "Mo., 30. Nov., 09:00 bis 17:00");
  EXPECT_EQ(span_of(kEnglish, "2026-11-30T17:00:00Z", "2026-12-01T07:00:00Z"),
            "Mon 30 Nov, 18:00 to Tue 1 Dec, 08:00");
  EXPECT_EQ(span_of(kFrench, "2026-11-30T17:00:00Z", "2026-12-01T07:00:00Z"),
            "lun. 30 nov., 18:00 – mar. 1er déc., 08:00");
  EXPECT_EQ(span_of(kGerman, "2026-11-30T17:00:00Z", "2026-12-01T07:00:00Z"),
            "Mo., 30. Nov., 18:00 bis Di., 1. Dez., 08:00");
  EXPECT_EQ(span_of(kEnglish, "2026-11-20T17:00:00Z", "2026-11-21T07:00:00Z"),
            "today 18:00 to tomorrow 08:00");
}

TEST(Dates, TellTheHourThatComesTwiceApart) {
  EXPECT_EQ(moment_of(kEnglish, "2026-10-24T23:59:00Z"), "Sun 25 Oct, 01:59");
  EXPECT_EQ(moment_of(kEnglish, "2026-10-25T00:30:00Z"), "Sun 25 Oct, 02:30 (UTC+2)");
  EXPECT_EQ(moment_of(kFrench, "2026-10-25T01:30:00Z"), "dim. 25 oct., 02:30 (UTC+1)");
  EXPECT_EQ(moment_of(kEnglish, "2026-10-25T02:00:00Z"), "Sun 25 Oct, 03:00");
  EXPECT_EQ(span_of(kEnglish, "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
            "Sun 25 Oct, 02:30 (UTC+2) to 02:30 (UTC+1)");
  const Instant now = instant("2026-06-01T00:00:00Z");
  EXPECT_EQ(moment_text(kEnglish, instant("2026-10-25T01:00:00Z"), zone("Europe/London"), now),
            "Sun 25 Oct, 01:00 (UTC)");
  EXPECT_EQ(moment_text(kEnglish, instant("2026-11-01T06:30:00Z"), zone("America/New_York"), now),
            "Sun 1 Nov, 01:30 (UTC-5)");
}

// Lord Howe's clock goes back by half an hour, Troll's by two.
TEST(Dates, SayTheOffsetExactlyWhereATimeComesTwice) {
  for (const char* name : {"Europe/Paris", "Australia/Lord_Howe", "Antarctica/Troll",
                           "America/St_Johns", "Pacific/Apia", "UTC"}) {
    const Zone place = zone(name);
    std::map<Wall, int> shown;
    const Interval year = interval("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
    constexpr std::chrono::minutes kStep{15};
    for (Instant t = year.begin; t < year.end; t += kStep) ++shown[place.to_wall(t)];
    for (Instant t = year.begin; t < year.end; t += kStep) {
      const bool told_apart = moment_text(kEnglish, t, place, year.begin).find('(') != std::string::npos;
      ASSERT_EQ(told_apart, shown[place.to_wall(t)] > 1) << name << ' ' << to_rfc3339(t);
    }
  }
}

TEST(Dates, SayALength) {
  EXPECT_EQ(length_text(kEnglish, Seconds{9000}), "2 h 30 min");
  EXPECT_EQ(length_text(kFrench, Seconds{9000}), "2 h 30 min");
  EXPECT_EQ(length_text(kGerman, Seconds{9000}), "2 Std. 30 Min.");
  EXPECT_EQ(length_text(kEnglish, Seconds{2700}), "45 min");
  EXPECT_EQ(length_text(kEnglish, Seconds{0}), "0 h");
  EXPECT_EQ(length_text(kEnglish, std::chrono::hours{286}), "286 h");
  EXPECT_EQ(length_text(kEnglish, Seconds{3600 - 29}), "1 h");
  EXPECT_EQ(length_text(kEnglish, Seconds{-9000}), "-2 h 30 min");
}

}  // namespace
}  // namespace respite
