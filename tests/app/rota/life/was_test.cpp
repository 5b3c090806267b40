// A rota or a seat that gets another name keeps its duties, their events and its account.
#include <gtest/gtest.h>

#include "app/rota/gaps.h"
#include "app/rota/publish.h"
#include "app/rota/who.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite {
namespace {

using test::instant;

const Instant kNamed = instant("2026-11-20T09:00:00Z");

std::string team(const std::string& rota, const std::string& seat) {
  return R"(
[desk]
id = "desk"
zone = "UTC"
[[person]]
id = "ana"
[[person]]
id = "bo"
[[person]]
id = "cy"
[fairness]
half_life = "26 weeks"
[[rota]]
handover = { every = "1 week", at = "09:00", from = 2026-01-05 }
)" + rota +
         "[[rota.seat]]\n" + seat;
}

TEST(Was, ARenamedRotaKeepsItsDutiesTheirEventsAndItsAccount) {
  const test::DeskOfALead desk;
  desk.write("team.toml", team("id = \"oncall\"\n", "id = \"primary\"\n"));
  desk.publish(kNamed, "2026-12-07", 6);
  const auto slots = [&] {
    return store::read_published(store::Database::open_to_read(desk.folder()));
  };
  const auto before = slots();
  desk.write("team.toml",
             team("id = \"phone\"\nwas = \"oncall\"\n", "id = \"first\"\nwas = \"primary\"\n"));
  const Instant later = kNamed + std::chrono::hours{1};
  EXPECT_EQ(gaps_in(desk.open(later), {}).gaps.size(), gaps_in(desk.open(kNamed), {}).gaps.size());
  desk.publish(later, "2026-12-07", 8);
  const auto after = slots();
  ASSERT_GT(after.size(), before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(after[i].slot.key, before[i].slot.key);
    EXPECT_EQ(after[i].slot.person, before[i].slot.person);
    EXPECT_EQ(after[i].slot.rota, "phone");
    EXPECT_EQ(after[i].slot.seat, "first");
  }
  // What was done under the old name is carried into plans of the new one.
  const PlanView plan = desk.plan(instant("2027-02-01T09:00:00Z"), "2027-02-08", 3);
  std::int64_t carried = 0;
  for (const PersonView& person : plan.schedule.people) carried += std::abs(person.carried.load);
  EXPECT_GT(carried, 0);
  // Without a word of it, the old rota's duties go.
  desk.write("team.toml", team("id = \"line\"\n", "id = \"first\"\n"));
  (void)desk.plan(later + std::chrono::hours{1}, "2026-12-07", 8);
  const DiffView lost = diff(desk.open(later + std::chrono::hours{1}));
  EXPECT_EQ(lost.changes.size(), 2 * after.size());
}

}  // namespace
}  // namespace respite
