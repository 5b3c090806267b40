#include "ical/write.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite::ical {
namespace {

using respite::test::instant;
using respite::test::interval;

Event on_call() {
  Event event;
  event.uid = "oncall/primary/2026-12-07T09:00@harbour";
  event.span = interval("2026-12-07T17:00:00Z", "2026-12-08T09:00:00Z");
  event.summary = "On call: primary (Out of hours; nights, weekends)";
  event.description = "First line\nSecond line";
  event.categories = {"On-call", "a,b"};
  event.transparency = Transparency::kTransparent;
  event.busy = BusyStatus::kFree;
  event.sequence = 3;
  event.created = instant("2026-11-01T08:00:00Z");
  event.changed = instant("2026-11-20T08:30:15Z");
  return event;
}

TEST(WriteEvent, IsTheEventOfACalendarWithoutAMethod) {
  const std::string text = write_event(on_call());
  const std::string calendar = write_calendar({"Asha", "Europe/London", "", {on_call()}});
  EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")) << text;
  EXPECT_EQ(text.find("METHOD"), std::string::npos);
  EXPECT_EQ(text.substr(text.find("BEGIN:VEVENT")), calendar.substr(calendar.find("BEGIN:VEVENT")));
}

TEST(WriteCalendar, WritesEveryPropertyClientsNeed) {
  EXPECT_EQ(write_calendar({"Asha, Harbour", "Europe/London", "seagreen", {on_call()}}),
            "BEGIN:VCALENDAR\r\n"
            "VERSION:2.0\r\n"
            "PRODID:-//Respite//Respite//EN\r\n"
            "METHOD:PUBLISH\r\n"
            "NAME:Asha\\, Harbour\r\n"
            "X-WR-CALNAME:Asha\\, Harbour\r\n"
            "X-WR-TIMEZONE:Europe/London\r\n"
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
            "X-PUBLISHED-TTL:PT1H\r\n"
            "COLOR:seagreen\r\n"
            "BEGIN:VEVENT\r\n"
            "UID:oncall/primary/2026-12-07T09:00@harbour\r\n"
            "SEQUENCE:3\r\n"
            "DTSTAMP:20261120T083015Z\r\n"
            "CREATED:20261101T080000Z\r\n"
            "LAST-MODIFIED:20261120T083015Z\r\n"
            "DTSTART:20261207T170000Z\r\n"
            "DTEND:20261208T090000Z\r\n"
            "SUMMARY:On call: primary (Out of hours\\; nights\\, weekends)\r\n"
            "DESCRIPTION:First line\\nSecond line\r\n"
            "CATEGORIES:On-call,a\\,b\r\n"
            "TRANSP:TRANSPARENT\r\n"
            "X-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n"
            "END:VEVENT\r\n"
            "END:VCALENDAR\r\n");
}

TEST(WriteCalendar, SortsEventsByBeginEndAndUid) {
  Event first = on_call(), second = on_call(), third = on_call();
  second.span.end += Seconds{1};
  third.span = {second.span.begin + Seconds{1}, second.span.end};
  first.uid = "z";
  const std::string sorted = write_calendar({"", "", "", {first, second, third}});
  EXPECT_EQ(write_calendar({"", "", "", {third, second, first}}), sorted);
  EXPECT_LT(sorted.find("UID:z"), sorted.find("UID:oncall"));
}

TEST(WriteCalendar, WritesAnAlarmOnlyWhereAsked) {
  Event event = on_call();
  EXPECT_EQ(write_calendar({"", "", "", {event}}).find("VALARM"), std::string::npos);
  event.alarm = std::chrono::minutes{30};
  EXPECT_NE(write_calendar({"", "", "", {event}})
                .find("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT30M\r\nDESCRIPTION:On call"),
            std::string::npos);
}

TEST(WriteCalendar, DropsControlsAndMendsUtf8) {
  Event event = on_call();
  event.summary = "a\r\nATTACH:http://evil\x01\x7F\t\u0085b\xE9";
  event.location = "l\nm";
  const std::string text = write_calendar({"n\r\nX:y", "", "", {event}});
  EXPECT_NE(text.find("\r\nSUMMARY:aATTACH:http://evilb\xEF\xBF\xBD\r\n"), std::string::npos)
      << text;
  EXPECT_NE(text.find("\r\nLOCATION:lm\r\n"), std::string::npos);
  EXPECT_NE(text.find("\r\nNAME:nX:y\r\n"), std::string::npos);
}

TEST(WriteCalendar, LeavesOutAUriThatCouldWriteLines) {
  Event event = on_call();
  event.url = "https://rota.example/a?b=c,d;e";
  EXPECT_NE(
      write_calendar({"", "", "", {event}}).find("\r\nURL:https://rota.example/a?b=c,d;e\r\n"),
      std::string::npos);
  for (const char* unsafe : {"https://x/\r\nATTENDEE:y", "https://x/ y", "no scheme", "", ":x",
                             "1:x", "https://x/\"", "https://x/\xC3\xA9", "https://x/\x7F"}) {
    event.url = unsafe;
    EXPECT_FALSE(is_safe_uri(unsafe)) << unsafe;
    EXPECT_EQ(write_calendar({"", "", "", {event}}).find("URL"), std::string::npos) << unsafe;
  }
}

}  // namespace
}  // namespace respite::ical
