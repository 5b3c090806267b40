// Which occurrence of a series of dates a UTC time means, by where its reader is.
#include "ical/names.h"

#include <gtest/gtest.h>

#include "tests/ical/quirk_text.h"
#include "tests/support/times.h"

namespace respite::ical {
namespace {

using respite::test::zone;

TEST(DateOf, ReadsAUtcTimeOnTheReadersClock) {
  struct Case {
    const char* reader;
    const char* stamp;
    const char* date;
  };
  const Case cases[] = {
      // The midnight a day begins at, as Outlook and Exchange write it.
      {"Europe/Berlin", "20260222T230000Z", "2026-02-23"},
      {"America/New_York", "20260223T050000Z", "2026-02-23"},
      {"Pacific/Auckland", "20260222T110000Z", "2026-02-23"},
      {"Pacific/Apia", "20260222T110000Z", "2026-02-23"},
      {"Asia/Kolkata", "20260222T183000Z", "2026-02-23"},
      // Its last second there.
      {"America/New_York", "20260224T045959Z", "2026-02-23"},
      {"Europe/Berlin", "20260223T225959Z", "2026-02-23"},
      // The first and the last second of the day in UTC.
      {"America/New_York", "20260223T000000Z", "2026-02-23"},
      {"Europe/Berlin", "20260223T000000Z", "2026-02-23"},
      {"Europe/Berlin", "20260223T235959Z", "2026-02-23"},
      {"America/Los_Angeles", "20260223T235959Z", "2026-02-23"},
      // Another notation says the date itself.
      {"America/New_York", "20260223", "2026-02-23"},
      {"America/New_York", "20260223T000000", "2026-02-23"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(to_text(date_of(*parse_stamp(c.stamp), zone(c.reader))), c.date)
        << c.reader << ' ' << c.stamp;
  }
}

// The days of a daily all-day series from 2026-02-16, 10 in all, that these lines leave.
std::string days_left(const std::string& reader, const std::string& lines) {
  const std::string text =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260216\r\n" + lines +
      "END:VEVENT\r\nEND:VCALENDAR\r\n";
  const ReadResult read = read_calendar(
      text,
      {zone(reader), respite::test::interval("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")});
  std::string days;
  for (const Entry& entry : read.entries) days += to_text(entry.first).substr(8) + ' ';
  return days + (read.last_day ? "last " + to_text(*read.last_day) : "");
}

TEST(SeriesOfDates, EndsOnTheDayItsWriterMeant) {
  const std::string all = "16 17 18 19 20 21 22 23 last 2026-02-23";
  const auto until = [](const std::string& reader, const std::string& stamp) {
    return days_left(reader, "RRULE:FREQ=DAILY;UNTIL=" + stamp + "\r\n");
  };
  EXPECT_EQ(until("Europe/Berlin", "20260222T230000Z"), all);
  EXPECT_EQ(until("America/New_York", "20260223T050000Z"), all);
  EXPECT_EQ(until("America/New_York", "20260224T045959Z"), all);
  EXPECT_EQ(until("Pacific/Auckland", "20260222T110000Z"), all);
  EXPECT_EQ(until("America/New_York", "20260223T000000Z"), all);
  EXPECT_EQ(until("America/New_York", "20260223"), all);
}

TEST(SeriesOfDates, LeavesOutTheDayItsWriterMeant) {
  const auto without = [](const std::string& reader, const std::string& stamp) {
    return days_left(reader, "RRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:" + stamp + "\r\n");
  };
  EXPECT_EQ(without("Europe/Berlin", "20260216T230000Z"), "16 18 last 2026-02-18");
  EXPECT_EQ(without("America/New_York", "20260217T050000Z"), "16 18 last 2026-02-18");
  EXPECT_EQ(without("Pacific/Auckland", "20260216T110000Z"), "16 18 last 2026-02-18");
  EXPECT_EQ(without("America/New_York", "20260217T000000Z"), "16 18 last 2026-02-18");
}

TEST(SeriesOfDates, GivesTheExtraDayItsWriterMeant) {
  EXPECT_EQ(days_left("Europe/Berlin", "RDATE:20260219T230000Z\r\n"), "16 20 last 2026-02-20");
  EXPECT_EQ(days_left("America/New_York", "RDATE:20260220T050000Z\r\n"), "16 20 last 2026-02-20");
}

// However EXDATE writes it, it is one moment on the clock of the series.
TEST(SeriesOfTimes, LeavesOutAMomentInAnyNotation) {
  const char* const notations[] = {"EXDATE:20260702T080000Z",
                                   "EXDATE;TZID=Europe/London:20260702T090000",
                                   "EXDATE;TZID=Europe/Berlin:20260702T100000",
                                   "EXDATE;TZID=GMT Standard Time:20260702T090000",
                                   "EXDATE:20260702T090000",
                                   "EXDATE;VALUE=DATE:20260702"};
  for (const char* const notation : notations) {
    const std::string text =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/London:20260701T090000\r\n"
        "DURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=3\r\n" +
        std::string(notation) + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    const ReadResult read = read_calendar(
        text, {zone("Asia/Tokyo"),
               respite::test::interval("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")});
    EXPECT_EQ(test::to_text(read),
              "2026-07-01T08:00:00Z/2026-07-01T09:00:00Z [1] \n"
              "2026-07-03T08:00:00Z/2026-07-03T09:00:00Z [1] \nlast 2026-07-03\n")
        << notation;
  }
}

}  // namespace
}  // namespace respite::ical
