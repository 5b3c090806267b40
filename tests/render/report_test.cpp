#include "render/report.h"

#include <gtest/gtest.h>

#include "tests/render/schedules.h"

namespace respite {
namespace {

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

PlanView weekly_plan() {
  PlanView view;
  view.schedule = weekly_schedule();
  view.draft = "3f2a91c07d55";
  view.schedule.quality = QualityView{};
  view.schedule.quality->score.tiers = {100, 0, 1234};
  return view;
}

TEST(RenderPlan, KeepsTheScoreInNumbersForWhoeverAsks) {
  PlanView view = weekly_plan();
  EXPECT_FALSE(says(render(view, Style{}), "1234"));
  EXPECT_TRUE(says(render(view, Style{}, true),
                   "Score (less is better): cover 100, limits 0, balance 1234.\n"));
  view.schedule.quality->bound = Score{{100, 0, 1200}};
  EXPECT_TRUE(says(render(view, Style{}, true), "; bound: cover 100, limits 0, balance 1200.\n"));
}

// What the plan says of itself, on one line.
std::string quality_line(const PlanView& view) {
  const std::string text = render(view, Style{.columns = 1000});
  const std::size_t end = text.rfind("\nDraft ");
  const std::size_t begin = text.rfind('\n', end - 1) + 1;
  return text.substr(begin, end - begin);
}

TEST(RenderPlan, SaysHowFarFromTheBestPossible) {
  PlanView view = weekly_plan();
  QualityView& quality = *view.schedule.quality;
  const std::string unknown = "How far from the best possible is not known.";
  EXPECT_TRUE(says(quality_line(view), unknown));
  quality.bound = Score{{100, 0, 1200}};
  quality.gap_tier = Tier::kBalance;
  quality.gap = 40;
  quality.gap_percent = 2.83;
  EXPECT_TRUE(says(quality_line(view),
                   "At most 2.8 %, as if one person came 0.2 of a turn nearer their fair share, "
                   "from the best possible."));
  quality.gap_percent = 340.0;
  EXPECT_TRUE(says(quality_line(view), "At most as if one person came 0.2 of a turn nearer"));
  quality.gap = 1001 * static_cast<std::int64_t>(view.schedule.people.size());  // it says nothing
  EXPECT_TRUE(says(quality_line(view), unknown));
  quality.gap_tier = Tier::kLimits;
  quality.gap_percent = 12.0;
  EXPECT_TRUE(says(quality_line(view), "Limits might be bent less: by at most 12.0 % "));
  quality.proven = true;
  EXPECT_TRUE(says(quality_line(view),
                   "Best possible: no more turns could be held, and nobody could be treated more "
                   "evenly."));
  quality.score.tiers = {0, 0, 1234};
  EXPECT_TRUE(says(quality_line(view), "Best possible: nobody could be treated more evenly."));
  view.schedule.violations = {{"rest", "asha", {}, true, 0, "Asha: 9 h of rest"}};
  EXPECT_TRUE(says(quality_line(view), unknown));  // never "best" below broken rules
}

TEST(RenderPlan, SaysHowEvenItIsAndInWhat) {
  PlanView view = weekly_plan();
  view.even.turn = 100 * 3600;
  view.even.person = "zoe";
  view.even.name = "Zoë Brontë";
  view.even.off = -42 * 3600;
  view.even.spreads = {{"nights", 4, 6, 7}, {"weekends", 3, 2, 2}};
  EXPECT_TRUE(
      says(quality_line(view),
           "Everybody's load is within 0.5 of a turn of their fair share; Zoë Brontë is "
           "farthest, 42 h below. Among those who share them, nights differ by at most 1 (6 "
           "to 7), weekends are alike (2 each). "));
  view.even.off = 3600;
  EXPECT_TRUE(says(quality_line(view), "to within 0.1 of a turn."));
}

TEST(RenderPlan, SaysWhatWasTraded) {
  PlanView view = weekly_plan();
  EXPECT_TRUE(says(quality_line(view), "Nothing was traded: no limit is bent, no wish given up."));
  view.wishes = {"Zoë would rather not be on late: 1 of 3 turns is"};
  view.schedule.violations = {{"max_days", "zoe", {}, false, 40, "Zoë: 6 days in a row"},
                              {"max_days", "zoe", {}, false, 40, "Zoë: 7 days in a row"}};
  EXPECT_TRUE(says(quality_line(view),
                   "Traded: 2 limits are bent and 1 wish is given up, wholly or in part."));
}

TEST(RenderPlan, NamesWhoGetsNothingAndWhatIsFrozen) {
  PlanView view = weekly_plan();
  view.without_turn = {{"ines", "Ines Duarte, of 6 turns: on leave in 6", 6, 0, {{"leave", 6}}}};
  view.schedule.frozen = {{"oncall", "primary", "asha", "Asha Patel",
                           view.schedule.slots[0].slot.span, "Europe/London"}};
  const std::string text = render(view, Style{});
  EXPECT_TRUE(says(text, "\nWithout a turn:\n  - Ines Duarte, of 6 turns: on leave in 6\n"));
  EXPECT_TRUE(
      says(text,
           "\nFrozen, and taken from whoever holds it (publish --thaw only):\n"
           "  - oncall/primary Mon 2026-12-21 09:00 to Mon 2026-12-28 09:00, Asha Patel\n"));
}

TEST(RenderPlan, TellsAlternativesByNumber) {
  PlanView view = weekly_plan();
  view.alternatives.resize(1);
  EXPECT_TRUE(says(render(view, Style{}), "\nNo alternative found: "));
  view.alternatives.resize(2);
  view.alternatives[1] = {.number = 1,
                          .aim = Aim::kFairest,
                          .kept = true,
                          .score = {},
                          .moved = 1,
                          .trade = {"Changes of hands: 4, not 3."},
                          .slots = {}};
  EXPECT_TRUE(says(render(view, Style{}),
                   "\nAlternatives, against the plan by the desk's own weights:\n"
                   "\n1. fairest (kept): 1 turn held by others.\n"
                   "  - Changes of hands: 4, not 3.\n"));
}

TEST(RenderPlan, NamesGapsAndWhoIsBarredByWhat) {
  EXPECT_TRUE(says(render(weekly_plan(), Style{}),
                   "\nNobody holds:\n"
                   "  - oncall/primary Mon 2026-12-28 09:00 to Mon 2027-01-04 09:00; barred: Asha "
                   "Patel overlap, Zoë\n    Brontë leave\n"));
}

TEST(RenderPlan, TellsTheGapsOfATurnAsOne) {
  PlanView view = weekly_plan();
  GapView night = view.schedule.gaps[0];
  night.barred.clear();
  view.schedule.gaps.clear();
  for (const char* day : {"2026-12-28", "2026-12-29", "2026-12-30"}) {
    night.span = test::interval(std::string(day) + "T18:00Z", std::string(day) + "T23:00Z");
    for (const char* seat : {"primary", "secondary"}) {
      night.seat = seat;
      night.turn = std::string("oncall/") + seat + "/2026-12-28T09:00";
      view.schedule.gaps.push_back(night);
    }
  }
  EXPECT_TRUE(says(render(view, Style{}),
                   "\nNobody holds:\n"
                   "  - oncall/primary Mon 2026-12-28 18:00 to Wed 2026-12-30 23:00 in 3 slots\n"
                   "  - oncall/secondary Mon 2026-12-28 18:00 to Wed 2026-12-30 23:00 in 3 slots\n"
                   "\n"));
}

TEST(RenderPlan, KeepsBentLimitsApartFromBrokenRules) {
  PlanView view = weekly_plan();
  view.schedule.violations = {{"rest", "asha", {}, true, 0, "Asha: 9 h of rest"},
                              {"max_days", "zoe", {}, false, 40, "Zoë: 6 days in a row"}};
  view.wishes = {"Zoë holds a turn they would rather not"};
  const std::string text = render(view, Style{});
  EXPECT_TRUE(says(text, "\nHard rules broken:\n  - Asha: 9 h of rest\n"));
  EXPECT_TRUE(says(text, "\nLimits bent:\n  - Zoë: 6 days in a row\n"));
  EXPECT_TRUE(says(text, "\nGiven up:\n  - Zoë holds a turn they would rather not\n"));
  EXPECT_EQ(text.find("6 days in a row"), text.rfind("6 days in a row"));  // told once
}

TEST(RenderPlan, AnInterruptedOrTimedPlanSaysSo) {
  PlanView view = weekly_plan();
  EXPECT_FALSE(says(render(view, Style{}), "Interrupted"));
  view.interrupted = view.timed = true;
  EXPECT_TRUE(says(render(view, Style{}), "Interrupted: this is the best found so far.\n"));
  EXPECT_TRUE(says(render(view, Style{}), "another run may come out otherwise"));
}

TEST(RenderDiff, GathersTheSlotsOfATurn) {
  DiffView view;
  view.schedule = weekly_schedule();
  view.base = 2;
  view.draft = "abc";
  SlotRecord first = view.schedule.slots[0].slot;
  first.span = {test::instant("2026-12-21T18:00:00Z"), test::instant("2026-12-22T08:00:00Z")};
  SlotRecord second = first;
  second.span = {test::instant("2026-12-22T18:00:00Z"), test::instant("2026-12-23T08:00:00Z")};
  view.changes = {{ChangeKind::kGiven, first, "zoe", "asha"},
                  {ChangeKind::kGiven, second, "zoe", "asha"},
                  {ChangeKind::kGiven, view.schedule.slots[2].slot, "asha", std::nullopt}};
  view.people = {{"zoe", "Zoë Brontë", 0, 1, 72000, 36000}};
  const std::string text = render(view, Style{});
  EXPECT_TRUE(says(text, "draft abc against revision 2"));
  EXPECT_TRUE(says(text,
                   "Mon 2026-12-21 18:00 to Wed 2026-12-23 08:00  oncall/primary  "
                   "Zoë Brontë  Asha Patel\n"));
  EXPECT_TRUE(says(text, "Asha Patel  nobody\n"));
  EXPECT_TRUE(says(text, "Zoë Brontë  0 turns  1 turn"));
  view.changes.clear();
  EXPECT_TRUE(says(render(view, Style{}), "Nothing would change.\n"));
}

TEST(RenderWho, TellsHowToReachThemAndWhoIsNext) {
  WhoView view;
  view.zone = "Europe/London";
  view.at = test::instant("2026-07-07T02:30:00Z");
  WhoSeatView seat;
  seat.rota = "oncall";
  seat.rota_name = "Out of hours";
  seat.seat = "primary";
  seat.person = "asha";
  seat.name = "Asha Patel";
  seat.reach = {"+44 20 7946 0101", "asha@example.org"};
  seat.since = test::instant("2026-07-06T16:30:00Z");
  seat.until = test::instant("2026-07-07T08:00:00Z");
  seat.next = "asha";
  seat.next_name = "Asha Patel";
  seat.next_at = test::instant("2026-07-07T16:30:00Z");
  view.on = {seat};
  view.notes = {"This is the past, as last published."};
  EXPECT_EQ(render(view, Style{}),
            "Tue 2026-07-07 03:30 Europe/London (2026-07-07T02:30:00Z), outside service hours\n"
            "\n"
            "Out of hours, primary: Asha Patel\n"
            "  +44 20 7946 0101, asha@example.org\n"
            "  since Mon 2026-07-06 17:30, until Tue 2026-07-07 09:00, then Asha Patel from Tue "
            "2026-07-07 17:30\n"
            "\n"
            "This is the past, as last published.\n");
}

TEST(RenderWho, NobodyIsSaid) {
  WhoView view;
  view.zone = "UTC";
  EXPECT_TRUE(says(render(view, Style{}), "\nNobody is on duty.\n"));
  view.on.resize(1);
  view.on[0].rota = "oncall";
  view.on[0].seat = "primary";
  EXPECT_TRUE(says(render(view, Style{}), "\noncall, primary: nobody\n"));
}

TEST(RenderGaps, SaysWhereThereAreNone) {
  GapsView view;
  view.zone = "Europe/London";
  view.window = weekly_schedule().window;
  EXPECT_EQ(render(view, Style{}), "No gaps from Mon 2026-12-21 00:00 to Mon 2027-01-04 00:00.\n");
  view.gaps = weekly_schedule().gaps;
  view.gaps[0].turn.clear();
  EXPECT_TRUE(says(render(view, Style{}), ", before the first handover"));
  view.gaps[0].of_shift = true;
  EXPECT_TRUE(
      says(render(view, Style{.columns = 200}), ", of a shift that begins before the plan "));
}

TEST(RenderPublish, SaysWhichRevisionAndForWhomItMatters) {
  PublishView view;
  view.publication.revision = 4;
  view.publication.by = "ben";
  view.publication.at = test::instant("2026-12-01T10:00:00Z");
  EXPECT_EQ(render(view, Style{}),
            "Revision 4 published by ben, 2026-12-01T10:00:00Z.\nNothing changes for anybody.\n");
  view.violations = {{"max-turns", "ben", {}, false, 4, "Ben: 5 turns"}};
  view.frozen = {{"oncall", "primary", "asha", "Asha Patel",
                  test::interval("2026-12-02T09:00:00Z", "2026-12-03T09:00:00Z"), "UTC"}};
  view.kept_frozen = view.frozen;
  EXPECT_TRUE(says(render(view, Style{}),
                   "\nLimits bent:\n  - Ben: 5 turns\n"
                   "\nMoved, though frozen (--thaw):\n"
                   "  - oncall/primary Wed 2026-12-02 09:00 to Thu 2026-12-03 09:00, Asha Patel\n"
                   "\nAgainst today's rules, and kept by the freeze (replan --thaw moves it):\n"
                   "  - oncall/primary "));
  view.publication.undoes = 3;
  view.changes = {{ChangeKind::kAdded, weekly_schedule().slots[0].slot, std::nullopt, "asha"}};
  view.people = {{"asha", "Asha Patel", 1, 0, 0, 3600}};
  const std::string text = render(view, Style{});
  EXPECT_TRUE(says(text, "Revision 4 takes back revision 3, by ben"));
  EXPECT_TRUE(says(text, "oncall/primary  -       Asha Patel\n"));
}

TEST(RenderCheck, SaysWhatWasReadAndJudged) {
  CheckView view;
  view.desk = "Helpdesk";
  view.people = 9;
  view.rotas = 1;
  EXPECT_EQ(render(view, Style{}),
            "Helpdesk: 9 people, 1 rota, 0 calendars.\nNothing is planned or published yet.\n");
  view.judged = ShowSource::kPublished;
  view.revision = 3;
  EXPECT_TRUE(says(render(view, Style{}), "Published revision 3 keeps every hard rule.\n"));
  view.violations = {{"rest", "asha", {}, true, 0, "Asha: 9 h of rest"}};
  EXPECT_TRUE(says(render(view, Style{}), "Published revision 3 breaks hard rules.\n"));
}

TEST(RenderCheck, SaysHowFarTheFreezeReaches) {
  CheckView view;
  view.zone = "Europe/London";
  EXPECT_FALSE(says(render(view, Style{}), "freeze"));
  view.frozen_until = test::instant("2026-12-14T09:00:00Z");
  EXPECT_TRUE(says(render(view, Style{}), "The freeze reaches to Mon 2026-12-14 09:00: "));
}

TEST(RenderDone, InitAndExport) {
  EXPECT_TRUE(says(render(InitView{"law-firm", {"team.toml"}, 1}, Style{}),
                   "Its history is published as revision 1.\n"));
  ExportView view;
  view.directory = "out";
  view.files = {{"person/asha.ics", "person", "asha", "full", 512, 3, "ab", true}};
  EXPECT_TRUE(says(render(view, Style{}), "1 file in out, 1 changed.\n"));
  EXPECT_TRUE(
      says(render(view, Style{}), "  person  asha  full        3  changed  person/asha.ics\n"));
}

}  // namespace
}  // namespace respite
