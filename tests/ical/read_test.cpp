// Bounds and promises of read_calendar that no single file shows.
#include "ical/read.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "ical/series.h"
#include "ical/split.h"
#include "tests/ical/calendar_text.h"
#include "tests/ical/quirk_text.h"
#include "tests/support/times.h"

namespace respite::ical {
namespace {

using test::calendar;

ReadOptions year_2026() {
  return {respite::test::zone("Europe/London"),
          respite::test::interval("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")};
}

std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n";
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// Reads, and says how long it took on this machine.
struct Timed {
  ReadResult result;
  std::chrono::duration<double> took;
};
Timed timed(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  Timed timed{read_calendar(text, year_2026()), {}};
  timed.took = std::chrono::steady_clock::now() - begin;
  return timed;
}

TEST(ReadCalendar, NamesTheGuestsWhoWillComeAndTheOrganizer) {
  const ReadResult read =
      read_calendar(calendar(event("UID:leave\r\nDTSTART;VALUE=DATE:20260302\r\n"
                                   "ORGANIZER;CN=HR:mailto:HR@x.example\r\n"
                                   "ATTENDEE;PARTSTAT=ACCEPTED:mailto:Asha@x.example\r\n"
                                   "ATTENDEE;PARTSTAT=DECLINED:mailto:ben@x.example\r\n")),
                    year_2026());
  ASSERT_EQ(read.entries.size(), 1U);
  const Words& words = read.words[read.entries[0].words];
  EXPECT_EQ(words.guests, std::vector<std::string>{"asha@x.example"});
  EXPECT_EQ(words.organizer, "hr@x.example");
}

TEST(ReadCalendar, RefusesATextThatIsTooBig) {
  const ReadResult result = read_calendar(std::string(kMaxText + 1, 'x'), year_2026());
  EXPECT_FALSE(result.is_calendar);
  EXPECT_EQ(result.warnings, (std::vector<Warning>{{0, "too big to read"}}));
}

// A series is read as a whole or not at all: half of somebody's leave would be a wrong answer.
TEST(ReadCalendar, RefusesTheSeriesThatGivesTooManyEntries) {
  std::string events;
  for (int i = 0; i < 300; ++i) {
    events += event("UID:" + std::to_string(i) +
                    "\r\nDTSTART:20200101T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\n");
  }
  const std::string last = event("UID:last\r\nDTSTART:20260101T000000Z\r\n");
  const ReadResult result = read_calendar(calendar(events + last), year_2026());
  EXPECT_EQ(result.entries.size(), kMaxEntries / 365 * 365 + 1);
  EXPECT_EQ(result.warnings.size(), 300 - kMaxEntries / 365);
  EXPECT_EQ(result.warnings[0].message,
            "skipped: with it the calendar would have more than 100,000 occurrences in the window");
}

TEST(ReadCalendar, RefusesEventsBeyondTheMost) {
  std::string events;
  for (std::size_t i = 0; i < kMaxEvents + 2; ++i) {
    events += event("UID:" + std::to_string(i) + "\r\nDTSTART:20260101\r\n");
  }
  const ReadResult result = read_calendar(calendar(events), year_2026());
  EXPECT_EQ(result.entries.size(), kMaxEvents);
  const int line = static_cast<int>(2 + 4 * kMaxEvents);
  EXPECT_EQ(result.warnings,
            (std::vector<Warning>{{line, "more than 50,000 events; from here on none is read"}}));
}

TEST(ReadCalendar, OfManyMastersUnderOneUidAllOrNoneIsRead) {
  const std::string daily =
      event("UID:1\r\nDTSTART:20200101T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\n");
  EXPECT_EQ(read_calendar(calendar(repeated(daily, 250)), year_2026()).entries.size(), 365U);
  const ReadResult refused = read_calendar(calendar(repeated(daily, 300)), year_2026());
  EXPECT_TRUE(refused.entries.empty());
  EXPECT_FALSE(refused.last_day) << "what is not read says nothing of when the calendar ends";
  EXPECT_EQ(refused.warnings.size(), 1U);
}

TEST(ReadCalendar, ListsAHundredWarningsAndSaysThereAreMore) {
  const ReadResult result =
      read_calendar(calendar(repeated(event("DTSTART:broken\r\n"), 500)), year_2026());
  ASSERT_EQ(result.warnings.size(), 101U);
  EXPECT_EQ(result.warnings.back().message, "and more that is not listed");
}

TEST(ReadCalendar, NeverQuotesTheCalendarInAWarning) {
  const std::string secret = "Oncology";
  const std::string body =
      event("SUMMARY:" + secret + "\r\nDTSTART:" + secret + "\r\n") +
      event("UID:" + secret + "\r\nDTSTART;TZID=" + secret + ":20260101T000000\r\n") +
      event("DTSTART:20260101\r\nRRULE:FREQ=" + secret + "\r\n") +
      event("DTSTART:20260101\r\nDURATION:" + secret + "\r\n") + "BEGIN:" + secret;
  const ReadResult result = read_calendar(calendar(body), year_2026());
  EXPECT_GE(result.warnings.size(), 4U);
  for (const Warning& warning : result.warnings) {
    EXPECT_EQ(warning.message.find(secret), std::string::npos) << warning.message;
  }
}

// Each text once took a naive reader, or libical itself, seconds to hours.
TEST(ReadCalendar, EndsSoonOnHostileTexts) {
  const std::string impossible =
      event("DTSTART:16010101T000000Z\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=1\r\n");
  const std::string never = event(
      "DTSTART:20260101T000000Z\r\nRRULE:FREQ=YEARLY;INTERVAL=4;"
      "BYMONTH=2;BYMONTHDAY=29\r\n");
  const std::string far = event("DTSTART:00010101T000000Z\r\nRRULE:FREQ=DAILY\r\n");
  const std::string exdates = event("DTSTART:20260101T000000Z\r\nRRULE:FREQ=DAILY\r\nEXDATE:" +
                                    repeated("20260101T000000Z,", 3000) + "20260101T000000Z\r\n");
  const std::string zone = "BEGIN:VTIMEZONE\r\nTZID:Z\r\n" +
                           repeated(
                               "BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0100\r\n"
                               "TZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=1,2;BYDAY=SU,MO,TU,"
                               "WE,TH,FR,SA\r\nEND:STANDARD\r\n",
                               250) +
                           "END:VTIMEZONE\r\n" + event("DTSTART;TZID=Z:20260101T000000\r\n");
  const std::string texts[] = {
      calendar(repeated(impossible, 2000)),
      calendar(repeated(never, 2000)),
      calendar(repeated(far, 500)),
      calendar(repeated(exdates, 20)),
      repeated(calendar(zone), 10),
      calendar(repeated("BEGIN:A\r\n", 20) + repeated("END:B\r\n", 200'000)),
      calendar("BEGIN:VEVENT\r\n" + repeated("X;Y=\"", 200'000)),
      repeated("BEGIN:VCALENDAR\r\n", 50'000),
      "BEGIN:VCALENDAR\r\n" + repeated(" ", 1'000'000),
      std::string(1'000'000, '\0'),
      repeated("\r", 1'000'000),
  };
  // Generous: sanitizers and loaded machines are slow; the point is seconds, not hours.
  for (const std::string& text : texts)
    EXPECT_LT(timed(text).took.count(), 20.0) << text.substr(0, 200);
}

TEST(ReadCalendar, SaysWhenRulesAreTooMuchWork) {
  const std::string rule =
      event("DTSTART:16010101T000000Z\r\nRRULE:FREQ=DAILY;BYMONTHDAY=31;BYDAY=MO;COUNT=100000\r\n");
  const ReadResult result = read_calendar(calendar(repeated(rule, 200)), year_2026());
  ASSERT_FALSE(result.warnings.empty());
  EXPECT_EQ(result.warnings.back().message, "skipped: its calendar is too much work to read");
}

TEST(ReadCalendar, IsSafeFromManyThreads) {
  const std::string text =
      calendar(event("UID:a\r\nDTSTART;TZID=Asia/"
                     "Tokyo:20260101T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\n") +
               event("UID:b\r\nDTSTART:20260101T090000Z\r\nDTEND:20260101T100000Z\r\n"));
  const std::string expected = test::to_text(read_calendar(text, year_2026()));
  std::vector<std::string> read(8);
  {
    std::vector<std::jthread> threads;
    threads.reserve(read.size());
    for (std::string& mine : read) {
      threads.emplace_back([&] { mine = test::to_text(read_calendar(text, year_2026())); });
    }
  }
  for (const std::string& each : read) EXPECT_EQ(each, expected);
}

TEST(ReadCalendar, CutsWhatItReadsToTheWindow) {
  const std::string daily =
      event("DTSTART:20260601T230000Z\r\nDURATION:PT2H\r\nRRULE:FREQ=DAILY\r\n");
  const ReadOptions one_hour{
      Zone::utc(), respite::test::interval("2026-07-01T00:30:00Z", "2026-07-01T01:30:00Z")};
  const ReadResult result = read_calendar(calendar(daily), one_hour);
  ASSERT_EQ(result.entries.size(), 1U);
  EXPECT_EQ(to_rfc3339(result.entries[0].span.begin), "2026-06-30T23:00:00Z");
}

}  // namespace
}  // namespace respite::ical
