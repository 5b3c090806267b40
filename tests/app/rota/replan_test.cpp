#include "app/rota/replan.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/operation/failure.h"
#include "app/rota/publish.h"
#include "app/rota/show.h"
#include "app/rota/who.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite {
namespace {

using test::DeskOfALead;
using test::instant;

std::string person_entry(const std::string& id, const std::string& more = "") {
  return "[[person]]\nid = \"" + id + "\"\n" + more;
}

std::string team_on_call(const std::string& people, const std::string& desk = "") {
  return "[desk]\nid = \"desk\"\nzone = \"UTC\"\n" + desk + people +
         "[[rota]]\nid = \"oncall\"\n"
         "handover = { every = \"1 week\", at = \"12:00\", from = 2026-06-01 }\n"
         "[[rota.seat]]\nid = \"primary\"\n";
}

const std::string kBenAndCy = person_entry("ben") + person_entry("cy");

// Three people, six weeks of June and July published.
class OnCallRota : public DeskOfALead {
 public:
  explicit OnCallRota(std::string desk = "") : desk_(std::move(desk)) {
    write("team.toml", team_on_call(person_entry("ana") + kBenAndCy, desk_));
    DeskOfALead::publish(instant("2026-05-20T09:00:00Z"), "2026-06-01", 6);
  }
  void ana(const std::string& more) const {
    write("team.toml", team_on_call(person_entry("ana", more) + kBenAndCy, desk_));
  }
  [[nodiscard]] ReplanView replan(std::string_view now, const MendingOptions& options = {}) const {
    return respite::replan(open(instant(now)), options);
  }
  // NOLINTNEXTLINE(modernize-use-nodiscard): most only want it published
  PublishView publish(std::string_view now) const { return publish_draft(open(instant(now))); }
  [[nodiscard]] std::optional<std::string> on(std::string_view at) const {
    const OpenDesk desk = open(instant(at));
    return who(desk.invocation, desk, instant(at)).on.at(0).person;
  }
  // The first week of hers that begins on that day or later: its begin.
  [[nodiscard]] Instant week_of_ana(std::string_view from) const {
    const OpenDesk desk = open(instant(from));
    for (const SlotView& slot : show(desk, {}).schedule.slots)
      if (slot.slot.person == "ana" && instant(from) <= slot.slot.span.begin)
        return slot.slot.span.begin;
    throw std::logic_error("ana has none");
  }

