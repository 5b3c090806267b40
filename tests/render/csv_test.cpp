#include "render/rota_text.h"

#include <gtest/gtest.h>

#include "tests/render/schedules.h"

namespace respite {
namespace {

TEST(ToCsv, NoTextIsAFormula) {
  ScheduleView schedule = weekly_schedule();
  schedule.slots.resize(1);
  const std::pair<const char*, const char*> kCases[] = {
      {"=1+1", ",'=1+1,"},         {"+44 20", ",'+44 20,"}, {"-1", ",'-1,"},
      {"@SUM(A1)", ",'@SUM(A1),"}, {"\t=1", ",'\t=1,"},     {"\r=1,2", ",\"'\r=1,2\","}};
  for (const auto& [name, cell] : kCases) {
    schedule.people[0].name = name;
    EXPECT_NE(to_csv(schedule).find(cell), std::string::npos) << to_csv(schedule);
  }
}

TEST(ToCsv, ALineForEachSlot) {
  ScheduleView schedule = weekly_schedule();
  schedule.slots.resize(1);
  schedule.slots.push_back(weekly_schedule().slots[2]);
  schedule.people[0].name = "Patel, Asha";
  EXPECT_EQ(to_csv(schedule),
            "id,rota,seat,turn,person,name,begin,end,local_begin,local_end,zone,hours\r\n"
            "oncall/primary/2026-12-21T09:00,oncall,primary,oncall/primary/2026-12-21T09:00,asha,"
            "\"Patel, Asha\",2026-12-21T09:00:00Z,2026-12-28T09:00:00Z,2026-12-21 09:00,"
            "2026-12-28 09:00,Europe/London,168.00\r\n"
            "oncall/primary/2026-12-28T09:00,oncall,primary,oncall/primary/2026-12-28T09:00,,,"
            "2026-12-28T09:00:00Z,2027-01-04T09:00:00Z,2026-12-28 09:00,2027-01-04 09:00,"
            "Europe/London,168.00\r\n");
}

TEST(ToCsv, HoursAreElapsed) {
  ScheduleView schedule;
  schedule.slots = {slot_view("oncall", "primary", "Europe/London", "2026-03-23T09:00",
                              "2026-03-30T09:00", "gone")};
  const std::string text = to_csv(schedule);
  EXPECT_NE(text.find(",167.00\r\n"), std::string::npos);
  EXPECT_NE(text.find(",gone,gone,"), std::string::npos);
}

TEST(ToCsv, ProtectedBlocksAreNoDuty) {
  ScheduleView schedule = weekly_schedule();
  schedule.slots.resize(1);
  schedule.slots[0].slot.kind = SlotKind::kProtected;
  EXPECT_EQ(to_csv(schedule).find("asha"), std::string::npos);
}

}  // namespace
}  // namespace respite
