// What technicians, leads and requesters may do to a published rota, and what stands after it.
#include <gtest/gtest.h>

#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/rota/life/duty_reference.h"
#include "app/rota/life/take_change.h"
#include "app/rota/publish.h"
#include "app/rota/replan.h"
#include "app/rota/who.h"
#include "store/chain/verify.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite {
namespace {

using test::instant;

const std::string kTeam = R"(
[desk]
id = "desk"
zone = "Europe/London"
leads = ["lea"]
[[person]]
id = "ana"
[[person]]
id = "bo"
[[person]]
id = "cy"
[[person]]
id = "lea"
[[role]]
id = "staff"
rank = 1
[[requester]]
id = "wendy"
role = "staff"
[limits]
rest = "11h"
[[rota]]
id = "desk"
counts = "work"
people = ["ana", "bo", "cy"]
[[rota.shift]]
id = "early"
when = "daily 08:00-16:00"
[[rota.shift]]
id = "late"
when = "daily 16:00-24:00"
)";

const Instant kNow = instant("2026-11-20T09:00:00Z");

// The desk, planned and published for two weeks of December, and everybody who acts on it.
class Life : public testing::Test {
 protected:
  Life() {
    desk_.write("team.toml", kTeam);
    desk_.publish(kNow, "2026-12-07", 2);
  }

  template <class Work>
  auto acting(const std::string& by, const Work& work) {
    OpenDesk desk = desk_.open(now_);
    desk.invocation.by = by;
    const Context context{.invocation = desk.invocation, .opened = &desk};
    return work(context);
  }

  ChangedView take(const std::string& by, PublicationKind kind, const std::string& duty,
                   const std::optional<std::string>& to, WantedChange says = {}) {
    return acting(by, [&](const Context& context) {
      return take_change(context, false, [&](const std::vector<SlotRecord>& published) {
        WantedChange change = says;
        change.kind = kind;
        change.stretches = find_duty(context.desk(), published, "duty", duty);
        for (Stretch& stretch : change.stretches) stretch.to = to;
        return change;
      });
    });
  }
  ChangedView accept(const std::string& by, ChangeId id, std::optional<Interval> part = {}) {
    return acting(by,
                  [&](const Context& context) { return accept_change(context, id, false, part); });
  }
  DutyChangesView listed() {
    return acting("lea", [](const Context& context) { return list_changes(context, false); });
  }
  ChangedView decline(const std::string& by, ChangeId id) {
    return acting(by, [&](const Context& context) { return decline_change(context, id); });
  }
  ChangedView withdraw(const std::string& by, ChangeId id) {
    return acting(by, [&](const Context& context) { return withdraw_change(context, id); });
  }

  // Who holds the first rota's shift that runs then.
  [[nodiscard]] std::string on(std::string_view at, const std::string& seat = "early") const {
    const OpenDesk desk = desk_.open(now_);
    for (const WhoSeatView& view : who(desk.invocation, desk, instant(at)).on)
      if (view.seat == seat) return view.person.value_or("nobody");
    return "none";
  }

  test::DeskOfALead desk_;
  Instant now_ = kNow;
};

template <class Work>
std::string refusal(const Work& work) {
  try {
    work();
  } catch (const Failure& failure) {
    return typed_words(failure);
  } catch (const BadArgument& bad) {
    return bad.what();
  }
  return "taken";
}

constexpr const char* kMonday = "2026-12-07T10:00:00Z";

std::string other_than(const std::string& one, const std::string& two = "") {
  for (std::string person : {"ana", "bo", "cy"})
    if (person != one && person != two) return person;
  return "";
}

TEST_F(Life, AColleaguesOverrideWaitsForWhoeverGainsOrLoses) {
  const std::string holder = on(kMonday);
  const std::string late = on("2026-12-07T20:00:00Z", "late");
  const std::string taker = other_than(holder, late);
  const std::string duty = "desk/early/2026-12-07T08:00";
  EXPECT_NE(refusal([&] {
              (void)take(late, PublicationKind::kOverride, duty, taker);
            }).find("may move what they"),
            std::string::npos);
  EXPECT_NE(refusal([&] {
              (void)take("wendy", PublicationKind::kOverride, duty, taker);
            }).find("holds no duty"),
            std::string::npos);
  const ChangedView proposed = take(holder, PublicationKind::kOverride, duty, taker);
  EXPECT_EQ(proposed.change.change.state, DutyChangeState::kProposed);
  EXPECT_EQ(proposed.change.asks, std::vector<std::string>{taker});
  EXPECT_EQ(on(kMonday), holder);
  EXPECT_NE(refusal([&] { (void)accept(late, 1); }).find("does not ask"), std::string::npos);
  EXPECT_EQ(accept(taker, 1).change.change.state, DutyChangeState::kStands);
  EXPECT_EQ(on(kMonday), taker);
  EXPECT_NE(refusal([&] { (void)accept(taker, 1); }).find("taken"), std::string::npos);
}