 private:
  std::string desk_;
};

std::string leave_entry(Instant begin, int days) {
  const auto day = [](Instant at) { return to_text(day_of(Zone::utc().to_wall(at))); };
  return "leave = [\"" + day(begin) + " to " + day(begin + std::chrono::days{days}) + "\"]\n";
}

TEST(Replan, KeepsNoDraftWhereNothingNeedsMending) {
  const OnCallRota rota;
  const ReplanView view = rota.replan("2026-06-02T09:00:00Z");
  EXPECT_TRUE(view.draft.empty());
  EXPECT_TRUE(view.changes.empty());
  EXPECT_TRUE(view.unmended.empty());
  EXPECT_TRUE(view.proven);
  EXPECT_THROW(rota.publish("2026-06-02T09:00:00Z"), Failure);  // there is no draft
}

TEST(Replan, IsPublishedAsTheTurnsItMovesAndNoOthers) {
  const OnCallRota rota("freeze = \"4 weeks\"\n");  // a duty nobody can hold is not frozen
  const Instant week = rota.week_of_ana("2026-06-08T00:00:00Z");
  rota.ana(leave_entry(week + std::chrono::days{2}, 1));
  const ReplanView view = rota.replan("2026-06-07T09:00:00Z");
  EXPECT_EQ(view.touched, 1);
  EXPECT_EQ(view.bound, 1);
  EXPECT_TRUE(view.proven);
  EXPECT_EQ(view.people.size(), 2U);
  EXPECT_TRUE(view.frozen.empty());
  const PublishView made = rota.publish("2026-06-07T10:00:00Z");
  EXPECT_EQ(made.publication.kind, PublicationKind::kReplan);
  ASSERT_EQ(made.changes.size(), 1U);
  EXPECT_EQ(made.changes[0].before, "ana");
  EXPECT_EQ(made.changes[0].slot.span.begin, week);
  EXPECT_TRUE(made.gaps.empty());
}

// Ill from the third day of a week that has begun: the rest changes hands then, not before.
TEST(Replan, GivesAwayTheRestOfARunningTurn) {
  const OnCallRota rota("freeze = \"4 weeks\"\n");
  const Instant week = rota.week_of_ana("2026-06-08T00:00:00Z");
  const auto at = [&](int days) { return to_rfc3339(week + std::chrono::days{days}); };
  rota.ana(leave_entry(week + std::chrono::days{3}, 10));
  const ReplanView view = rota.replan(at(1));
  EXPECT_EQ(view.touched,
            1 + static_cast<int>(std::ranges::count_if(view.changes, [](const ChangeView& one) {
              return one.before == "ana" && one.after != "ana";
            })));
  EXPECT_TRUE(view.unmended.empty());
  rota.publish(to_rfc3339(week + std::chrono::days{1} + std::chrono::minutes{7}));
  EXPECT_EQ(rota.on(at(2)), "ana");
  EXPECT_NE(rota.on(at(3)), "ana");
  EXPECT_NE(rota.on(at(6)), std::nullopt);
  EXPECT_TRUE(
      rota.replan(to_rfc3339(week + std::chrono::days{1} + std::chrono::hours{1})).changes.empty());
}

TEST(Replan, GivesAwayWhatSomebodyGoneFromTheFileHolds) {
  const OnCallRota rota;
  rota.write("team.toml", team_on_call(kBenAndCy));
  const ReplanView view = rota.replan("2026-06-01T00:00:00Z");
  EXPECT_EQ(view.touched, 2);
  EXPECT_TRUE(view.unmended.empty());
  for (const ChangeView& change : view.changes) EXPECT_EQ(change.before, "ana");
}

// On duty all days of the first week, and away in its middle: a day off is then too short a rest, so
// that what follows goes, too, frozen or not.
TEST(Replan, GivesAwayWhatLeaveMakesTooShortARest) {
  const auto team = [](const std::string& leave) {
    return "[desk]\nid = \"desk\"\nzone = \"UTC\"\nfreeze = \"4 weeks\"\n" +
           person_entry("ana", leave) + person_entry("ben", "joins = 2026-06-08\n") +
           "[limits]\nmin_days_off = 2\n"
           "[[rota]]\nid = \"desk\"\ncounts = \"work\"\n"
           "[[rota.shift]]\nid = \"day\"\nwhen = \"mon-fri 08:00-16:00\"\n";
  };
  const DeskOfALead desk;
  desk.write("team.toml", team(""));
  desk.publish(instant("2026-05-20T09:00:00Z"), "2026-06-01", 1);
  desk.write("team.toml", team("leave = [\"2026-06-03\"]\n"));
  const ReplanView view = respite::replan(desk.open(instant("2026-05-31T09:00:00Z")), {});
  EXPECT_TRUE(view.violations.empty());
  // Wednesday is leave; either Monday and Tuesday are worked, or Thursday and Friday, but not both.
  EXPECT_EQ(view.changes.size(), 2U) << view.changes.size();
  EXPECT_TRUE(view.frozen.empty());
}

TEST(Replan, SaysWhatABudgetLeavesUnmended) {
  const OnCallRota rota;
  rota.ana("leaves = 2026-06-02\n");
  MendingOptions options;
  options.solve.budget = 1;
  const ReplanView view = rota.replan("2026-06-01T00:00:00Z", options);
  EXPECT_EQ(view.touched, 1);
  EXPECT_EQ(view.bound, 2);
  EXPECT_FALSE(view.proven);
  ASSERT_EQ(view.unmended.size(), 1U);
  EXPECT_EQ(view.unmended[0].rule, "not-there");
  EXPECT_EQ(view.unmended[0].person, "ana");
}

TEST(Replan, IsOfWhatIsPublished) {
  const DeskOfALead desk;
  desk.write("team.toml", team_on_call(kBenAndCy));
  EXPECT_THROW((void)replan(desk.open(instant("2026-06-01T00:00:00Z")), {}), Failure);
  const OnCallRota rota;
  EXPECT_THROW((void)rota.replan("2026-09-01T00:00:00Z"), Failure);
}

}  // namespace
}  // namespace respite
