#include "scheduler/boundary/targets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "scheduler/boundary/decide.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/boundary/random_desk.h"
#include "tests/support/times.h"

namespace respite::testing {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using test::instant;
using test::interval;

const Interval kWeek = interval("2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z");

Availability known_of(const OwnDesk& snapshot, Interval window) {
  return work_out(std::make_shared<const DeskSnapshot>(snapshot),
                  {window.begin - days{28}, window.end + days{70}});
}
Targets targets_of(const OwnDesk& snapshot, Interval window,
                   const std::vector<Measured>& measured = {}) {
  return find_targets(known_of(snapshot, window), window, measured, window.end);
}
StartTargets start_of(const Targets& targets, Priority priority) {
  return *std::ranges::find(targets.start, priority, &StartTargets::priority);
}
void promise(OwnDesk& snapshot, Priority priority, Seconds start) {
  auto& targets = snapshot.desk.policy.targets;
  std::erase_if(targets, [&](const Target& t) { return t.priority == priority; });
  targets.push_back({priority, std::nullopt, start});
}

struct Kept {
  int requests = 0;
  int met = 0;
};
// What `decide` itself makes of every quarter hour, for anybody and for each skill that somebody
// has.
Kept asked(const OwnDesk& snapshot, Interval window, Priority priority) {
  const Availability known = known_of(snapshot, window);
  std::vector<std::string> skills{""};
  skills.insert(skills.end(), snapshot.desk.skills.begin(), snapshot.desk.skills.end());
  Kept kept;
  for (const std::string& skill : skills) {
    for (Instant t = window.begin; t < window.end; t += minutes{15}) {
      if (!known.service.is_open(t)) continue;
      Request request;
      request.now = t;
      request.priority = priority;
      request.skill = skill;
      request.team = index_of<TeamIndex>(0);
      const Verdict verdict = decide(known, request);
      if (verdict.rules.has(RuleId::kScope) && verdict.trace.looked.empty()) continue;  // no such
      ++kept.requests;
      const bool late = verdict.rules.has(RuleId::kSlaRisk) ||
                        verdict.rules.has(RuleId::kDeadlineMissed) ||
                        verdict.kind == VerdictKind::kNeedsConsent;
      if (!late) ++kept.met;
    }
  }
  return kept;
}

TEST(Targets, CountWhatDecideWouldKeep) {
  const Interval days_of = interval("2026-03-03T00:00:00Z", "2026-03-05T00:00:00Z");
  for (unsigned seed = 0; seed < 6; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    OwnDesk snapshot = seed == 0 ? law_firm() : random_desk(6, 40, days_of.begin, random);
    promise(snapshot, Priority::kP2, minutes{60});
    promise(snapshot, Priority::kP3, minutes{90});
    const Targets targets = targets_of(snapshot, days_of);
    const Kept p2 = asked(snapshot, days_of, Priority::kP2);
    EXPECT_EQ(p2.requests, start_of(targets, Priority::kP2).together.requests);
    EXPECT_EQ(p2.met, start_of(targets, Priority::kP2).together.met);
    const StartTargets p3 = start_of(targets, Priority::kP3);
    EXPECT_EQ(asked(snapshot, days_of, Priority::kP3).met, p3.met_with_focus);
    EXPECT_LE(p3.together.met, p3.met_with_focus);
  }
}
TEST(Targets, TheTightestIsKeptAndNoneBelowIt) {
  OwnDesk firm = law_firm();
  for (const Priority priority : {Priority::kP2, Priority::kP3}) {
    const auto tightest = start_of(targets_of(firm, kWeek), priority).together.tightest;
    ASSERT_TRUE(tightest);
    EXPECT_EQ(Seconds{0}, *tightest % minutes{15});
    promise(firm, priority, *tightest);
    const Waits kept = start_of(targets_of(firm, kWeek), priority).together;
    EXPECT_GE(*kept.met * 10, kept.requests * 9);
    promise(firm, priority, *tightest - minutes{15});
    const Waits less = start_of(targets_of(firm, kWeek), priority).together;
    EXPECT_TRUE(*tightest == minutes{15} || *less.met * 10 < less.requests * 9);
  }
}
TEST(Targets, OnlyOneWhoIsAble) {
  // Dinis is there from nine to six (Monday to four), lunch 12:30 to 13:15: of the 40 quarter
  // hours of Tuesday, 08:00 to 08:45 wait for nine, 12:15 to 13:00 for 13:15, 17:45 for Wednesday
  // at nine: fifteen minutes to six and an hour from eight.
  const OwnDesk firm = law_firm();
  const Targets targets =
      targets_of(firm, interval("2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z"));
  const std::vector<SkillWaits> kinds = start_of(targets, Priority::kP2).kinds;
  const auto backup = std::ranges::find_if(kinds, [&](const SkillWaits& kind) {
    return kind.skill && firm.desk.skills[at(*kind.skill)] == "backup";
  });
  ASSERT_NE(backup, kinds.end());
  const Waits wanted{40, 39, minutes{0}, minutes{45}, minutes{75}, minutes{45}};
  EXPECT_EQ(wanted, backup->waits);
}
TEST(Targets, ASkillNobodyIsAbleInHasNoTarget) {
  OwnDesk firm = law_firm();
  const int before = start_of(targets_of(firm, kWeek), Priority::kP2).together.requests;
  firm.desk.skills.push_back("cobol");
  const StartTargets start = start_of(targets_of(firm, kWeek), Priority::kP2);
  EXPECT_FALSE(start.kinds.back().anybody_able);
  EXPECT_EQ(before, start.together.requests);
}
TEST(Targets, WhoAnswersAnEmergency) {
  // On call begins on Monday at nine. Before, Ben is there from eight: not able in m365, which
  // nobody in London is before nine.
  const OwnDesk firm = law_firm();
  const auto targets = targets_of(firm, kWeek).acknowledge;
  ASSERT_TRUE(targets);
  EXPECT_EQ((Answered{std::nullopt, 472, 440}), targets->outside);
  EXPECT_EQ((Answered{std::nullopt, 200, 200}), targets->in_service.front());
  for (const Answered& kind : targets->in_service) {
    if (!kind.skill) continue;
    const std::string& skill = firm.desk.skills[at(*kind.skill)];
    const bool ben = skill == "linux" || skill == "network" || skill == "windows";
    EXPECT_EQ(ben ? 200 : 196, kind.answered) << skill;
  }
}
TEST(Targets, WithoutCriteriaNothingIsAnEmergency) {
  OwnDesk firm = law_firm();
  firm.desk.policy.emergencies.clear();
  EXPECT_FALSE(targets_of(firm, kWeek).acknowledge);
}
TEST(Targets, WhatWasMeasured) {
  const std::vector<Measured> measured = {
      {Priority::kP2, instant("2026-03-03T09:00:00Z"), instant("2026-03-03T09:30:00Z")},
      {Priority::kP2, instant("2026-03-03T17:30:00Z"), instant("2026-03-04T09:00:00Z")},
      {Priority::kP2, instant("2026-03-03T09:00:00Z"), std::nullopt},  // late by now
      {Priority::kP1, instant("2026-03-03T23:00:00Z"), instant("2026-03-03T23:04:30Z")}};
  OwnDesk firm = law_firm();
  promise(firm, Priority::kP2, minutes{60});
  const Availability known = known_of(firm, kWeek);
  const auto found = find_targets(known, kWeek, measured, instant("2026-03-04T12:00:00Z")).measured;
  ASSERT_EQ(2U, found.size());
  EXPECT_EQ(Priority::kP1, found[0].priority);
  EXPECT_EQ(minutes{5}, found[0].waits.all);
  EXPECT_EQ((Waits{3, 1, minutes{90}, std::nullopt, std::nullopt, std::nullopt}), found[1].waits);
  // Nothing is late yet.
  const auto early = find_targets(known, kWeek, measured, instant("2026-03-03T10:00:00Z")).measured;
  EXPECT_EQ(2, early[1].waits.requests);
}

TEST(TargetKept, IsTheShortestThatTheStartMeets) {
  const OwnDesk firm = law_firm();
  const ServiceClock service = known_of(firm, kWeek).service;
  const auto kept = [&](const char* received, const char* start) {
    return target_kept(service, instant(received), instant(start)) / minutes{1};
  };
  EXPECT_EQ(0, kept("2026-03-03T09:00:00Z", "2026-03-03T09:00:00Z"));
  EXPECT_EQ(1, kept("2026-03-03T09:00:00Z", "2026-03-03T09:00:01Z"));
  EXPECT_EQ(60, kept("2026-03-03T17:00:00Z", "2026-03-03T18:00:00Z"));
  EXPECT_EQ(61,
            kept("2026-03-03T17:00:00Z", "2026-03-03T18:15:00Z"));  // a target of 60 has run out
  EXPECT_EQ(61, kept("2026-03-03T17:00:00Z", "2026-03-04T08:00:00Z"));
  EXPECT_EQ(75, kept("2026-03-03T17:00:00Z", "2026-03-04T08:15:00Z"));
  EXPECT_EQ(1, kept("2026-03-07T12:00:00Z", "2026-03-09T07:00:00Z"));
}
TEST(Summarise, NearestRank) {
  std::vector<std::optional<Seconds>> waits;
  for (int i = 10; i >= 1; --i) waits.emplace_back(minutes{i * 10});
  EXPECT_EQ((Waits{10, 6, minutes{50}, minutes{90}, minutes{100}, minutes{90}}),
            summarise(waits, minutes{60}));
  waits[0] = std::nullopt;
  EXPECT_EQ((Waits{10, std::nullopt, minutes{50}, minutes{90}, std::nullopt, minutes{90}}),
            summarise(waits, std::nullopt));
  EXPECT_EQ((Waits{0, 0, {}, {}, {}, {}}), summarise({}, minutes{60}));
  EXPECT_EQ(minutes{15}, summarise({minutes{0}}, {}).tightest);
  EXPECT_EQ(minutes{30}, summarise({minutes{16}}, {}).tightest);
}

}  // namespace
}  // namespace respite::testing
