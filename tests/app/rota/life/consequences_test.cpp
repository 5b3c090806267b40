// What a change would break, judged by what it touches, is what judging the whole rota again finds.
#include <gtest/gtest.h>

#include <random>

#include "app/rota/life/judge_change.h"
#include "store/published.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite {
namespace {

using test::instant;

const std::string kMixedTeam = R"(
[desk]
id = "desk"
zone = "Europe/London"
leads = ["ana"]
[[person]]
id = "ana"
skills = { radio = "able" }
[[person]]
id = "bo"
skills = { radio = "novice" }
[[person]]
id = "cy"
skills = { radio = "able" }
leaves = 2026-12-24
[[person]]
id = "di"
skills = { radio = "novice" }
[[person]]
id = "eve"
[limits]
rest = "11h"
max_days = 5
max_weekends = { is = "2 in 4 weeks", weight = 30 }
most = ["4 nights in 14 days"]
max_turns = { is = 8, weight = 5 }
long_rest = [{ is = "36h in a week", weight = 20 }]
complete_weekends = { weight = 5 }
alternate_holidays = "all"
apart = [{ is = ["ana", "cy"], weight = 50 }]
[[rota]]
id = "desk"
counts = "work"
[[rota.shift]]
id = "early"
when = "daily 08:00-16:00"
staff = 2
[[rota.shift]]
id = "night"
when = "daily 22:00-06:00"
[[rota]]
id = "oncall"
counts = "standby"
people = ["ana", "bo", "cy"]
handover = { every = "1 week", at = "09:00", from = 2026-01-05 }
[[rota.seat]]
id = "primary"
)";

const Instant kMixedFrom = instant("2026-11-20T09:00:00Z");

std::vector<std::string> texts(const std::vector<ViolationView>& violations) {
  std::vector<std::string> all;
  all.reserve(violations.size());
  for (const ViolationView& one : violations) all.push_back(one.text);
  return all;
}

Stretch given(const SlotRecord& slot, const std::optional<std::string>& to) {
  return {slot.rota, slot.seat, slot.place, slot.turn_span, slot.person, to};
}

TEST(Consequences, IsWhatJudgingEverythingAgainFinds) {
  const test::DeskOfALead folder;
  folder.write("team.toml", kMixedTeam);
  folder.publish(kMixedFrom, "2026-12-07", 4);
  const OpenDesk desk = folder.open(kMixedFrom);
  const auto database = store::Database::open_to_read(folder.folder());
  const Snapshot snapshot = read_snapshot(database);
  std::mt19937 random(7);
  int broken = 0;
  int bent = 0;
  const auto pick = [&]() -> const SlotRecord& {
    const auto any = std::uniform_int_distribution<std::size_t>(0, snapshot.published.size() - 1);
    for (auto at = any;;) {
      const SlotRecord& slot = snapshot.published[at(random)].slot;
      if (slot.kind != SlotKind::kProtected) return slot;
    }
  };
  for (int i = 0; i < 60; ++i) {
    const SlotRecord& slot = pick();
    const Person& person = desk.desk.people[random() % desk.desk.people.size()];
    std::vector<Stretch> change{given(slot, person.id)};
    const SlotRecord& other = pick();
    if (i % 2 == 0 && other.turn != slot.turn && other.person)
      change = {given(slot, other.person), given(other, slot.person)};
    ChangeJudge judge(desk, snapshot, change);
    const JudgedChange whole = judge.rehearse(change);
    const Consequences found = judge.consequences_of(change);
    EXPECT_EQ(texts(found.breaks), texts(whole.breaks)) << slot.turn << " to " << person.id;
    EXPECT_EQ(texts(found.bends), texts(whole.bends)) << slot.turn << " to " << person.id;
    for (const PersonView& one : whole.loads) {
      const auto above = found.above.find(one.id);
      if (!whole.breaks.empty() || above == found.above.end()) continue;
      EXPECT_EQ(above->second, one.load - one.fair) << one.id;
    }
    broken += whole.breaks.empty() ? 0 : 1;
    bent += whole.bends.empty() ? 0 : 1;
  }
  EXPECT_GT(broken, 10);
  EXPECT_GT(bent, 3);
}

}  // namespace
}  // namespace respite