TEST_F(Life, ALeadsWordStandsAtOnceAndCanBeTakenBackUntilItBegins) {
  const std::string holder = on(kMonday);
  const std::string late = on("2026-12-07T20:00:00Z", "late");
  const std::string taker = other_than(holder, late);
  const std::string part = "desk/early@2026-12-07T10:00..2026-12-07T12:00";
  EXPECT_EQ(take("lea", PublicationKind::kOverride, part, taker).change.change.state,
            DutyChangeState::kStands);
  EXPECT_EQ(on("2026-12-07T09:59:00Z"), holder);
  EXPECT_EQ(on("2026-12-07T10:00:00Z"), taker);
  EXPECT_EQ(on("2026-12-07T12:00:00Z"), holder);
  (void)withdraw("lea", 1);
  EXPECT_EQ(on("2026-12-07T10:00:00Z"), holder);
  (void)take("lea", PublicationKind::kOverride, part, taker);
  now_ = instant("2026-12-07T11:00:00Z");
  EXPECT_NE(refusal([&] { (void)withdraw("lea", 2); }).find("has begun"), std::string::npos);
  EXPECT_EQ(on("2026-12-07T10:30:00Z"), taker);
}

TEST_F(Life, WhatBreaksAHardRuleWaitsForALeadWhoSetsItAside) {
  const std::string late = on("2026-12-07T20:00:00Z", "late");
  const std::string next = "desk/early/2026-12-08T08:00";  // eight hours after the late shift
  if (on("2026-12-08T10:00:00Z") == late) GTEST_FAIL() << "a plan that breaks its own rule";
  EXPECT_NE(refusal([&] {
              (void)take("lea", PublicationKind::kOverride, next, late);
            }).find("to set aside, with a note: rest (--despite rest --note WHY)"),
            std::string::npos);
  WantedChange despite;
  despite.despite = {"rest"};
  EXPECT_NE(refusal([&] {
              (void)take("lea", PublicationKind::kOverride, next, late, despite);
            }).find("note"),
            std::string::npos);
  despite.note = "nobody else answers";
  EXPECT_NE(refusal([&] {
              (void)take(late, PublicationKind::kOverride, next, late, despite);
            }).find("only a lead"),
            std::string::npos);
  const ChangedView taken = take("lea", PublicationKind::kOverride, next, late, despite);
  EXPECT_FALSE(taken.breaks.empty());  // twice, where they have the late shift of that day as well
  for (const ViolationView& broken : taken.breaks) EXPECT_EQ(broken.rule, "rest");
  EXPECT_EQ(on("2026-12-08T10:00:00Z"), late);
}

TEST_F(Life, AnOpenCallGoesToWhoeverTakesItFirst) {
  const std::string holder = on(kMonday);
  const ChangedView call =
      take(holder, PublicationKind::kCover, "desk/early/2026-12-07T08:00", std::nullopt);
  EXPECT_TRUE(call.change.open);
  ASSERT_EQ(call.candidates.size(), 3U);
  EXPECT_TRUE(call.candidates.front().may);
  EXPECT_FALSE(call.candidates.back().may);  // lea is not in the rota
  EXPECT_EQ(on(kMonday), holder);
  const std::string taker = call.candidates.front().person;
  (void)accept(taker, 1);
  EXPECT_EQ(on(kMonday), taker);
  EXPECT_NE(refusal([&] { (void)accept(other_than(taker), 1); }).find("taken"), std::string::npos);
}

