#include "app/desk/file/read_calendars.h"

#include <gtest/gtest.h>

#include "app/desk/file/read_desk.h"
#include "app/desk/file/team_file.h"

namespace respite {
namespace {

std::string calendar(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n" + events + "END:VCALENDAR\r\n";
}

std::string event(const std::string& uid, const std::string& lines) {
  return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20260101T000000Z\r\n" + lines +
         "END:VEVENT\r\n";
}

std::string all_day(const std::string& date, const std::string& more = "") {
  return event(date, "DTSTART;VALUE=DATE:" + date + "\r\nSUMMARY:Day " + date + "\r\n" + more);
}

const Desk& desk() {
  static const ParsedTeamFile parsed = parse_team_file(
      "[desk]\nid = \"d\"\nzone = \"Europe/London\"\nholidays = \"h.ics\"\n"
      "[[site]]\nid = \"ny\"\nzone = \"America/New_York\"\nholidays = [\"h.ics\", \"us.ics\"]\n"
      "[[person]]\nid = \"a\"\nsite = \"ny\"\nleave = \"l.ics\"\nbusy = \"l.ics\"\n"
      "[[rota]]\nid = \"r\"\n[[rota.shift]]\nid = \"s\"\nwhen = \"daily 07:00-15:00\"\n"
      "[[rota.raise]]\ncalendar = \"e.ics\"\nshift = \"s\"\nstaff = 1\n",
      "team.toml");
  return *parsed.desk;
}

std::vector<std::string> spell(const IntervalSet& set) {
  std::vector<std::string> result;
  for (const Interval& interval : set) {
    result.push_back(to_rfc3339(interval.begin) + ' ' + to_rfc3339(interval.end));
  }
  return result;
}

TEST(ReadCalendars, HolidaysAreDaysAndLastAsLongAsTheirFile) {
  const ReadCalendars read = read_calendars(
      desk(),
      {{"h.ics", calendar(all_day("20261225") + all_day("20260101") +
                          event("t", "DTSTART:20260101T100000Z\r\nDTEND:20260101T110000Z\r\n"))},
       {"us.ics", calendar(all_day("20261225") + all_day("20260704") +
                           all_day("20260705", "STATUS:CANCELLED\r\n"))}},
      all_time());
  ASSERT_EQ(read.calendars.desk.days.size(), 2U);
  EXPECT_EQ(read.calendars.desk.days[0], (Holiday{make_day(2026, 1, 1), "Day 20260101"}));
  EXPECT_EQ(read.calendars.desk.ends, make_day(2026, 12, 25));
  ASSERT_EQ(read.calendars.sites.at(0).days.size(), 3U);
  EXPECT_TRUE(read.calendars.sites[0].contains(make_day(2026, 7, 4)));
  EXPECT_FALSE(read.calendars.sites[0].contains(make_day(2026, 7, 5)));
  ASSERT_EQ(read.diagnostics.size(), 2U);  // one where each of the two names the file
  EXPECT_EQ(read.diagnostics[0].message,
            "holidays are whole days: entries with a time left out: 1");
  EXPECT_EQ(read.diagnostics[0].place, (Place{"team.toml", 4, 12}));
  EXPECT_EQ(read.diagnostics[1].place, (Place{"team.toml", 8, 13}));
}

TEST(ReadCalendars, AllDayLeaveIsADayOnThePersonsClock) {
  const ReadCalendars read = read_calendars(
      desk(),
      {{"l.ics", calendar(all_day("20260704", "TRANSP:TRANSPARENT\r\n") +
                          event("t", "DTSTART:20260706T100000Z\r\nDTEND:20260706T110000Z\r\n") +
                          event("c",
                                "DTSTART:20260707T100000Z\r\nDTEND:20260707T110000Z\r\n"
                                "STATUS:CANCELLED\r\n"))}},
      all_time());
  const std::string timed = "2026-07-06T10:00:00Z 2026-07-06T11:00:00Z";
  EXPECT_EQ(spell(read.calendars.leave.at(0)),
            (std::vector<std::string>{"2026-07-04T04:00:00Z 2026-07-05T04:00:00Z", timed}));
  EXPECT_EQ(spell(read.calendars.busy.at(0)), std::vector<std::string>{timed});
}

// A desk of one person, in London, with an address.
Desk desk_with_person(const std::string& person) {
  return *parse_team_file(
              "[desk]\nid = \"d\"\nzone = \"Europe/London\"\n[[person]]\nid = \"a\"\n"
              "email = \"Asha@harbour.example\"\n" +
                  person,
              "team.toml")
              .desk;
}

TEST(ReadCalendars, LeaveMayStandAsDatesInTheTeamFile) {
  const Desk mixed = desk_with_person(
      "zone = \"America/New_York\"\n"
      "leave = [2026-07-01, \"2026-03-07 to 2026-03-09\", \"2026-12-24\", \"l.ics\"]\n");
  const ReadCalendars read =
      read_calendars(mixed, {{"l.ics", calendar(all_day("20260702"))}}, all_time());
  EXPECT_TRUE(read.diagnostics.empty());
  // Whole days on their own clock, over the clock change, too; next to each other they are one.
  EXPECT_EQ(spell(read.calendars.leave.at(0)),
            (std::vector<std::string>{"2026-03-07T05:00:00Z 2026-03-10T04:00:00Z",
                                      "2026-07-01T04:00:00Z 2026-07-03T04:00:00Z",
                                      "2026-12-24T05:00:00Z 2026-12-25T05:00:00Z"}));
  EXPECT_EQ(calendars_of(mixed).size(), 1U);
  EXPECT_EQ(spell(read_calendars(desk_with_person("leave = 2026-07-01\n"), {}, all_time())
                      .calendars.leave.at(0)),
            std::vector<std::string>{"2026-06-30T23:00:00Z 2026-07-01T23:00:00Z"});
}

TEST(ReadCalendars, WhatItsOwnerDeclinedTakesNoTime) {
  const std::string daily = "DTSTART:20260706T100000Z\r\nDTEND:20260706T110000Z\r\n";
  const auto attendee = [](const std::string& answer, const std::string& address) {
    return "ATTENDEE;PARTSTAT=" + answer + ":mailto:" + address + "\r\n";
  };
  const std::string text =
      calendar(event("series", daily + "RRULE:FREQ=DAILY;COUNT=3\r\n" +
                                   attendee("ACCEPTED", "asha@harbour.example") +
                                   attendee("DECLINED", "ben@harbour.example")) +
               event("series",
                     "RECURRENCE-ID:20260707T100000Z\r\nDTSTART:20260707T100000Z\r\n"
                     "DTEND:20260707T110000Z\r\n" +
                         attendee("DECLINED", "asha@HARBOUR.example")) +
               event("other", "DTSTART:20260709T100000Z\r\nDTEND:20260709T110000Z\r\n" +
                                  attendee("DECLINED", "asha@harbour.example")));
  const std::vector<std::string> kept = {"2026-07-06T10:00:00Z 2026-07-06T11:00:00Z",
                                         "2026-07-08T10:00:00Z 2026-07-08T11:00:00Z"};
  const ReadCalendars read = read_calendars(
      desk_with_person("busy = \"b.ics\"\nleave = \"b.ics\"\n"), {{"b.ics", text}}, all_time());
  EXPECT_EQ(spell(read.calendars.busy.at(0)), kept);
  EXPECT_EQ(spell(read.calendars.leave.at(0)), kept);
}

TEST(ReadCalendars, SomebodyWithoutAnAddressDeclinedNothing) {
  const std::string text = calendar(event("1",
                                          "DTSTART:20260709T100000Z\r\nDURATION:PT1H\r\n"
                                          "ATTENDEE;PARTSTAT=DECLINED:mailto:\r\n"));
  const Desk desk = *parse_team_file(
                         "[desk]\nid = \"d\"\nzone = \"Europe/London\"\n[[person]]\nid = \"a\"\n"
                         "busy = \"b.ics\"\n",
                         "team.toml")
                         .desk;
  EXPECT_FALSE(read_calendars(desk, {{"b.ics", text}}, all_time()).calendars.busy.at(0).empty());
}

// Two people of two zones, and a calendar of everybody's leave.
const Desk& desk_of_two() {
  static const ParsedTeamFile parsed = parse_team_file(
      "[desk]\nid = \"d\"\nzone = \"Europe/London\"\nleave = \"hr.ics\"\n"
      "[[person]]\nid = \"asha\"\nname = \"Asha Raman\"\nemail = \"asha@harbour.example\"\n"
      "[[person]]\nid = \"ben\"\nname = \"Ben Okoro\"\nemail = \"ben@harbour.example\"\n"
      "zone = \"America/New_York\"\nleave = [2026-07-04]\n",
      "team.toml");
  return *parsed.desk;
}

TEST(ReadCalendars, OneCalendarHasTheLeaveOfEverybody) {
  const auto guest = [](const std::string& person, const std::string& answer = "ACCEPTED") {
    return "ATTENDEE;PARTSTAT=" + answer + ":mailto:" + person + "\r\n";
  };
  const auto titled = [](const std::string& date, const std::string& title) {
    return event(date, "DTSTART;VALUE=DATE:" + date + "\r\nSUMMARY:" + title + "\r\n");
  };
  const std::string text =
      calendar(all_day("20260601", guest("ASHA@harbour.example") + guest("ben@harbour.example") +
                                       "ORGANIZER:mailto:hr@harbour.example\r\n") +
               all_day("20260603", "ORGANIZER:mailto:ben@harbour.example\r\n") +
               titled("20260605", "Leave: raman\\, asha") +
               all_day("20260607", guest("asha@harbour.example") + "STATUS:CANCELLED\r\n") +
               // Nobody's: two in a title, somebody else, who will not come.
               titled("20260609", "Ben Okoro covers for Asha Raman") +
               all_day("20260611", guest("zoe@harbour.example")) +
               all_day("20260613", guest("asha@harbour.example", "DECLINED") +
                                       "ORGANIZER:mailto:ben@harbour.example\r\n"));
  const ReadCalendars read = read_calendars(desk_of_two(), {{"hr.ics", text}}, all_time());
  EXPECT_EQ(spell(read.calendars.leave.at(0)),
            (std::vector<std::string>{"2026-05-31T23:00:00Z 2026-06-01T23:00:00Z",
                                      "2026-06-04T23:00:00Z 2026-06-05T23:00:00Z"}));
  EXPECT_EQ(spell(read.calendars.leave.at(1)),
            (std::vector<std::string>{"2026-06-01T04:00:00Z 2026-06-02T04:00:00Z",
                                      "2026-06-03T04:00:00Z 2026-06-04T04:00:00Z",
                                      "2026-07-04T04:00:00Z 2026-07-05T04:00:00Z"}));
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].message, "events that are leave of nobody here: 3 of 6");
  EXPECT_EQ(read.diagnostics[0].severity, Severity::kNote);
  EXPECT_EQ(read.diagnostics[0].place, (Place{"team.toml", 4, 9}));
}

