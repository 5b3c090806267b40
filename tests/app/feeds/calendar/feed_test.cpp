#include "app/feeds/calendar/feed.h"

#include <gtest/gtest.h>

#include "tests/app/feeds/calendar/feeds.h"

namespace respite {
namespace {

using ical::BusyStatus;
using ical::Transparency;
using test::harbour;
using test::instant;
using test::summaries;

using Texts = std::vector<std::string>;

TEST(FeedWindow, ReachesFromThreeMonthsBackToAYearAheadInWholeMonths) {
  const struct {
    const char* now;
    const char* window;
  } cases[] = {
      {"2026-11-20T12:00:00Z", "2026-08-01T00:00:00Z/2027-12-01T00:00:00Z"},
      {"2026-11-29T12:00:00Z", "2026-08-01T00:00:00Z/2027-12-01T00:00:00Z"},
      {"2026-12-01T00:00:00Z", "2026-09-01T00:00:00Z/2028-01-01T00:00:00Z"},
      {"2027-01-31T23:59:59Z", "2026-11-01T00:00:00Z/2028-02-01T00:00:00Z"},
      {"2028-02-29T00:00:00Z", "2027-12-01T00:00:00Z/2029-03-01T00:00:00Z"},
  };
  for (const auto& each : cases) EXPECT_EQ(test::text(feed_window(instant(each.now))), each.window);
}

TEST(BuildFeed, OfAPersonHoldsTheirDutiesAndProtectedTimeAlone) {
  const ical::Calendar feed = build_feed(harbour(), PersonFeed{"asha"});
  EXPECT_EQ(feed.name, "Asha, Harbour IT");
  EXPECT_EQ(feed.zone, "Europe/London");
  EXPECT_EQ(summaries(feed),
            (Texts{"On call, primary, until Tue 09:00 (Out of hours)",
                   "On call, primary, until Tue 09:00 (Out of hours)", "Learning: Kubernetes"}));
  EXPECT_EQ(test::text(feed.events[0].span), "2026-12-07T17:30:00Z/2026-12-08T09:00:00Z");
  EXPECT_EQ(feed.events[0].uid, "oncall/primary/2026-12-07T17:30@harbour");
}

TEST(BuildFeed, OfARotaNamesHoldersAndOpenDuties) {
  const ical::Calendar feed = build_feed(harbour(), RotaFeed{"oncall"});
  EXPECT_EQ(feed.name, "Out of hours, Harbour IT");
  EXPECT_EQ(summaries(feed), (Texts{"On call: Asha, primary, until Tue 09:00 (Out of hours)",
                                    "On call: Ben, primary, until Tue 09:00 (Out of hours)",
                                    "On call: Asha, primary, until Tue 09:00 (Out of hours)",
                                    "OPEN: primary, until Tue 09:00 (Out of hours)"}));
  EXPECT_EQ(feed.events[3].categories, Texts{"Open"});
  EXPECT_EQ(feed.events[3].busy, BusyStatus::kFree);
}

TEST(BuildFeed, OfATeamHoldsItsMembersDuties) {
  const ical::Calendar feed = build_feed(harbour(), TeamFeed{"Network", {"ben"}});
  EXPECT_EQ(feed.name, "Network, Harbour IT");
  EXPECT_EQ(summaries(feed), (Texts{"On call: Ben, primary, until Tue 09:00 (Out of hours)"}));
}

TEST(BuildFeed, OnCallLeavesTheCalendarFreeAndWorkDoesNot) {
  FeedInput input = harbour();
  input.slots[1].slot.rota = "desk";
  const auto standby = build_feed(input, PersonFeed{"asha"}).events.at(0);
  EXPECT_EQ(standby.transparency, Transparency::kTransparent);
  EXPECT_EQ(standby.busy, BusyStatus::kFree);
  EXPECT_EQ(standby.categories, Texts{"On-call"});
  const auto work = build_feed(input, PersonFeed{"ben"}).events.at(0);
  EXPECT_EQ(work.summary, "On shift, primary, until Tue 09:00 (Service desk)");
  EXPECT_EQ(work.transparency, Transparency::kOpaque);
  EXPECT_EQ(work.busy, BusyStatus::kBusy);
  EXPECT_EQ(work.categories, Texts{"Shift"});
}

TEST(BuildFeed, AColleaguesShiftTakesNoneOfTheReadersTime) {
  FeedInput input = harbour();
  input.slots[1].slot.rota = "desk";
  const auto shift = build_feed(input, RotaFeed{"desk"}).events.at(0);
  EXPECT_EQ(shift.categories, Texts{"Shift"});
  EXPECT_EQ(shift.transparency, Transparency::kTransparent);
  EXPECT_EQ(shift.busy, BusyStatus::kFree);
}

TEST(BuildFeed, ShowsProtectedTimeToItsOwnerWithTheTopic) {
  const ical::Calendar feed = build_feed(harbour(), ProtectedFeed{"asha"});
  EXPECT_EQ(feed.name, "Protected time, Asha");
  ASSERT_EQ(summaries(feed), Texts{"Learning: Kubernetes"});
  const ical::Event& block = feed.events[0];
  EXPECT_EQ(block.uid, "protected/asha/learning/2026-12-09T14:00@harbour");
  EXPECT_EQ(block.transparency, Transparency::kOpaque);
  EXPECT_EQ(block.busy, BusyStatus::kBusy);
  EXPECT_EQ(block.sequence, 1);
  EXPECT_EQ(block.created, instant("2026-11-01T10:00:00Z"));
  EXPECT_EQ(block.changed, instant("2026-11-02T12:00:00Z"));
  EXPECT_EQ(block.categories, (Texts{"Protected", "learning"}));
}

TEST(BuildFeed, ShowsOthersNoTopic) {
  const ical::Calendar feed = build_feed(harbour(), ProtectedFeed{});
  EXPECT_EQ(feed.name, "Protected time, Harbour IT");
  EXPECT_EQ(summaries(feed), (Texts{"Asha: learning", "Ben: learning"}));
  for (const ical::Event& event : feed.events) {
    EXPECT_EQ(event.description.find("Kubernetes"), std::string::npos);
  }
}

TEST(BuildFeed, HoldsMovableBlocksTentatively) {
  FeedInput input = harbour();
  const std::pair<Firmness, BusyStatus> cases[] = {{Firmness::kNonnegotiable, BusyStatus::kBusy},
                                                   {Firmness::kDefended, BusyStatus::kBusy},
                                                   {Firmness::kMovable, BusyStatus::kTentative},
                                                   {Firmness::kSoft, BusyStatus::kTentative}};
  for (const auto& [firmness, busy] : cases) {
    input.blocks[0].firmness = firmness;
    const ical::Event block = build_feed(input, ProtectedFeed{"asha"}).events.at(0);
    EXPECT_EQ(block.busy, busy);
    EXPECT_EQ(block.transparency, Transparency::kOpaque);
  }
}

TEST(BuildFeed, HoldsTheLastPlaceOfAWeekFirmly) {
  FeedInput input = harbour();
  input.blocks[0].firmness = Firmness::kMovable;
  input.blocks[0].last_place = true;
  EXPECT_EQ(build_feed(input, ProtectedFeed{"asha"}).events.at(0).busy, BusyStatus::kBusy);
}

TEST(BuildFeed, TellsATeamWhenSomebodyLearnsAndNothingElse) {
  FeedInput input = harbour();
  input.blocks.push_back(input.blocks[0]);
  input.blocks.back().kind = BlockKind::kFocus;
  const ProtectedFeed team{.team = TeamFeed{"Desk", {"asha"}}};
  const ical::Calendar feed = build_feed(input, team);
  EXPECT_EQ(feed.name, "Learning, Desk");
  EXPECT_EQ(summaries(feed), Texts{"Asha: learning"});  // not Ben's, no focus, no topic
  EXPECT_EQ(feed.events.at(0).color, "mediumseagreen");
}

TEST(BuildFeed, NamesABlockThatMakesUpForAnotherByItself) {
  FeedInput input = harbour();
  input.blocks.push_back(input.blocks[0]);
  input.blocks.back().number = 1;
  const ical::Calendar feed = build_feed(input, ProtectedFeed{"asha"});
  ASSERT_EQ(feed.events.size(), 2U);
  EXPECT_NE(feed.events[0].uid, feed.events[1].uid);
}

TEST(BuildFeed, MakesOneEventOfABlockDeclaredTwice) {
  FeedInput input = harbour();
  input.blocks.push_back(input.blocks[0]);
  EXPECT_EQ(build_feed(input, ProtectedFeed{"asha"}).events.size(), 1U);
}

TEST(BuildFeed, LeavesOutWhatLiesOutsideTheWindow) {
  FeedInput input = harbour();
  input.now = instant("2027-03-20T00:00:00Z");  // looks back to December the first
  EXPECT_EQ(build_feed(input, RotaFeed{"oncall"}).events.size(), 4U);
  input.now = instant("2027-04-20T00:00:00Z");  // to January the first
  EXPECT_EQ(build_feed(input, RotaFeed{"oncall"}).events.size(), 0U);
}

TEST(BuildFeed, KeepsNamingWhatIsGoneFromTheFile) {
  FeedInput input = harbour();
  input.rotas.clear();
  EXPECT_EQ(build_feed(input, RotaFeed{"oncall"}).events.at(0).summary,
            "On call: Asha, primary, until Tue 09:00 (oncall)");
  input.names.rotas = {{"oncall", "Nights"}};
  input.names.people.clear();
  EXPECT_EQ(build_feed(input, RotaFeed{"oncall"}).events.at(0).summary,
            "On call: asha, primary, until Tue 09:00 (Nights)");
}

TEST(BuildFeed, TellsAPersonWhatIsBookedWithThem) {
  FeedInput input = harbour();
  const Instant begin = instant("2026-12-08T10:00:00Z");
  const Instant made = instant("2026-12-07T09:30:00Z");
  const Interval span{begin, begin + std::chrono::hours{1}};
  input.bookings = {
      {7, 12, "asha", "pat", "P2, macos", "It hums", "Room 12", "+44 1", span, true, made},
      {8, 13, "asha", "", "personal", "", "", "", span, false, made},
      {9, 14, "ben", "pat", "P3", "", "", "", span, true, made}};
  std::vector<ical::Event> found;
  for (const ical::Event& event : build_feed(input, PersonFeed{"asha"}).events) {
    if (event.uid.starts_with("booking/")) found.push_back(event);
  }
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].uid, "booking/7@harbour");
  EXPECT_EQ(found[0].summary, "Booked: It hums, pat (request 12)");
  EXPECT_EQ(found[0].description,
            "What is wrong: It hums\nWhere: Room 12\nCall back: +44 1\n"
            "Request 12, P2, macos.\nWhen it is done: respite request close 12.");
  EXPECT_EQ(found[0].span, span);
  EXPECT_EQ(found[0].changed, made);
  EXPECT_EQ(found[0].transparency, ical::Transparency::kOpaque);
  EXPECT_EQ(found[1].summary, "If there is time: request 13");
  EXPECT_EQ(found[1].transparency, ical::Transparency::kTransparent);
  for (const FeedKind& other : {FeedKind{RotaFeed{"oncall"}}, FeedKind{TeamFeed{"All", {"asha"}}},
                                FeedKind{ProtectedFeed{}}}) {
    for (const ical::Event& event : build_feed(input, other).events) {
      EXPECT_FALSE(event.uid.starts_with("booking/"));
    }
  }
}

TEST(BuildFeed, OfNobodyKnownIsEmpty) {
  EXPECT_TRUE(build_feed(harbour(), PersonFeed{"zoe"}).events.empty());
  EXPECT_TRUE(build_feed(harbour(), RotaFeed{"zoe"}).events.empty());
}

}  // namespace
}  // namespace respite
