#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/moving/import.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite::moving {
namespace {

constexpr const char* kTeam =
    "[desk]\nid = \"desk\"\nzone = \"Europe/London\"\n"
    "[[person]]\nid = \"ana\"\nname = \"Ana Sousa\"\nemail = \"ana@x.example\"\n"
    "[[person]]\nid = \"yuki\"\nname = \"山田 太郎\"\nzone = \"Asia/Tokyo\"\n"
    "leave = \"2027-01-01\"\n"
    "[[person]]\nid = \"sam\"\nname = \"Sam Lee\"\n[[person]]\nid = \"sam2\"\nname = \"Sam Lee\"\n";

class LeaveDesk {
 public:
  LeaveDesk() { desk_.write("team.toml", kTeam); }

  // NOLINTNEXTLINE(modernize-use-nodiscard): some only want it imported
  ImportView import(const std::string& text, ImportFormat format = ImportFormat::kCsv,
                    bool rehearse = false) const {
    ImportRequest request;
    request.path = "hr.csv";
    request.source = "hr";
    request.text = text;
    request.format = format;
    request.rehearse = rehearse;
    return import_leave(open().invocation, request);
  }
  [[nodiscard]] OpenDesk open() const { return desk_.open(test::instant("2026-11-02T09:00:00Z")); }
  [[nodiscard]] std::string leave_of(std::size_t person) const {
    const OpenDesk opened = open();
    std::string text;
    for (const Interval& span : opened.calendars.leave[person]) text += test::text(span) + '\n';
    return text;
  }
  [[nodiscard]] const test::DeskOfALead& folder() const { return desk_; }

 private:
  test::DeskOfALead desk_;
};

std::string left_in(const ImportView& view) {
  std::string text;
  for (const ImportView::Left& left : view.left) text += left.where + ": " + left.why + '\n';
  return text;
}

TEST(ImportLeave, TellsEachRowThatItDoesNotUnderstand) {
  const LeaveDesk desk;
  const ImportView view = desk.import(
      "Name,Email,From,To,Half day,Status,Type\n"
      "Sousa Ana,,2026-12-01,2026-12-03,,Approved,\n"    // 2
      ",ANA@x.example,2026-12-03,2026-12-04,,,Annual\n"  // 3: overlaps
      "Sam Lee,,2026-12-01,2026-12-01,,,\n"              // 4: two of them
      "Nobody,,2026-12-01,2026-12-01,,,\n"               // 5
      "Ana Sousa,,2026-12-01,2026-12-01,,Maybe,\n"       // 6
      "Ana Sousa,,2026-12-20,2026-12-22,,Cancelled,\n"   // 7
      "Ana Sousa,,2026-12-20,2026-12-22,am,,\n"          // 8
      "Ana Sousa,,3/4/2027,,,,\n"                        // 9
      "Ana Sousa,,2026-12-09,2026-12-08,,,\n"            // 10
      "Ana Sousa,,2026-12-09,,,,Remote\n"                // 11
      "Ana Sousa,,2026-12-09,,,pending,\n"               // 12
      "Ana Sousa,,2026-12-09,,half,,\n"                  // 13
      "Ana Sousa,,2026-12-09,,pm,,\n");                  // 14
  EXPECT_EQ(left_in(view),
            "row 4: 2 people of the desk are \"Sam Lee\": give e-mail addresses\n"
            "row 5: nobody of the desk is \"Nobody\"\n"
            "row 6: neither approved nor cancelled: \"Maybe\"\n"
            "row 8: half a day of several, but not of which\n"
            "row 9: \"3/4/2027\" may be of two months: say --dates day-first or month-first\n"
            "row 10: it ends before it begins\n"
            "row 11: work from elsewhere is no leave\n"
            "row 12: asked for, but not approved yet\n"
            "row 13: half a day, but not which half\n");
  EXPECT_EQ(desk.leave_of(0),
            "2026-12-01T00:00:00Z/2026-12-05T00:00:00Z\n"
            "2026-12-09T12:00:00Z/2026-12-10T00:00:00Z\n");
}

TEST(ImportLeave, IsOnThePersonsOwnClockBesideWhatTheFileSays) {
  const LeaveDesk desk;
  desk.import("name,from,to\n太郎 山田,2026-12-01,2026-12-01\n");
  EXPECT_EQ(desk.leave_of(1),
            "2026-11-30T15:00:00Z/2026-12-01T15:00:00Z\n"
            "2026-12-31T15:00:00Z/2027-01-01T15:00:00Z\n");
}

TEST(ImportLeave, TheSameSourceAgainReplacesWhatItBrought) {
  const LeaveDesk desk;
  EXPECT_EQ(desk.import("name,from\nana,2026-12-01\n").files.size(), 2U);
  EXPECT_TRUE(desk.import("name,from\nana,2026-12-01\n").files.empty());
  desk.import("name,from\nana,2026-12-02\n");
  EXPECT_EQ(desk.leave_of(0), "2026-12-02T00:00:00Z/2026-12-03T00:00:00Z\n");
  desk.import("name,from\nyuki,2026-12-02\n");
  EXPECT_EQ(desk.leave_of(0), "");
}

TEST(ImportLeave, WritesNothingWhereItOnlyRehearses) {
  const LeaveDesk desk;
  EXPECT_EQ(desk.import("name,from\nana,2026-12-01\n", ImportFormat::kCsv, true).files.size(), 2U);
  EXPECT_EQ(desk.leave_of(0), "");
}

TEST(ImportLeave, TakesOneCalendarOfEverybody) {
  const LeaveDesk desk;
  const auto event = [](const std::string& lines) {
    return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n";
  };
  const ImportView view = desk.import(
      "BEGIN:VCALENDAR\r\n" +
          event("UID:1\r\nDTSTART;VALUE=DATE:20261201\r\nORGANIZER:mailto:hr@x.example\r\n"
                "ATTENDEE:mailto:ana@x.example\r\nSUMMARY:Sam Lee is not meant\r\n") +
          event("UID:2\r\nDTSTART;VALUE=DATE:20261210\r\nSUMMARY:山田 太郎 (Vacation)\r\n") +
          event("UID:3\r\nDTSTART;VALUE=DATE:20261211\r\nSUMMARY:Company day\r\n") +
          event("UID:4\r\nDTSTART;VALUE=DATE:20261212\r\nSUMMARY:Sousa\\, Ana\r\n"
                "STATUS:CANCELLED\r\n") +
          "END:VCALENDAR\r\n",
      ImportFormat::kIcs);
  EXPECT_EQ(left_in(view),
            "event of 2026-12-11: it names nobody of the desk, or several in its title\n");
  EXPECT_EQ(desk.leave_of(0), "2026-12-01T00:00:00Z/2026-12-02T00:00:00Z\n");
  EXPECT_EQ(desk.leave_of(1),
            "2026-12-09T15:00:00Z/2026-12-10T15:00:00Z\n"
            "2026-12-31T15:00:00Z/2027-01-01T15:00:00Z\n");
}

}  // namespace
}  // namespace respite::moving