TEST(ReadCalendars, LeaveOfEverybodyThatIsOfNobodyIsAWarning) {
  const ReadCalendars read =
      read_calendars(desk_of_two(), {{"hr.ics", calendar(all_day("20260601"))}}, all_time());
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].severity, Severity::kWarning);
  EXPECT_EQ(read.diagnostics[0].hint,
            "people are known by `email`, else by a title that names one");
}

TEST(ReadCalendars, ManyPeopleAndTitlesAreReadInASecond) {
  Desk desk = desk_of_two();
  const Person ben = desk.people.back();
  desk.people.clear();
  std::string events;
  for (int i = 0; i < 500; ++i) {
    desk.people.push_back(ben);
    desk.people.back().id = "p" + std::to_string(i);
    desk.people.back().name = "Person N" + std::to_string(i);
    desk.people.back().email = desk.people.back().id + "@harbour.example";
    events += event(std::to_string(i), "DTSTART;VALUE=DATE:20260601\r\nSUMMARY:Person n" +
                                           std::to_string(i) + " is away\r\n");
  }
  const auto begin = std::chrono::steady_clock::now();
  const ReadCalendars read = read_calendars(desk, {{"hr.ics", calendar(events)}}, all_time());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{5});
  EXPECT_TRUE(read.diagnostics.empty());
  EXPECT_EQ(spell(read.calendars.leave.at(499)).size(), 2U);
}

