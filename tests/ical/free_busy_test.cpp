#include "ical/free_busy.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite::ical {
namespace {

using respite::test::instant;
using respite::test::interval;

TEST(WriteFreeBusy, SaysWhenAndNothingElse) {
  const FreeBusy feed{
      "0123abcd",
      interval("2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"),
      instant("2026-11-20T08:30:15Z"),
      {{interval("2026-12-07T00:00:00Z", "2026-12-07T09:00:00Z"), BusyType::kUnavailable},
       {interval("2026-12-07T10:00:00Z", "2026-12-07T11:15:00Z"), BusyType::kBusy},
       {interval("2026-12-07T14:00:00Z", "2026-12-07T16:00:00Z"), BusyType::kTentative}}};
  EXPECT_EQ(write_free_busy(feed),
            "BEGIN:VCALENDAR\r\n"
            "VERSION:2.0\r\n"
            "PRODID:-//Respite//Respite//EN\r\n"
            "METHOD:PUBLISH\r\n"
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
            "X-PUBLISHED-TTL:PT1H\r\n"
            "BEGIN:VFREEBUSY\r\n"
            "UID:0123abcd\r\n"
            "DTSTAMP:20261120T083015Z\r\n"
            "DTSTART:20261201T000000Z\r\n"
            "DTEND:20270101T000000Z\r\n"
            "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261207T000000Z/20261207T090000Z\r\n"
            "FREEBUSY;FBTYPE=BUSY:20261207T100000Z/20261207T111500Z\r\n"
            "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261207T140000Z/20261207T160000Z\r\n"
            "END:VFREEBUSY\r\n"
            "END:VCALENDAR\r\n");
}

TEST(WriteAvailability, CarvesHoursOutOfAnUnavailableWindow) {
  const Availability feed{"Service hours; Harbour",
                          "0123abcd",
                          interval("2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"),
                          instant("2026-11-20T08:30:15Z"),
                          {{"4567ef", interval("2026-12-07T08:00:00Z", "2026-12-07T18:00:00Z")}}};
  EXPECT_EQ(write_availability(feed),
            "BEGIN:VCALENDAR\r\n"
            "VERSION:2.0\r\n"
            "PRODID:-//Respite//Respite//EN\r\n"
            "METHOD:PUBLISH\r\n"
            "NAME:Service hours\\; Harbour\r\n"
            "X-WR-CALNAME:Service hours\\; Harbour\r\n"
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
            "X-PUBLISHED-TTL:PT1H\r\n"
            "BEGIN:VAVAILABILITY\r\n"
            "UID:0123abcd\r\n"
            "DTSTAMP:20261120T083015Z\r\n"
            "DTSTART:20261201T000000Z\r\n"
            "DTEND:20270101T000000Z\r\n"
            "BUSYTYPE:BUSY-UNAVAILABLE\r\n"
            "BEGIN:AVAILABLE\r\n"
            "UID:4567ef\r\n"
            "DTSTAMP:20261120T083015Z\r\n"
            "DTSTART:20261207T080000Z\r\n"
            "DTEND:20261207T180000Z\r\n"
            "END:AVAILABLE\r\n"
            "END:VAVAILABILITY\r\n"
            "END:VCALENDAR\r\n");
}

// "No hours" and "nothing known" differ: without hours there is still a window.
TEST(WriteAvailability, WithoutHoursIsUnavailableThroughout) {
  const std::string text = write_availability(
      {"", "0", interval("2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"), Instant{}, {}});
  EXPECT_NE(text.find("BEGIN:VAVAILABILITY\r\n"), std::string::npos);
  EXPECT_NE(text.find("DTEND:20270101T000000Z\r\nBUSYTYPE:BUSY-UNAVAILABLE\r\nEND:VAVAILABILITY"),
            std::string::npos);
  EXPECT_EQ(text.find("NAME"), std::string::npos);
}

}  // namespace
}  // namespace respite::ical
