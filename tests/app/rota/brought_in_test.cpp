// History from a CSV, on its way into a plan.
#include <gtest/gtest.h>

#include "app/rota/check_desk.h"
#include "app/rota/publish.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite {
namespace {

using test::instant;

const std::string kHistoryTeam = R"([desk]
id = "desk"
zone = "UTC"
history = "history.csv"
[fairness]
half_life = "520 weeks"
[[person]]
id = "ana"
[[person]]
id = "ben"
[[rota]]
id = "oncall"
handover = { every = "1 week", at = "09:00", from = 2026-06-01 }
[[rota.seat]]
id = "primary"
)";

class BroughtInDesk : public test::DeskOfALead {
 public:
  explicit BroughtInDesk(const std::string& csv) {
    write("team.toml", kHistoryTeam);
    write("history.csv", csv);
  }
};

TEST(History, IsCarriedIntoAPlanInEveryCount) {
  const BroughtInDesk desk(
      "person,at,load,nights,weekends,holidays\nana,2026-06-01,100,20,8,1\n"
      "ben,2026-06-01,60,10,8,0\n");
  const PlanView plan = desk.plan(instant("2026-05-20T09:00:00Z"), "2026-06-01", 2);
  const Balance& ana = plan.schedule.people[0].carried;  // half of what both brought in is owed
  EXPECT_NEAR(static_cast<double>(ana.load), 20 * 3600, 5);
  EXPECT_NEAR(static_cast<double>(ana.nights), 5e6, 500);
  EXPECT_EQ(ana.weekends, 0);
  EXPECT_NEAR(static_cast<double>(ana.holidays), 0.5e6, 500);
  EXPECT_EQ(plan.schedule.people[1].carried.load, -ana.load);
}

TEST(History, ThatMovesMakesADraftOld) {
  const BroughtInDesk desk("person,at,load\nana,2026-06-01,100\n");
  const Instant now = instant("2026-05-20T09:00:00Z");
  (void)desk.plan(now, "2026-06-01", 2);
  desk.write("history.csv", "at,person,load\n2026-06-01,ana,100\n");  // says the same
  EXPECT_NO_THROW((void)publish_draft(desk.open(now)));
  (void)desk.plan(now, "2026-06-15", 2);
  desk.write("history.csv", "person,at,load\nana,2026-06-01,400\n");
  EXPECT_ANY_THROW((void)publish_draft(desk.open(now)));
}

TEST(History, AfterTheFirstPublishedDutyDoesNotCountAndIsNamed) {
  const BroughtInDesk desk("person,at,load\nana,2026-06-20,100\n");
  desk.publish(instant("2026-05-20T09:00:00Z"), "2026-06-01", 2);
  const Instant now = instant("2026-06-16T09:00:00Z");
  const PlanView plan = desk.plan(now, "2026-06-22", 2);
  EXPECT_LT(std::abs(plan.schedule.people[0].carried.load), 100 * 3600 / 2 - 5);
  const auto warnings = check_desk(desk.open(now)).warnings;
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].place, (Place{"history.csv", 2, 1}));
  EXPECT_NE(warnings[0].message.find("does not count"), std::string::npos);
}

}  // namespace
}  // namespace respite