TEST(ReadCalendars, AFreeBusyFileIsBusyTimeAndNothingElse) {
  const std::string text = calendar(
      "BEGIN:VFREEBUSY\r\nFREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260602T100000Z/20260602T120000Z\r\n"
      "FREEBUSY;FBTYPE=FREE:20260603T100000Z/20260603T120000Z\r\nEND:VFREEBUSY\r\n");
  const ReadCalendars read = read_calendars(
      desk_with_person("busy = \"b.ics\"\nleave = \"b.ics\"\n"), {{"b.ics", text}}, all_time());
  EXPECT_EQ(spell(read.calendars.busy.at(0)),
            std::vector<std::string>{"2026-06-02T10:00:00Z 2026-06-02T12:00:00Z"});
  EXPECT_TRUE(read.calendars.leave.at(0).empty());
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].place, (Place{"team.toml", 8, 9}));
  EXPECT_EQ(read.diagnostics[0].message,
            "free/busy periods count in \"busy\" alone: periods left out: 1");
}

// However long entries are and however often they repeat, a date is one holiday.
TEST(ReadCalendars, HolidaysAreBoundedByTheirDates) {
  const std::string text = calendar(event("1",
                                          "DTSTART;VALUE=DATE:19700101\r\nDURATION:P20000D\r\n"
                                          "RRULE:FREQ=DAILY\r\nSUMMARY:" +
                                              std::string(2000, 'x') + "\r\n"));
  const Interval span{*parse_rfc3339("2026-01-01T00:00:00Z"),
                      *parse_rfc3339("2026-01-11T00:00:00Z")};
  const ReadCalendars read = read_calendars(desk(), {{"h.ics", text}}, span);
  const std::vector<Holiday>& days = read.calendars.desk.days;
  ASSERT_EQ(days.size(), 11U);  // those the span touches
  EXPECT_EQ(days.front().day, make_day(2026, 1, 1));
  EXPECT_EQ(days.front().name.size(), 200U);
}

