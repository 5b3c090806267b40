#include "scheduler/time/civil.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite {
namespace {

TEST(CivilText, WritesIsoForms) {
  EXPECT_EQ(to_text(make_day(2026, 12, 7)), "2026-12-07");
  EXPECT_EQ(to_text(make_day(2026, 12, 7) + std::chrono::hours{9}), "2026-12-07T09:00:00");
  EXPECT_EQ(to_text(make_day(1970, 1, 1) - Seconds{1}), "1969-12-31T23:59:59");
  EXPECT_EQ(to_text(TimeOfDay{std::chrono::hours{9}}), "09:00");
  EXPECT_EQ(to_text(TimeOfDay{std::chrono::hours{24}}), "24:00");
  EXPECT_EQ(to_text(TimeOfDay{61}), "00:01:01");
}

TEST(CivilText, NamesWeekdays) {
  EXPECT_EQ(short_name(std::chrono::Monday), "mon");
  EXPECT_EQ(short_name(std::chrono::Sunday), "sun");
  EXPECT_EQ(short_name(weekday_of(make_day(2026, 12, 7))), "mon");
}

TEST(Civil, SplitsWallTimes) {
  const Wall before_epoch = make_day(1969, 12, 31) + std::chrono::hours{23};
  EXPECT_EQ(day_of(before_epoch), make_day(1969, 12, 31));
  EXPECT_EQ(time_of_day(before_epoch), std::chrono::hours{23});
}

TEST(ParseDay, ReadsDatesThatExist) {
  EXPECT_EQ(parse_day("2026-12-07"), make_day(2026, 12, 7));
  EXPECT_EQ(parse_day("2028-02-29"), make_day(2028, 2, 29));
  EXPECT_EQ(parse_day("1970-01-01"), make_day(1970, 1, 1));
  EXPECT_EQ(parse_day("2037-12-31"), make_day(2037, 12, 31));
}

TEST(ParseDay, RefusesEverythingElse) {
  for (const std::string_view text :
       {"", "2026", "2026-12", "2026-12-7", "2026-12-07 ", " 2026-12-07", "2026-12-07x",
        "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", "1969-12-31",
        "2038-01-01", "20261207", "2026/12/07", "+026-12-07", "-026-12-07", "2026-1a-07"}) {
    EXPECT_EQ(parse_day(text), std::nullopt) << text;
  }
}

TEST(ParseWall, ReadsWithAndWithoutSeconds) {
  const Wall nine = make_day(2026, 12, 7) + std::chrono::hours{9};
  EXPECT_EQ(parse_wall("2026-12-07T09:00"), nine);
  EXPECT_EQ(parse_wall("2026-12-07 09:00"), nine);
  EXPECT_EQ(parse_wall("2026-12-07T09:00:05"), nine + Seconds{5});
  EXPECT_EQ(parse_wall("2026-12-07T23:59:59"), make_day(2026, 12, 8) - Seconds{1});
}

TEST(ParseWall, RefusesEverythingElse) {
  for (const std::string_view text :
       {"", "2026-12-07", "2026-12-07T", "2026-12-07T9:00", "2026-12-07T24:00", "2026-12-07T09:60",
        "2026-12-07T09:00:60", "2026-12-07T09:00Z", "2026-12-07T09:00:00Z", "2026-12-07t09:00",
        "2026-12-07T09:00 ", "2026-12-07T09:00:", "2038-01-01T00:00", "2026-02-30T09:00"}) {
    EXPECT_EQ(parse_wall(text), std::nullopt) << text;
  }
}

TEST(ParseTimeOfDay, ReadsUpToTheEndOfTheDay) {
  EXPECT_EQ(parse_time_of_day("00:00"), TimeOfDay{0});
  EXPECT_EQ(parse_time_of_day("09:30"), TimeOfDay{std::chrono::minutes{570}});
  EXPECT_EQ(parse_time_of_day("23:59:59"), TimeOfDay{86399});
  EXPECT_EQ(parse_time_of_day("24:00"), TimeOfDay{86400});
  for (const std::string_view text : {"", "9:00", "09", "09:0", "09:00x", "24:01", "24:00:01",
                                      "25:00", "09:60", "-1:00", "0900"}) {
    EXPECT_EQ(parse_time_of_day(text), std::nullopt) << text;
  }
}

TEST(ParseTimeOfDay, ReadsWhatIsWritten) {
  for (int seconds = 0; seconds <= 86400; seconds += 7) {
    const TimeOfDay time{seconds};
    ASSERT_EQ(parse_time_of_day(to_text(time)), time) << seconds;
  }
}

TEST(ParseWeekday, TakesShortAndLongNamesInAnyCase) {
  EXPECT_EQ(parse_weekday("mon"), std::chrono::Monday);
  EXPECT_EQ(parse_weekday("Monday"), std::chrono::Monday);
  EXPECT_EQ(parse_weekday("SUN"), std::chrono::Sunday);
  EXPECT_EQ(parse_weekday("wednesday"), std::chrono::Wednesday);
  for (const std::string_view text : {"", "mo", "monda", "mondays", "mon ", "1", "lundi"}) {
    EXPECT_EQ(parse_weekday(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace respite
