// What a text may cost, whoever wrote it: 64 MiB at any moment, and a second.
//
// A program of its own, as it counts what is allocated.
#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <new>

#include "ical/read.h"
#include "ical/split.h"
#include "tests/support/times.h"

namespace {

std::atomic<std::size_t> now_held{0};
std::atomic<std::size_t> most_held{0};

}  // namespace

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  void* block = std::malloc(size);
  const std::size_t held = now_held += malloc_usable_size(block);
  most_held = std::max(most_held.load(), held);
  return block;
}
void* operator new(std::size_t size) {
  void* block = operator new(size, std::nothrow);
  return block != nullptr ? block : throw std::bad_alloc();
}
void operator delete(void* block) noexcept {
  now_held -= malloc_usable_size(block);
  std::free(block);
}
void operator delete(void* block, std::size_t) noexcept { operator delete(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { operator delete(block); }

namespace respite::ical {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;
// A second, tenfold: sanitizers and loaded machines are slow, and what is not bounded takes
// minutes. Under the thread sanitizer the same takes longer still.
#ifdef __SANITIZE_THREAD__
constexpr double kMostSeconds = 40;
#else
constexpr double kMostSeconds = 10;
#endif

using Piece = std::function<std::string(int)>;

// As many pieces as one calendar can hold.
std::string filled(const Piece& piece) {
  const std::string foot = "END:VCALENDAR\r\n";
  std::string text = "BEGIN:VCALENDAR\r\n";
  for (int i = 0;; ++i) {
    const std::string next = piece(i);
    if (text.size() + next.size() + foot.size() > kMaxText) return text + foot;
    text += next;
  }
}

std::string event(const std::string& uid, const std::string& lines) {
  return "BEGIN:VEVENT\r\nUID:" + uid + "\r\n" + lines + "END:VEVENT\r\n";
}

std::string number(int i) { return std::to_string(i); }
std::string minute(int i) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + number(n); };
  return "2026" + two(i / 40'320 % 12 + 1) + two(i / 1440 % 28 + 1) + 'T' + two(i / 60 % 24) +
         two(i % 60) + "00Z";
}

std::string list(const std::string& name, int values, const std::string& end) {
  std::string line = name;
  for (int i = 0; i < values; ++i) line += (i > 0 ? "," : "") + minute(i * 7) + end;
  return line + "\r\n";
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

struct Cost {
  ReadResult read;
  std::size_t bytes;
  double seconds;
};
Cost cost_of(const std::string& text) {
  const std::size_t before = now_held;
  most_held = before;
  const std::clock_t begin = std::clock();
  Cost cost{read_calendar(
                text, {respite::test::zone("Europe/Berlin"),
                       respite::test::interval("2026-01-01T00:00:00Z", "2029-01-01T00:00:00Z")}),
            0, 0};
  cost.seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  cost.bytes = most_held - before;
  return cost;
}

class Bounds : public testing::TestWithParam<std::pair<const char*, Piece>> {};

TEST_P(Bounds, HoldForATextFullOf) {
  const Cost cost = cost_of(filled(GetParam().second));
  EXPECT_LE(cost.bytes, kMostBytes);
  EXPECT_LE(cost.seconds, kMostSeconds);
  RecordProperty("kilobytes", static_cast<int>(cost.bytes >> 10));
  RecordProperty("milliseconds", static_cast<int>(cost.seconds * 1000));
}

const std::string kDaily = "DTSTART:19700101T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\n";
const std::string kText = "SUMMARY:" + std::string(120, 's') + "\r\n";

INSTANTIATE_TEST_SUITE_P(
    Texts, Bounds,
    testing::Values(
        std::pair{"DailySeries", Piece([](int i) {
                    return event(number(i) + std::string(60, 'u'), kText + kDaily);
                  })},
        std::pair{"CountingSeries", Piece([](int i) {
                    return event(number(i),
                                 "DTSTART:16010101T000000Z\r\nRRULE:FREQ=DAILY;COUNT=999999\r\n");
                  })},
        std::pair{"SingleEvents", Piece([](int i) {
                    return event(number(i) + std::string(60, 'u'),
                                 kText + "DTSTART:" + minute(i) + "\r\n");
                  })},
        std::pair{"SeriesWithDates", Piece([](int i) {
                    return event(number(i), "SUMMARY:Standby until further notice\r\n" + kDaily +
                                                list("EXDATE:", 3, "") + list("RDATE:", 3, ""));
                  })},
        std::pair{"MastersOfOneUid", Piece([](int) { return event("1", kText + kDaily); })},
        std::pair{"ChangesToOneSeries", Piece([](int i) {
                    return i == 0 ? event("1", kDaily)
                                  : event("1", kText + "RECURRENCE-ID;RANGE=THISANDFUTURE:" +
                                                   minute(i) + "\r\nDTSTART:" + minute(i) + "\r\n");
                  })},
        std::pair{"ExcludedDates", Piece([](int i) {
                    return event(number(i), kDaily + repeated(list("EXDATE:", 2000, ""), 10));
                  })},
        std::pair{"ExtraDates", Piece([](int i) {
                    return event(number(i),
                                 "DTSTART:20260101T000000Z\r\n" +
                                     repeated(list("RDATE;VALUE=PERIOD:", 2000, "/PT1H"), 10));
                  })},
        std::pair{"BusyPeriods", Piece([](int) {
                    return "BEGIN:VFREEBUSY\r\n" + repeated(list("FREEBUSY:", 2000, "/PT1M"), 10) +
                           "END:VFREEBUSY\r\n";
                  })},
        std::pair{"GuestsWhoDeclined", Piece([](int i) {
                    return event(number(i),
                                 kDaily + repeated("ATTENDEE;PARTSTAT=DECLINED:mailto:a@x."
                                                   "example\r\n",
                                                   200));
                  })},
        std::pair{"Parameters", Piece([](int i) {
                    return event(number(i),
                                 "DTSTART" + repeated(";X=1", 100) + ":20260101T000000Z\r\n");
                  })},
        std::pair{"Zones", Piece([](int i) {
                    return "BEGIN:VTIMEZONE\r\nTZID:Z" + number(i) + "\r\n" +
                           repeated(
                               "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\n"
                               "TZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=1,2;BYDAY=SU,MO\r\n"
                               "END:STANDARD\r\n",
                               3) +
                           "END:VTIMEZONE\r\n";
                  })},
        std::pair{"ComponentsInComponents", Piece([](int i) {
                    return i >= 29 ? std::string(100'000, 'X')
                                   : (i == 0 ? "BEGIN:VTIMEZONE\r\n" : "") +
                                         ("BEGIN:STANDARD\r\n" + repeated("RDATE\r\n", 60'000));
                  })}),
    [](const auto& info_of) { return std::string(info_of.param.first); });

// 180 bytes of holidays once became 300 million dates, and 60 KB of leave 2.3 GB.
TEST(Bounds, HoldForSmallTexts) {
  const std::string texts[] = {
      event("1", "DTSTART;VALUE=DATE:19700101\r\nDURATION:P20000D\r\nRRULE:FREQ=DAILY\r\n"),
      event("1", "DTSTART;VALUE=DATE:19700101\r\nDURATION:P20000D\r\n" +
                     repeated("RRULE:FREQ=DAILY\r\n", 20)),
      event("1", "SUMMARY:" + std::string(60'000, 'x') + "\r\n" + kDaily),
  };
  for (const std::string& text : texts) {
    const Cost cost = cost_of("BEGIN:VCALENDAR\r\n" + text + "END:VCALENDAR\r\n");
    EXPECT_LE(cost.bytes, kMostBytes / 4) << text.substr(0, 200);
    EXPECT_LE(cost.seconds, kMostSeconds) << text.substr(0, 200);
    EXPECT_TRUE(cost.read.warnings.empty() != cost.read.entries.empty()) << "read or refused";
  }
}

}  // namespace
}  // namespace respite::ical