// Of several entries on one date the one that begins first names it.
TEST(ReadCalendars, HolidaysThatOverlapAreEachDateOnce) {
  const ReadCalendars read = read_calendars(
      desk(),
      {{"h.ics", calendar(all_day("20261226") + all_day("20261224", "DURATION:P4D\r\n") +
                          all_day("20261225"))}},
      all_time());
  std::string days;
  for (const Holiday& holiday : read.calendars.desk.days) {
    days += to_text(holiday.day) + ' ' + holiday.name + '\n';
  }
  EXPECT_EQ(days,
            "2026-12-24 Day 20261224\n2026-12-25 Day 20261224\n2026-12-26 Day 20261224\n"
            "2026-12-27 Day 20261224\n");
}

TEST(ReadCalendars, RaisesHaveTheShapeOfTheRotas) {
  const ReadCalendars read =
      read_calendars(desk(), {{"e.ics", calendar(all_day("20260704"))}}, all_time());
  ASSERT_EQ(read.calendars.raises.size(), 1U);
  EXPECT_EQ(spell(read.calendars.raises.at(0).at(0)),
            std::vector<std::string>{"2026-07-03T23:00:00Z 2026-07-04T23:00:00Z"});
}

TEST(CalendarsOf, ListsEveryReference) {
  std::string paths;
  for (const FileReference& file : calendars_of(desk())) paths += file.path + ' ';
  EXPECT_EQ(paths, "h.ics h.ics us.ics l.ics l.ics e.ics ");
}

TEST(WarnCalendarsEnd, WarnsWhereTheWindowGoesOn) {
  DeskCalendars calendars;
  calendars.sites.resize(1);
  calendars.desk.ends = make_day(2026, 12, 31);
  calendars.sites[0].ends = make_day(2026, 12, 30);
  // To the end of the year in London: five hours short of it in New York.
  const Interval window{*parse_rfc3339("2026-12-01T00:00:00Z"),
                        *parse_rfc3339("2027-01-01T00:00:00Z")};
  const auto warnings = warn_calendars_end(desk(), calendars, window);
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(format(warnings[0]),
            "team.toml:8:13: warning: the holiday calendar ends on 2026-12-30, the window on "
            "2026-12-31\n  later holidays count as ordinary days\n");
  calendars.sites[0].ends.reset();
  EXPECT_EQ(warn_calendars_end(desk(), calendars, window)[0].message,
            "the holiday calendar has no dates, the window on 2026-12-31");
  EXPECT_TRUE(warn_calendars_end(desk(), calendars, {window.begin, window.begin}).empty());
}

}  // namespace
}  // namespace respite
