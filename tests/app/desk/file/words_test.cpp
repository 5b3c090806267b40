#include "app/desk/file/words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace respite::team_file {
namespace {

std::string spell(const Said<WeeklyHours>& said) {
  if (const auto* complaint = std::get_if<Complaint>(&said)) return "! " + complaint->message;
  std::string text;
  for (const WeeklySpan& span : *std::get_if<0>(&said)) {
    text += (text.empty() ? "" : " ") + std::string{short_name(span.weekday)} + ':' +
            to_text(span.from) + '-' + to_text(span.to);
  }
  return text;
}

TEST(ParseHours, ReadsWhatALeadWrites) {
  struct Case {
    const char* text;
    const char* spans;
  };
  const std::vector<Case> cases{
      {"wed 14:00-16:00", "wed:14:00-16:00"},
      {"Wednesday 14:00 - 16:00", "wed:14:00-16:00"},
      {"mon,wed 9:00-17:30", "mon:09:00-17:30 wed:09:00-17:30"},
      {"sat, sun 10:00-12:00", "sat:10:00-12:00 sun:10:00-12:00"},
      {"fri-mon 08:00-09:00", "mon:08:00-09:00 fri:08:00-09:00 sat:08:00-09:00 sun:08:00-09:00"},
      {"mon-tue 08:00-12:00, 13:00-17:00",
       "mon:08:00-12:00 mon:13:00-17:00 tue:08:00-12:00 tue:13:00-17:00"},
      {"sun 22:00-07:00", "sun:22:00-07:00"},
      {"sat,sun", "sat:00:00-24:00 sun:00:00-24:00"},
      {"weekends 10:00 to 12:00", "sat:10:00-12:00 sun:10:00-12:00"},
      {"thu 09:00\xE2\x80\x93"
       "17:00",
       "thu:09:00-17:00"},
      {"fri 00:00-24:00", "fri:00:00-24:00"},
      {"  MON   09:00-09:00  ", "mon:09:00-09:00"},
      {"", "! no hours in an empty text"},
      {"14:00-16:00", "! no weekday in \"14:00-16:00\""},
      {"wen 14:00-16:00", "! unknown weekday \"wen\""},
      {"mon-fry 14:00-16:00", "! unknown weekday \"fry\""},
      {"mon-wed-fri 14:00-16:00", "! bad days \"mon-wed-fri\""},
      {"mon 14-16", "! bad time \"14\""},
      {"mon 14:00", "! bad times \"14:00\""},
      {"mon 14:00-25:00", "! bad time \"25:00\""},
      {"mon 24:00-08:00", "! bad times \"24:00-08:00\""},
      {"mon 09:00-17:00 tue 09:00-12:00", "! bad times \"09:00-17:00 tue 09:00-12:00\""},
      {"mon,, tue 09:00-12:00", "! unknown weekday \"\""},
  };
  for (const Case& c : cases) EXPECT_EQ(spell(parse_hours(c.text)), c.spans) << c.text;
}

TEST(ParseHours, KnowsEveryDay) {
  const auto daily = parse_hours("daily 22:00-07:00");
  ASSERT_TRUE(std::get_if<0>(&daily));
  EXPECT_EQ(std::get_if<0>(&daily)->size(), 7U);
  const auto weekdays = parse_hours("weekdays 09:00-17:00");
  ASSERT_TRUE(std::get_if<0>(&weekdays));
  EXPECT_EQ(std::get_if<0>(&weekdays)->size(), 5U);
}

TEST(ParseHours, IsNotFooledByLength) {
  std::string text = "mon 00:00-01:00";
  while (text.size() < 100'000) text += ",00:00-01:00";
  EXPECT_EQ(spell(parse_hours(text)), "! too long for hours");
}

TEST(ParseHoursOn, TakesTimesAlone) {
  EXPECT_EQ(spell(parse_hours_on(std::chrono::Tuesday, "08:00-12:00, 13:00-17:00")),
            "tue:08:00-12:00 tue:13:00-17:00");
  EXPECT_EQ(spell(parse_hours_on(std::chrono::Tuesday, "off")), "");
  EXPECT_EQ(spell(parse_hours_on(std::chrono::Tuesday, "late")), "! bad times \"late\"");
}

TEST(ParseDuration, AddsUpUnits) {
  struct Case {
    const char* text;
    long long seconds;  // below 0: refused
  };
  const std::vector<Case> cases{
      {"11h", 39'600},
      {"90m", 5'400},
      {"1h 30m", 5'400},
      {"1h30m", 5'400},
      {"2 weeks", 1'209'600},
      {"1 day", 86'400},
      {"1 Week", 604'800},
      {"0h", 0},
      {"45 minutes", 2'700},
      {"520 weeks", 314'496'000},
      {"", -1},
      {"h", -1},
      {"11", -1},
      {"11 parsecs", -1},
      {"-1h", -1},
      {"38.5h", 138'600},
      {"1.25 hours", 4'500},
      {"0.01h", 36},
      {"1.333h", -1},
      {"1.h", -1},
      {".5h", -1},
      {"1.5 days", -1},
      {"1.5h 10m", -1},
      {"87841.5h", -1},
      {"600 weeks", -1},
      {"999999999h", -1},
      {"99999999999h", -1},
      {"1h x", -1},
  };
  for (const Case& c : cases) {
    const auto duration = parse_duration(c.text);
    EXPECT_EQ(duration ? duration->count() : -1, c.seconds) << c.text;
  }
}

std::string spell(const std::optional<decltype(Handover::every)>& every) {
  struct Words {
    std::string operator()(EveryHours e) const { return std::to_string(e.hours) + " hours"; }
    std::string operator()(EveryDays e) const { return std::to_string(e.days) + " days"; }
    std::string operator()(const EveryWeekdays& e) const {
      std::string text;
      for (const Weekday day : e.weekdays) text += std::string{short_name(day)} + ' ';
      return text;
    }
  };
  return every ? std::visit(Words{}, *every) : "nothing";
}

TEST(ParseEvery, KeepsTheUnit) {
  struct Case {
    const char* text;
    const char* every;
  };
  const std::vector<Case> cases{
      {"1 week", "7 days"},
      {"2 weeks", "14 days"},
      {"weekly", "7 days"},
      {"1 day", "1 days"},
      {"daily", "1 days"},
      {"3d", "3 days"},
      {"12 hours", "12 hours"},
      {"12h", "12 hours"},
      {"24h", "24 hours"},
      {"fri, mon", "mon fri "},
      {"weekdays", "mon tue wed thu fri "},
      {"0 days", "nothing"},
      {"30 minutes", "nothing"},
      {"1 month", "nothing"},
      {"60 weeks", "nothing"},
      {"", "nothing"},
      {"1 week 2 days", "nothing"},
  };
  for (const Case& c : cases) EXPECT_EQ(spell(parse_every(c.text)), c.every) << c.text;
}

TEST(SplitWeeks, FindsTheWeeks) {
  using Pair = std::pair<std::string, int>;
  EXPECT_EQ(split_weeks("2 in 4 weeks"), (Pair{"2", 4}));
  EXPECT_EQ(split_weeks("48h a week"), (Pair{"48h", 1}));
  EXPECT_EQ(split_weeks("48h per week"), (Pair{"48h", 1}));
  EXPECT_EQ(split_weeks("40h"), (Pair{"40h", 0}));
  EXPECT_EQ(split_weeks("2 in 4 days"), std::nullopt);
  EXPECT_EQ(split_weeks("2 in 0 weeks"), std::nullopt);
  EXPECT_EQ(split_weeks("2 in 200 weeks"), std::nullopt);
}

TEST(SplitThen, CutsAtTheWord) {
  using Pair = std::pair<std::string, std::string>;
  EXPECT_EQ(split_then("night then early"), (Pair{"night", "early"}));
  EXPECT_EQ(split_then("night early"), std::nullopt);
}

TEST(ParseDates, TakesOneOrARange) {
  using Pair = std::pair<Day, Day>;
  EXPECT_EQ(parse_dates("2026-12-24"), (Pair{make_day(2026, 12, 24), make_day(2026, 12, 24)}));
  EXPECT_EQ(parse_dates("2026-12-24 to 2027-01-01"),
            (Pair{make_day(2026, 12, 24), make_day(2027, 1, 1)}));
  EXPECT_EQ(parse_dates("2027-01-01 to 2026-12-24"), std::nullopt);
  EXPECT_EQ(parse_dates("2026-02-30"), std::nullopt);
  EXPECT_EQ(parse_dates("christmas"), std::nullopt);
}

TEST(ParsePortion, TakesPercentToo) {
  EXPECT_EQ(parse_portion("60%"), 0.6);
  EXPECT_EQ(parse_portion("0.25"), 0.25);
  EXPECT_EQ(parse_portion("1"), 1.0);
  for (const char* bad : {"", "%", "120%", "-1%", "nan", "inf", "1e0", "0.5x", "half"}) {
    EXPECT_EQ(parse_portion(bad), std::nullopt) << bad;
  }
}

}  // namespace
}  // namespace respite::team_file
