#include "render/rota_text.h"

#include <gtest/gtest.h>

#include "tests/render/schedules.h"

namespace respite {
namespace {

std::string lines(const std::string& text, std::size_t first, std::size_t count) {
  std::string result;
  std::size_t line = 0;
  for (const char c : text) {
    if (line >= first && line < first + count) result += c;
    if (c == '\n') ++line;
  }
  return result;
}

TEST(RenderCalendar, ListsWhoHoldsEachDay) {
  const std::string text = render_calendar(weekly_schedule(), Style{});
  EXPECT_EQ(lines(text, 0, 2),
            "December 2026\n"
            "  Mon           Tue           Wed           Thu           Fri           Sat           "
            "Sun\n");
  EXPECT_NE(text.find("  21            22            23            24            25* Christma… 26"
                      "            27\n"
                      "  P Asha        P Asha        P Asha        P Asha        P Asha        "
                      "P Asha        P Asha\n"
                      "  S Zoë         S Zoë         S Zoë         S Zoë         S Zoë         "
                      "S Zoë         S Zoë\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("January 2027\n"), std::string::npos);
  EXPECT_NE(text.find("P oncall/primary, S oncall/secondary; Europe/London\n"), std::string::npos);
}

TEST(RenderCalendar, AnOpenSeatIsMarked) {
  EXPECT_NE(render_calendar(weekly_schedule(), Style{}).find("  P ?           P ?"),
            std::string::npos);
}

TEST(RenderCalendar, AShiftAcrossMidnightStandsOnTheDayItBegins) {
  const std::string text = render_calendar(shift_schedule(), Style{});
  EXPECT_NE(text.find("11            12            13\n"
                      "                                                          E Ann         "
                      "N Ann\n"),
            std::string::npos)
      << text;
}

TEST(RenderCalendar, WeeksBeginWhereTheDeskSays) {
  ScheduleView schedule = weekly_schedule();
  schedule.week_start = std::chrono::Sunday;
  EXPECT_EQ(lines(render_calendar(schedule, Style{}), 1, 1).substr(0, 19), "  Sun           Mon");
}

TEST(RenderCalendar, NoLineEndsInASpace) {
  EXPECT_EQ(render_calendar(weekly_schedule(), Style{}).find(" \n"), std::string::npos);
}

}  // namespace
}  // namespace respite