// An early shift, 8 to 16: the first four hours go to one, what is left stays open.
TEST_F(Life, AnOpenCallIsTakenInParts) {
  const std::string holder = on(kMonday);
  const std::string late = on("2026-12-07T20:00:00Z", "late");
  const std::string taker = other_than(holder, late);
  (void)take(holder, PublicationKind::kCover, "desk/early/2026-12-07T08:00", std::nullopt);
  const auto part = [](std::string_view begin, std::string_view end) {
    return Interval{instant(begin), instant(end)};
  };
  EXPECT_NE(refusal([&] {
              (void)accept(taker, 1, part("2026-12-07T16:00:00Z", "2026-12-07T20:00:00Z"));
            }).find("nothing of what is offered"),
            std::string::npos);
  const ChangedView first = accept(taker, 1, part("2026-12-07T06:00:00Z", "2026-12-07T12:00:00Z"));
  EXPECT_EQ(first.change.change.id, 2);
  EXPECT_EQ(first.change.change.state, DutyChangeState::kStands);
  EXPECT_EQ(first.part_of, 1);
  ASSERT_EQ(first.left_open.size(), 1U);
  EXPECT_EQ(first.left_open[0].span, part("2026-12-07T12:00:00Z", "2026-12-07T16:00:00Z"));
  EXPECT_EQ(on("2026-12-07T11:59:00Z"), taker);
  EXPECT_EQ(on("2026-12-07T12:00:00Z"), holder);

  // Open as far as it is left, though its first hours have begun.
  now_ = instant("2026-12-07T11:00:00Z");
  DutyChangesView open = listed();
  ASSERT_EQ(open.changes.size(), 1U);
  EXPECT_TRUE(open.changes[0].open);
  EXPECT_EQ(open.changes[0].change.stretches, first.left_open);
  const ChangedView rest = accept(taker, 1, part("2026-12-07T12:00:00Z", "2026-12-07T16:00:00Z"));
  EXPECT_EQ(rest.part_of, 1);
  EXPECT_TRUE(rest.left_open.empty());
  EXPECT_EQ(on("2026-12-07T12:00:00Z"), taker);
  EXPECT_NE(refusal([&] { (void)accept(late, 1); }).find("nothing of it is left"),
            std::string::npos);

  // What is taken back is offered again.
  (void)withdraw(holder, 3);
  open = listed();
  ASSERT_EQ(open.changes.size(), 1U);
  EXPECT_EQ(open.changes[0].change.id, 1);
  EXPECT_EQ(open.changes[0].change.stretches, first.left_open);
}

TEST_F(Life, OnlyAnOpenCallHasParts) {
  const std::string holder = on(kMonday);
  const std::string taker = other_than(holder, on("2026-12-07T20:00:00Z", "late"));
  (void)take(holder, PublicationKind::kOverride, "desk/early/2026-12-07T08:00", taker);
  EXPECT_NE(refusal([&] {
              (void)accept(
                  taker, 1,
                  Interval{instant("2026-12-07T08:00:00Z"), instant("2026-12-07T12:00:00Z")});
            }).find("is taken whole"),
            std::string::npos);
}

TEST_F(Life, AProposalEndsWithItsTimeAndWithANo) {
  const std::string holder = on(kMonday);
  const std::string taker = other_than(holder, on("2026-12-07T20:00:00Z", "late"));
  const std::string duty = "desk/early/2026-12-07T08:00";
  (void)take(holder, PublicationKind::kOverride, duty, taker);
  (void)decline(taker, 1);
  EXPECT_NE(refusal([&] { (void)accept(taker, 1); }).find("declined"), std::string::npos);
  (void)take(holder, PublicationKind::kOverride, duty, taker);
  now_ = instant("2026-12-07T09:00:00Z");
  EXPECT_NE(refusal([&] { (void)accept(taker, 2); }).find("has begun"), std::string::npos);
}

TEST_F(Life, IsJudgedAgainWhereSomebodyElseHoldsItByNow) {
  const std::string holder = on(kMonday);
  const std::string taker = other_than(holder, on("2026-12-07T20:00:00Z", "late"));
  (void)take(holder, PublicationKind::kOverride, "desk/early/2026-12-07T08:00", taker);
  (void)take("lea", PublicationKind::kOverride, "desk/early@2026-12-07T08:00..2026-12-07T09:00",
             taker);
  EXPECT_NE(refusal([&] { (void)accept(taker, 1); }).find("is held by"), std::string::npos);
}

TEST_F(Life, SurvivesAPlanOfTheSameTimeAndOfAnother) {
  const std::string holder = on(kMonday);
  const std::string taker = other_than(holder, on("2026-12-07T20:00:00Z", "late"));
  (void)take("lea", PublicationKind::kOverride, "desk/early@2026-12-07T10:00..2026-12-07T12:00",
             taker);
  desk_.publish(kNow, "2026-12-07", 4);
  EXPECT_EQ(on("2026-12-07T09:00:00Z"), holder);
  EXPECT_EQ(on("2026-12-07T11:00:00Z"), taker);
  EXPECT_EQ(on("2026-12-07T13:00:00Z"), holder);
  EXPECT_EQ(store::verify(store::Database::open(desk_.folder())).size(), 0U);
}

TEST_F(Life, ADraftThatAChangeHasOvertakenIsJudgedAgainAndKeepsIt) {
  const std::string holder = on(kMonday);
  const std::string taker = other_than(holder, on("2026-12-07T20:00:00Z", "late"));
  (void)desk_.plan(kNow, "2026-12-07", 4);
  (void)take("lea", PublicationKind::kOverride, "desk/early@2026-12-07T10:00..2026-12-07T12:00",
             taker);
  const PublishView published = publish_draft(desk_.open(kNow), {});
  EXPECT_TRUE(published.gaps.empty());
  EXPECT_EQ(on("2026-12-07T09:00:00Z"), holder);
  EXPECT_EQ(on("2026-12-07T11:00:00Z"), taker);
  EXPECT_EQ(on("2026-12-07T13:00:00Z"), holder);
  EXPECT_NE(on("2026-12-28T13:00:00Z"), "nobody");
}

