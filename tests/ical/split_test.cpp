#include "ical/split.h"

#include <gtest/gtest.h>

#include "tests/ical/calendar_text.h"

namespace respite::ical {
namespace {

using test::calendar;

struct Split : SplitText {
  std::vector<Component> components;
};

Split split(const std::string& text) {
  std::vector<Component> components;
  SplitText read =
      split_calendar(text, [&](const Component& component) { components.push_back(component); });
  return {std::move(read), std::move(components)};
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
  const Split read =
      split(calendar("BEGIN:VEVENT\r\nUID:1\r\nDESCRIPTION:long\r\n text\r\nDTSTART:20260101\r\n"
                     "BEGIN:VALARM\r\nUID:alarm\r\nEND:VALARM\r\nEND:VEVENT\r\n"));
  ASSERT_EQ(read.components.size(), 1U);
  EXPECT_EQ(read.components[0].line, 2);
  EXPECT_EQ(read.components[0].lines, (std::vector<std::string>{"UID:1", "DTSTART:20260101"}));
  EXPECT_TRUE(read.warnings.empty());
}

TEST(SplitCalendar, KeepsObservancesInTheirTimeZone) {
  const Split read = split(
      calendar("BEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\nTZNAME:X\r\nTZOFFSETTO:+0100\r\n"
               "END:STANDARD\r\nEND:VTIMEZONE\r\n"));
  ASSERT_EQ(read.components.size(), 1U);
  ASSERT_EQ(read.components[0].parts.size(), 1U);
  EXPECT_EQ(read.components[0].parts[0].kind, "STANDARD");
  EXPECT_EQ(read.components[0].parts[0].lines, (std::vector<std::string>{"TZOFFSETTO:+0100"}));
}

TEST(SplitCalendar, NumbersLinesAsTheFileHasThem) {
  const Split read =
      split("BEGIN:VCALENDAR\nX:1\n 2\n 3\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nEND:VCALENDAR\n");
  ASSERT_EQ(read.components.size(), 1U);
  EXPECT_EQ(read.components[0].line, 5);
}

TEST(SplitCalendar, DropsAnEventWithALineBeyondTheLimit) {
  const std::string summary = "SUMMARY:" + std::string(kMaxLine, 'x') + "\r\n";
  const std::string ignored = "ATTACH:" + std::string(kMaxLine, 'x') + "\r\n";
  const Split read = split(calendar("BEGIN:VEVENT\r\n" + summary + "END:VEVENT\r\n" +
                                    "BEGIN:VEVENT\r\n" + ignored + "END:VEVENT\r\n"));
  EXPECT_EQ(read.components.size(), 1U);
  ASSERT_EQ(read.warnings.size(), 1U);
  EXPECT_EQ(read.warnings[0], (Warning{2, "skipped: a line in it is too long"}));
}

TEST(SplitCalendar, DropsWhatIsTooLong) {
  std::string lines;
  while (lines.size() <= kMaxKept) lines += "EXDATE:20260101,20260102\r\n";
  const Split read = split(calendar("BEGIN:VEVENT\r\n" + lines + lines + "END:VEVENT\r\n"));
  EXPECT_TRUE(read.components.empty());
  ASSERT_EQ(read.warnings.size(), 1U);
  EXPECT_EQ(read.warnings[0], (Warning{2, "skipped: it is too long"}));
}

// A zone counts with its observances, empty ones, too.
TEST(SplitCalendar, DropsAZoneOfTooManyParts) {
  std::string parts;
  while (parts.size() <= kMaxKept) parts += "BEGIN:STANDARD\r\nEND:STANDARD\r\n";
  const Split read = split(calendar("BEGIN:VTIMEZONE\r\n" + parts + "END:VTIMEZONE\r\n"));
  EXPECT_TRUE(read.components.empty());
  EXPECT_EQ(read.warnings, (std::vector<Warning>{{2, "skipped: it is too long"}}));
}

TEST(SplitCalendar, KeepsOfAttendeesTheFirstFewAndThoseWhoDeclined) {
  const std::string comes = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@x.example";
  const std::string declined = "attendee;partstat=declined:mailto:b@x.example";
  std::string lines;
  for (int i = 0; i < 5; ++i) lines += comes + "\r\n";
  const Split read = split(calendar("BEGIN:VEVENT\r\n" + lines + declined + "\r\nEND:VEVENT\r\n"));
  ASSERT_EQ(read.components.size(), 1U);
  EXPECT_EQ(read.components[0].lines, (std::vector<std::string>{comes, comes, comes, declined}));
}

TEST(SplitCalendar, SaysThatHoursAreNotRead) {
  const Split read = split(
      calendar("BEGIN:VAVAILABILITY\r\nBEGIN:AVAILABLE\r\nEND:AVAILABLE\r\nEND:VAVAILABILITY\r\n"));
  EXPECT_TRUE(read.components.empty());
  EXPECT_EQ(read.warnings, (std::vector<Warning>{{2, "skipped: a VAVAILABILITY is not read"}}));
}

TEST(SplitCalendar, StopsWhereComponentsNestTooDeeply) {
  std::string text = "BEGIN:VCALENDAR\r\n";
  for (std::size_t i = 0; i < 2 * kMaxDepth; ++i) text += "BEGIN:X-BOX\r\n";
  const Split read = split(text + "END:VCALENDAR\r\n");
  EXPECT_TRUE(read.is_calendar);
  ASSERT_FALSE(read.warnings.empty());
  EXPECT_EQ(read.warnings[0].line, static_cast<int>(kMaxDepth) + 1);
}

TEST(SplitCalendar, KeepsAtMostAHundredWarnings) {
  std::string lines;
  for (int i = 0; i < 500; ++i) lines += "BEGIN:VEVENT\r\n";
  EXPECT_EQ(split(calendar(lines)).warnings.size(), kMaxWarnings);
}

}  // namespace
}  // namespace respite::ical
