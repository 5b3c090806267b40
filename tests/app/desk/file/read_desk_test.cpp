#include "app/desk/file/read_desk.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "app/operation/failure.h"
#include "tests/app/desk/file/desk_folder.h"
#include "tests/app/desk/file/team_text.h"

namespace respite {
namespace {

const std::string kHead = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n";
const std::string kFoot = "END:VCALENDAR\r\n";

std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n" + lines + "END:VEVENT\r\n";
}

// Exit code and words of the failure, or nothing.
template <class Act>
std::string failure_of(Act act) {
  try {
    (void)act();
  } catch (const Failure& failure) {
    return std::to_string(static_cast<int>(failure.code())) + ": " + failure.what();
  }
  return "";
}

TEST(ReadDesk, FailsWithoutAFolderOrATeamFile) {
  const DeskFolder folder;
  const std::string gone = (folder.path() / "gone").string();
  EXPECT_EQ(failure_of([&] { return read_desk(gone); }), "4: no such folder: " + gone);
  EXPECT_EQ(
      failure_of([&] { return read_desk(folder.path()); }),
      "4: team.toml is not there in " + folder.path().string() + "; `respite init` writes one");
  EXPECT_EQ(failure_of([&] { return read_desk(std::vector<InputFile>{}); }),
            "4: team.toml was not kept");
}

TEST(ReadDesk, HolidaysThatAlternateAreOnesACalendarHas) {
  const DeskFolder folder;
  const std::string day = "DTSTART;VALUE=DATE:20201225\r\nSUMMARY:Christmas Day\r\n";
  folder.write("holidays.ics", kHead + event(day) + kFoot);
  const auto told = [&](const std::string& names) {
    folder.write("team.toml", kSmallDesk + "[[site]]\nid = \"x\"\nholidays = \"holidays.ics\"\n" +
                                  "[limits]\nalternate_holidays = " + names + "\n");
    const ReadDesk read = read_desk(folder.path());
    EXPECT_EQ(read.diagnostics.empty(), read.desk.has_value());
    // What was published with it is judged by it all the same.
    EXPECT_TRUE(read_desk(read.inputs).desk);
    return format(read.diagnostics);
  };
  EXPECT_EQ(told("[\"Christmas Day\"]"), "");  // of 2020: the calendar ends long ago
  EXPECT_EQ(told("\"all\""), "");
  EXPECT_EQ(told("{ is = [\"Christmas Day\", \"Chrismas Day\"], weight = 50 }"),
            "team.toml:14:47: error: no holiday calendar of the desk has \"Chrismas Day\"\n"
            "alternate_holidays = { is = [\"Christmas Day\", \"Chrismas Day\"], weight = 50 }\n"
            "                                              ^ did you mean \"Christmas Day\"?\n");
}

TEST(ReadDesk, ReadsTheCalendarsItNames) {
  const DeskFolder folder;
  folder.write("team.toml", kSmallDesk + "leave = \"leave/ben.ics\"\n");
  folder.write("leave/ben.ics", kHead +
                                    event("DTSTART;VALUE=DATE:20260706\r\n"
                                          "DTEND;VALUE=DATE:20260708\r\nSUMMARY:Secret\r\n") +
                                    kFoot);
  const ReadDesk read = read_desk(folder.path());
  ASSERT_TRUE(read.desk) << format(read.diagnostics);
  EXPECT_TRUE(read.diagnostics.empty());
  ASSERT_EQ(read.inputs.size(), 2U);
  EXPECT_EQ(read.inputs[0].path, "team.toml");
  EXPECT_EQ(read.inputs[1].path, "leave/ben.ics");
  ASSERT_EQ(read.calendars.leave.at(1).intervals().size(), 1U);
  EXPECT_EQ(to_rfc3339(read.calendars.leave.at(1).begin()->begin), "2026-07-05T23:00:00Z");
  EXPECT_EQ(to_rfc3339(read.calendars.leave.at(1).begin()->end), "2026-07-07T23:00:00Z");

  const ReadDesk again = read_desk(read.inputs);
  ASSERT_TRUE(again.desk);
  EXPECT_EQ(again.calendars.leave, read.calendars.leave);
  EXPECT_EQ(again.inputs, read.inputs);
}

TEST(ReadDesk, ReportsACalendarWhereItIsNamed) {
  const DeskFolder folder;
  folder.write("team.toml", kSmallDesk +
                                "leave = [\"gone.ics\", \"no.ics\", \"dir\"]\n"
                                "busy = [\"gone.ics\", \"out.ics\"]\n");
  folder.write("no.ics", "dear diary\n");
  std::filesystem::create_directory(folder.path() / "dir");
  std::filesystem::create_symlink("/etc/passwd", folder.path() / "out.ics");
  const ReadDesk read = read_desk(folder.path());
  EXPECT_FALSE(read.desk);
  EXPECT_EQ(format(read.diagnostics),
            "team.toml:10:10: error: \"gone.ics\" is not there\n"
            "leave = [\"gone.ics\", \"no.ics\", \"dir\"]\n"
            "         ^\n"
            "team.toml:10:22: error: \"no.ics\" is no calendar: no VCALENDAR in it\n"
            "leave = [\"gone.ics\", \"no.ics\", \"dir\"]\n"
            "                     ^\n"
            "team.toml:10:32: error: \"dir\" is not a file\n"
            "leave = [\"gone.ics\", \"no.ics\", \"dir\"]\n"
            "                               ^ write a calendar such as \"leave/asha.ics\", a date "
            "such as 2027-03-10, or \"2027-03-10 to 2027-03-12\"\n"
            "team.toml:11:9: error: \"gone.ics\" is not there\n"
            "busy = [\"gone.ics\", \"out.ics\"]\n"
            "        ^\n"
            "team.toml:11:21: error: \"out.ics\" is a link out of the desk\n"
            "busy = [\"gone.ics\", \"out.ics\"]\n"
            "                    ^\n");
}

TEST(ReadDesk, FollowsLinksThatStayInside) {
  const DeskFolder folder;
  folder.write("team.toml", kSmallDesk + "leave = \"link.ics\"\n");
  folder.write("a/real.ics", kHead + kFoot);
  std::filesystem::create_symlink("a/real.ics", folder.path() / "link.ics");
  EXPECT_TRUE(read_desk(folder.path()).desk);
}

TEST(ReadDesk, ABrokenEventCostsItselfAndNeverShowsItsText) {
  const DeskFolder folder;
  folder.write("team.toml", kSmallDesk + "leave = \"ben.ics\"\n");
  folder.write("ben.ics",
               kHead + event("DTSTART;VALUE=DATE:20269999\r\nSUMMARY:Secret clinic\r\n") +
                   event("DTSTART;VALUE=DATE:20260706\r\nSUMMARY:Secret clinic\r\n") + kFoot);
  const ReadDesk read = read_desk(folder.path());
  ASSERT_TRUE(read.desk);
  EXPECT_EQ(read.calendars.leave.at(1).intervals().size(), 1U);
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].severity, Severity::kWarning);
  EXPECT_EQ(read.diagnostics[0].place.file, "ben.ics");
  EXPECT_EQ(read.diagnostics[0].place.line, 4);
  EXPECT_EQ(format(read.diagnostics).find("Secret"), std::string::npos);
  EXPECT_EQ(format(read.diagnostics).find("9999"), std::string::npos);
}

TEST(ReadFile, StaysInTheFolder) {
  const DeskFolder folder;
  folder.write("desk/a.txt", "1234");
  folder.write("secret.txt", "s");
  const auto why = [&](const std::string& path, std::size_t most) {
    const auto read = read_file(folder.path() / "desk", path, most);
    const auto* unreadable = std::get_if<Unreadable>(&read);
    return unreadable ? unreadable->why : "read " + std::get<std::string>(read);
  };
  EXPECT_EQ(why("a.txt", 4), "read 1234");
  EXPECT_EQ(why("./a.txt", 4), "read 1234");
  EXPECT_EQ(why("a.txt", 3), "is too big");
  EXPECT_EQ(why("../secret.txt", 9), "is outside the desk");
  EXPECT_EQ(why("x/../../secret.txt", 9), "is outside the desk");
  EXPECT_EQ(why("/etc/passwd", 9), "is outside the desk");
  EXPECT_EQ(why("b.txt", 9), "is not there");
  EXPECT_EQ(why("", 9), "is not a file");
}

}  // namespace
}  // namespace respite