TEST_F(Life, StaysWhereItsPublicationIsUndoneAndIsPlannedAround) {
  const std::string taker = other_than(on(kMonday), on("2026-12-07T20:00:00Z", "late"));
  (void)take("lea", PublicationKind::kOverride, "desk/early@2026-12-07T10:00..2026-12-07T12:00",
             taker);
  (void)undo_publication(desk_.open(kNow), {.revision = 1, .note = "no"});
  EXPECT_EQ(on("2026-12-07T11:00:00Z"), taker);
  EXPECT_EQ(on("2026-12-07T13:00:00Z"), "none");
  desk_.publish(kNow, "2026-12-07", 2);
  EXPECT_EQ(on("2026-12-07T11:00:00Z"), taker);
  EXPECT_NE(on("2026-12-07T09:00:00Z"), "nobody");
  EXPECT_EQ(on("2026-12-07T09:00:00Z"), on("2026-12-07T13:00:00Z"));
}

// The rest of a shift that runs is judged as what lies ahead is.
TEST_F(Life, NobodyGetsTheRestOfAShiftThatRunsWhileTheyAreOnLeave) {
  const std::string taker = other_than(on(kMonday), on("2026-12-07T20:00:00Z", "late"));
  std::string team = kTeam;
  const std::string id = "id = \"" + taker + "\"\n";
  team.replace(team.find(id), id.size(), id + "leave = [2026-12-07]\n");
  desk_.write("team.toml", team);
  now_ = instant("2026-12-07T09:00:00Z");
  (void)desk_.publish(now_, "2026-12-21", 1);  // fairness is measured in another plan
  EXPECT_NE(refusal([&] {
              (void)take("lea", PublicationKind::kOverride, "desk/early/2026-12-07T08:00", taker);
            }).find("on leave"),
            std::string::npos);
}

TEST_F(Life, WhatAReplanTakesFromAChangeIsPlannedLikeAnyOther) {
  const std::string taker = other_than(on(kMonday), on("2026-12-07T20:00:00Z", "late"));
  (void)take("lea", PublicationKind::kOverride, "desk/early/2026-12-07T08:00", taker);
  std::string team = kTeam;
  const std::string id = "id = \"" + taker + "\"\n";
  team.replace(team.find(id), id.size(), id + "leave = [2026-12-07]\n");
  desk_.write("team.toml", team);
  (void)replan(desk_.open(kNow), {});
  (void)publish_draft(desk_.open(kNow), {});
  EXPECT_NE(on(kMonday), taker);
  for (const PublishedSlot& each :
       store::read_published(store::Database::open_to_read(desk_.folder())))
    EXPECT_EQ(each.slot.change, 0) << each.slot.key;
}

TEST_F(Life, ADutyIsNamedByKeyByHolderAndByPlace) {
  const auto found = [&](const std::string& text) {
    const OpenDesk desk = desk_.open(kNow);
    const auto published = store::Database::open_to_read(desk_.folder());
    std::vector<SlotRecord> slots;
    for (const PublishedSlot& slot : store::read_published(published)) slots.push_back(slot.slot);
    return find_duty(desk, slots, "duty", text);
  };
  const auto key = found("desk/early/2026-12-07T08:00");
  ASSERT_EQ(key.size(), 1U);
  EXPECT_EQ(found("desk/early@2026-12-07"), key);
  EXPECT_EQ(found("desk/early@2026-12-07T09:30"), key);
  EXPECT_EQ(found(*key[0].from + "@2026-12-07T09:00"), key);
  EXPECT_EQ(found("desk@2026-12-07..2026-12-08").size(), 2U);
  const auto part = found("desk/early@2026-12-07T15:00..2026-12-08T09:00");
  ASSERT_EQ(part.size(), 2U);
  EXPECT_EQ(part[0].span.length(), Seconds{3600});
  EXPECT_NE(refusal([&] { found("desk@2026-12-07"); }).find("could mean"), std::string::npos);
  EXPECT_NE(refusal([&] { found("dsk@2026-12-07"); }).find("did you mean"), std::string::npos);
  EXPECT_NE(refusal([&] { found("desk@2026-13-07"); }).find("write its key"), std::string::npos);
  EXPECT_NE(refusal([&] { found("lea@2026-12-07"); }).find("holds nothing"), std::string::npos);
  EXPECT_NE(refusal([&] { found("ana@2027-06-07"); }).find("when ana holds nothing"),
            std::string::npos);
  EXPECT_NE(refusal([&] { found("desk@2027-06-07"); }).find("nobody planned"), std::string::npos);
}

}  // namespace
}  // namespace respite
