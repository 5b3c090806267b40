#include "app/rota/publish.h"

#include <gtest/gtest.h>

#include "app/operation/failure.h"
#include "app/rota/gaps.h"
#include "app/rota/show.h"
#include "app/rota/who.h"
#include "store/driver/connection.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite {
namespace {

using test::DeskOfALead;
using test::instant;

const std::string kDesk = "[desk]\nid = \"desk\"\nzone = \"UTC\"\n[[person]]\nid = \"ana\"\n";

// A desk of that team, planned and published for two weeks of June.
class Published : public DeskOfALead {
 public:
  explicit Published(const std::string& team) {
    write("team.toml", team);
    DeskOfALead::publish(instant("2026-05-20T09:00:00Z"), "2026-06-01", 2);
  }
  // NOLINTNEXTLINE(modernize-use-nodiscard): most only want it published
  PublishView publish(std::string_view now) const { return publish_draft(open(instant(now))); }
  // The first who is on then.
  [[nodiscard]] std::optional<std::string> on(std::string_view at) const {
    const OpenDesk desk = open(instant(at));
    return who(desk.invocation, desk, instant(at)).on.at(0).person;
  }
};

std::string oncall(const std::string& at, const std::string& covers) {
  return kDesk + "[[rota]]\nid = \"oncall\"\ncovers = \"" + covers +
         "\"\nhandover = { every = \"1 week\", at = \"" + at +
         "\", from = 2026-06-01 }\n[[rota.seat]]\nid = \"primary\"\n";
}
std::string shifts(const std::string& rota, const std::string& shift, const std::string& when) {
  return kDesk + "[[rota]]\nid = \"" + rota + "\"\n[[rota.shift]]\nid = \"" + shift +
         "\"\nwhen = \"daily " + when + "\"\n";
}

// A turn of nights, two of them over, ends sooner than it was published to.
TEST(Publish, LeavesNightsThatAreOverOfATurnItCuts) {
  const Published desk(oncall("12:00", "daily 20:00-06:00"));
  desk.write("team.toml", oncall("03:00", "daily 20:00-06:00"));
  (void)desk.plan(instant("2026-06-04T09:00:00Z"), "2026-06-04", 2);
  EXPECT_NO_THROW(desk.publish("2026-06-04T09:00:00Z"));
  EXPECT_EQ(desk.on("2026-06-07T22:00:00Z"), "ana");
  // Cut a second time, at another handover yet.
  desk.write("team.toml", oncall("01:00", "daily 20:00-06:00"));
  (void)desk.plan(instant("2026-06-05T09:00:00Z"), "2026-06-05", 2);
  EXPECT_NO_THROW(desk.publish("2026-06-05T09:00:00Z"));
}

// The rota is retired; before that is published, a shift of it begins.
TEST(Publish, RefusesWhereWhatTheDraftTakesAwayHasBegun) {
  const Published desk(shifts("room", "early", "09:00-17:00"));
  desk.write("team.toml", shifts("hall", "late", "18:00-20:00"));
  (void)desk.plan(instant("2026-06-02T08:00:00Z"), "2026-06-02", 1);
  try {
    desk.publish("2026-06-02T10:00:00Z");
    FAIL() << "published";
  } catch (const Failure& refused) {
    EXPECT_EQ(refused.code(), ExitCode::kRule);
    EXPECT_NE(std::string(refused.what()).find("room/early/2026-06-02T09:00 has begun"),
              std::string::npos)
        << refused.what();
  }
  EXPECT_EQ(desk.on("2026-06-02T11:00:00Z"), "ana");
}

// The draft hands over to Bo at 09:30; published after, Ana's turn would run on to 12:00.
TEST(Publish, RefusesWhereAHandoverOfTheDraftHasPassed) {
  const Published desk(oncall("12:00", "always"));
  std::string team = oncall("09:30", "always");
  team.replace(team.find("\"ana\""), 5, "\"bo\"");
  desk.write("team.toml", team);
  (void)desk.plan(instant("2026-06-08T09:00:00Z"), "2026-06-08", 1);
  EXPECT_THROW(desk.publish("2026-06-08T10:00:00Z"), Failure);
  EXPECT_NO_THROW(desk.publish("2026-06-08T09:10:00Z"));
  EXPECT_EQ(desk.on("2026-06-08T10:00:00Z"), "bo");
}

// The night's rest was only named, the rota being new; an early shift has begun since. Nobody's
// turn comes from it that the plan's table did not show.
TEST(Publish, AddsNoTurnThatTheDraftDidNotShow) {
  const DeskOfALead desk;
  desk.write("team.toml", shifts("room", "early", "01:00-01:30") +
                              "[[rota.shift]]\nid = \"night\"\nwhen = \"daily 17:30-05:30\"\n");
  desk.publish(instant("2026-06-02T00:10:00Z"), "2026-06-02", 1);
  (void)desk.plan(instant("2026-06-02T00:20:00Z"), "2026-06-02", 2);
  const Instant now = instant("2026-06-02T02:00:00Z");
  (void)publish_draft(desk.open(now));
  EXPECT_TRUE(who(desk.open(now).invocation, desk.open(now), now).on.empty());
}

TEST(Publish, FillsTheRestOfATurnWhoseOnlySeatIsRenamed) {
  const Published desk(shifts("room", "early", "09:00-17:00"));
  desk.write("team.toml", shifts("room", "day", "08:00-20:00"));
  const PlanView plan = desk.plan(instant("2026-06-02T18:00:00Z"), "2026-06-02", 1);
  EXPECT_EQ(plan.schedule.slots.front().slot.span,
            test::interval("2026-06-02T18:00:00Z", "2026-06-02T20:00:00Z"));
}

// A draft that a disk or another program changed stops whoever asks about it, and nobody else.
TEST(Draft, DamagedStopsNobodyWhoDoesNotAskForIt) {
  const Published desk(oncall("12:00", "always"));
  const Instant now = instant("2026-06-05T09:00:00Z");
  (void)desk.plan(now, "2026-06-15", 1);
  store::Database::open(desk.folder()).write([](store::Connection& connection) {
    connection.run("UPDATE draft_slots SET person = 'eve'");
  });
  EXPECT_EQ(desk.on("2026-06-05T10:00:00Z"), "ana");
  ShowOptions published;
  published.source = ShowSource::kPublished;
  EXPECT_FALSE(show(desk.open(now), published).schedule.slots.empty());
  EXPECT_NO_THROW((void)gaps_in(desk.open(now), published));
  EXPECT_THROW((void)diff(desk.open(now)), store::StoreError);
  EXPECT_THROW(desk.publish("2026-06-05T09:00:00Z"), store::StoreError);
  (void)desk.plan(now, "2026-06-15", 1);
  EXPECT_NO_THROW(desk.publish("2026-06-05T09:00:00Z"));
}

TEST(Undo, IsRecordedAsItWasRehearsed) {
  const Published desk(shifts("room", "early", "09:00-17:00"));
  UndoOptions options;
  options.note = "too soon";
  options.dry_run = true;
  const PublishView rehearsed =
      undo_publication(desk.open(instant("2026-06-02T10:00:00Z")), options);
  options.dry_run = false;
  const PublishView undone = undo_publication(desk.open(instant("2026-06-02T10:00:00Z")), options);
  EXPECT_EQ(rehearsed.publication.revision, undone.publication.revision);
  EXPECT_EQ(rehearsed.publication.kind, undone.publication.kind);
  EXPECT_EQ(rehearsed.publication.undoes, undone.publication.undoes);
  EXPECT_EQ(rehearsed.publication.at, undone.publication.at);
  EXPECT_EQ(rehearsed.publication.note, undone.publication.note);
  EXPECT_EQ(rehearsed.publication.window, undone.publication.window);
  EXPECT_EQ(rehearsed.changes.size(), undone.changes.size());
}

// Ana holds an early and a late shift every day, an hour apart.
std::string early_and_late(const std::string& late, const std::string& limits) {
  return "[desk]\nid = \"desk\"\nzone = \"UTC\"\nfreeze = \"2 days\"\n" +
         shifts("room", "early", "09:00-17:00").substr(kDesk.find("[[person]]")) +
         "[[rota.shift]]\nid = \"late\"\nwhen = \"daily " + late + "\"\n" + limits;
}

TEST(Publish, NamesRulesBrokenHardOnesFirstAndWhatTheFreezeKeeps) {
  const Published desk(early_and_late("18:00-20:00", ""));
  desk.write("team.toml", early_and_late("18:00-20:00",
                                         "[limits]\nrest = \"11h\"\n"
                                         "max_days = { is = 3, weight = 5 }\n"));
  (void)desk.plan(instant("2026-06-02T08:00:00Z"), "2026-06-02", 2);
  const PublishView made = desk.publish("2026-06-02T08:00:00Z");
  ASSERT_FALSE(made.violations.empty());
  EXPECT_EQ(made.violations.front().rule, "rest");
  EXPECT_EQ(made.violations.front().person, "ana");
  EXPECT_TRUE(made.violations.front().hard);
  EXPECT_EQ(made.violations.back().rule, "max-days");
  EXPECT_FALSE(made.violations.back().hard);
  // Of 2 and 3 June; the freeze ends before the early shift of the 4th.
  ASSERT_EQ(made.kept_frozen.size(), 4U);
  EXPECT_EQ(made.kept_frozen.front().person, "ana");
  EXPECT_EQ(made.kept_frozen.front().span.begin, instant("2026-06-02T09:00:00Z"));
  EXPECT_EQ(made.kept_frozen.back().span.begin, instant("2026-06-03T18:00:00Z"));
  EXPECT_TRUE(made.frozen.empty());
}

TEST(Publish, KeepsNothingByTheFreezeThatNoHardRuleIsAbout) {
  const Published desk(early_and_late("18:00-20:00", ""));
  desk.write("team.toml",
             early_and_late("18:00-20:00", "[limits]\nrest = { is = \"11h\", weight = 5 }\n"));
  (void)desk.plan(instant("2026-06-02T08:00:00Z"), "2026-06-02", 2);
  const PublishView made = desk.publish("2026-06-02T08:00:00Z");
  ASSERT_FALSE(made.violations.empty());
  EXPECT_FALSE(made.violations.front().hard);
  EXPECT_TRUE(made.kept_frozen.empty());
}

TEST(Publish, NamesWhatItMovesThoughFrozen) {
  const Published desk(early_and_late("18:00-20:00", ""));
  desk.write("team.toml", early_and_late("19:00-21:00", ""));
  const Instant now = instant("2026-06-02T08:00:00Z");
  (void)desk.plan(now, "2026-06-02", 2);
  EXPECT_THROW(desk.publish("2026-06-02T08:00:00Z"), Failure);
  const PublishView made = publish_draft(desk.open(now), {.thaw = true});
  ASSERT_EQ(made.frozen.size(), 2U);
  EXPECT_EQ(made.frozen[0].span, test::interval("2026-06-02T18:00:00Z", "2026-06-02T19:00:00Z"));
}

// Two weeks from 25 May: the first week is told seven days ahead, the second fourteen.
TEST(Publish, NamesStandbyThatIsToldTooLate) {
  const auto told = [](const std::string& pack, bool asked) {
    const DeskOfALead desk;
    desk.write("team.toml", "[desk]\nid = \"desk\"\nzone = \"UTC\"\n[[site]]\nid = \"paris\"\n" +
                                pack +
                                "[[person]]\nid = \"ana\"\nsite = \"paris\"\n[[person]]\nid = "
                                "\"bo\"\nsite = \"paris\"\n[[rota]]\nid = \"oncall\"\nhandover = "
                                "{ every = \"1 week\", at = \"00:00\", from = 2026-06-01 }\n"
                                "[[rota.seat]]\nid = \"primary\"\n");
    const Instant now = instant("2026-05-25T00:00:00Z");
    (void)desk.plan(now, "2026-06-01", 4);
    return publish_draft(desk.open(now), {.notice = asked}).notice;
  };
  const auto late = told("pack = \"fr\"\n", true);
  ASSERT_EQ(late.size(), 2U);
  EXPECT_EQ(late[0].rule, "FR-NOTICE");
  EXPECT_NE(late[0].text.find("is told 7 days ahead, 15 days are asked for"), std::string::npos)
      << late[0].text;
  EXPECT_TRUE(told("pack = \"fr\"\n", false).empty());
  EXPECT_TRUE(told("pack = \"uk\"\n", true).empty());
}

}  // namespace
}  // namespace respite
