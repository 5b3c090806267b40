#include "ical/split.h"

#include <gtest/gtest.h>

namespace respite::ical {
namespace {

std::string calendar(const std::string& body) {
  return "BEGIN:VCALENDAR\r\n" + body + "END:VCALENDAR\r\n";
}

TEST(PropertyName, StopsAtParametersAndIsInCapitals) {
  EXPECT_EQ(property_name("dtstart;value=date:20260101"), "DTSTART");
  EXPECT_EQ(property_name("UID:a;b"), "UID");
  EXPECT_EQ(property_name("nothing"), "NOTHING");
  EXPECT_EQ(property_name(""), "");
}

TEST(RawValue, BeginsAfterTheFirstColonOutsideQuotes) {
  EXPECT_EQ(raw_value("A:b:c"), "b:c");
  EXPECT_EQ(raw_value("A;X=\"b:c\":d"), "d");
  EXPECT_EQ(raw_value("A;X=\"b:c"), "");
  EXPECT_EQ(raw_value("A"), "");
}

TEST(SplitCalendar, KeepsOnlyTheLinesThatMatter) {
  const SplitText split = split_calendar(
      calendar("BEGIN:VEVENT\r\nUID:1\r\nDESCRIPTION:long\r\n text\r\nDTSTART:20260101\r\n"
               "BEGIN:VALARM\r\nUID:alarm\r\nEND:VALARM\r\nEND:VEVENT\r\n"));
  ASSERT_EQ(split.components.size(), 1U);
  EXPECT_EQ(split.components[0].line, 2);
  EXPECT_EQ(split.components[0].lines, (std::vector<std::string>{"UID:1", "DTSTART:20260101"}));
  EXPECT_TRUE(split.warnings.empty());
}

TEST(SplitCalendar, KeepsObservancesInTheirTimeZone) {
  const SplitText split = split_calendar(
      calendar("BEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\nTZNAME:X\r\nTZOFFSETTO:+0100\r\n"
               "END:STANDARD\r\nEND:VTIMEZONE\r\n"));
  ASSERT_EQ(split.components.size(), 1U);
  ASSERT_EQ(split.components[0].parts.size(), 1U);
  EXPECT_EQ(split.components[0].parts[0].kind, "STANDARD");
  EXPECT_EQ(split.components[0].parts[0].lines, (std::vector<std::string>{"TZOFFSETTO:+0100"}));
}

TEST(SplitCalendar, NumbersLinesAsTheFileHasThem) {
  const SplitText split = split_calendar(
      "BEGIN:VCALENDAR\nX:1\n 2\n 3\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nEND:VCALENDAR\n");
  ASSERT_EQ(split.components.size(), 1U);
  EXPECT_EQ(split.components[0].line, 5);
}

TEST(SplitCalendar, DropsAnEventWithALineBeyondTheLimit) {
  const std::string summary = "SUMMARY:" + std::string(kMaxLine, 'x') + "\r\n";
  const std::string ignored = "ATTACH:" + std::string(kMaxLine, 'x') + "\r\n";
  const SplitText split = split_calendar(calendar("BEGIN:VEVENT\r\n" + summary + "END:VEVENT\r\n" +
                                                  "BEGIN:VEVENT\r\n" + ignored + "END:VEVENT\r\n"));
  EXPECT_EQ(split.components.size(), 1U);
  ASSERT_EQ(split.warnings.size(), 1U);
  EXPECT_EQ(split.warnings[0], (Warning{2, "skipped: a line in it is too long"}));
}

TEST(SplitCalendar, DropsAnEventWithTooManyLines) {
  std::string lines;
  for (std::size_t i = 0; i <= kMaxLines; ++i) lines += "EXDATE:20260101\r\n";
  const SplitText split = split_calendar(calendar("BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n"));
  EXPECT_TRUE(split.components.empty());
  ASSERT_EQ(split.warnings.size(), 1U);
  EXPECT_EQ(split.warnings[0], (Warning{2, "skipped: it has too many lines"}));
}

TEST(SplitCalendar, StopsWhereComponentsNestTooDeeply) {
  std::string text = "BEGIN:VCALENDAR\r\n";
  for (std::size_t i = 0; i < 2 * kMaxDepth; ++i) text += "BEGIN:X-BOX\r\n";
  const SplitText split = split_calendar(text + "END:VCALENDAR\r\n");
  EXPECT_TRUE(split.is_calendar);
  ASSERT_FALSE(split.warnings.empty());
  EXPECT_EQ(split.warnings[0].line, static_cast<int>(kMaxDepth) + 1);
}

TEST(SplitCalendar, KeepsAtMostAHundredWarnings) {
  std::string lines;
  for (int i = 0; i < 500; ++i) lines += "BEGIN:VEVENT\r\n";
  EXPECT_EQ(split_calendar(calendar(lines)).warnings.size(), kMaxWarnings);
}

}  // namespace
}  // namespace respite::ical
