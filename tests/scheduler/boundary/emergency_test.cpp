// Who takes an emergency. The law firm: Ben is primary and Asha secondary until 16 March. The
// control room: early 06:00-14:00, late 14:00-22:00, night 22:00-06:00.
#include <gtest/gtest.h>

#include <algorithm>

#include "scheduler/boundary/decide.h"
#include "scheduler/boundary/words.h"
#include "tests/support/boundary/duties.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/times.h"

namespace respite::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using test::instant;
using test::interval;

Request emergency(std::string_view now) {
  Request request;
  request.now = instant(now);
  request.priority = Priority::kP1;
  request.criteria = {"E1"};
  request.team = index_of<TeamIndex>(0);
  return request;
}

Verdict judged(const OwnDesk& snapshot, const Request& request) {
  return decide(work_out(std::make_shared<const DeskSnapshot>(snapshot),
                         {request.now - days{7}, request.now + days{70}}),
                request);
}

Verdict at_night(const OwnDesk& snapshot) {
  return judged(snapshot, emergency("2026-03-04T02:00:00Z"));
}

std::string person_of(const OwnDesk& snapshot, const Verdict& verdict) {
  return snapshot.desk.people[at(*verdict.person)].id;
}

bool has(const Verdict& verdict, Remark remark) {
  return std::ranges::find(verdict.remarks, remark) != verdict.remarks.end();
}

void take_away(OwnDesk& snapshot, std::string_view seat) {
  std::vector<Duty> duties = duties_of(snapshot);
  std::erase_if(duties, [&](const Duty& duty) { return duty.seat == seat; });
  snapshot.facts.timeline = Timeline(std::move(duties));
}

TEST(Emergency, IsAcknowledgedAsThePolicySays) {
  OwnDesk firm = law_firm();
  EXPECT_EQ(instant("2026-03-04T02:05:00Z"), at_night(firm).ack_by);
  firm.desk.policy.targets.push_back({Priority::kP1, minutes{12}, std::nullopt});
  EXPECT_EQ(instant("2026-03-04T02:12:00Z"), at_night(firm).ack_by);
}

TEST(Emergency, CallsALeadOnlyWhereNobodyIsOnCall) {
  OwnDesk firm = law_firm();
  EXPECT_FALSE(has(at_night(firm), Remark::kNobodyOnCall));
  take_away(firm, "primary");
  EXPECT_FALSE(has(at_night(firm), Remark::kNobodyOnCall));
  EXPECT_EQ("asha", person_of(firm, at_night(firm)));
  take_away(firm, "secondary");
  EXPECT_TRUE(has(at_night(firm), Remark::kNobodyOnCall));
  EXPECT_EQ("farah", person_of(firm, at_night(firm)));
}

TEST(Emergency, APrimaryWhoIsAwayGoneOrNobodyIsAnEmptySeat) {
  OwnDesk away = law_firm();
  facts_of(away, "ben").leave = {interval("2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z")};
  OwnDesk left = law_firm();
  left.desk.people[at(*find_person(left.desk, "ben"))].leaves = test::day("2026-03-04");
  OwnDesk gone = law_firm();
  OwnDesk open = law_firm();
  std::vector<Duty> duties = duties_of(gone);
  for (Duty& duty : duties)
    if (duty.seat == "primary") duty.person = "zoe";
  gone.facts.timeline = Timeline(duties);
  for (Duty& duty : duties)
    if (duty.seat == "primary") duty.person = std::nullopt;
  open.facts.timeline = Timeline(duties);
  for (const OwnDesk* firm : {&away, &left, &gone, &open}) {
    const Verdict verdict = at_night(*firm);
    EXPECT_EQ("asha", person_of(*firm, verdict));
    EXPECT_TRUE(has(verdict, Remark::kSeatEmpty));
  }
}

TEST(Emergency, AtNightIsAcceptedByTheNightShiftEvenIfItOutlastsTheTurn) {
  const OwnDesk room = read_desk_file("control_room.json");
  Request request = emergency("2026-03-11T05:40:00Z");
  request.length = hours{2};
  const Verdict verdict = judged(room, request);
  EXPECT_EQ(VerdictKind::kAcceptNow, verdict.kind);
  EXPECT_EQ("eli", person_of(room, verdict));
  EXPECT_EQ(interval("2026-03-11T05:40:00Z", "2026-03-11T07:40:00Z"), verdict.slot);
}

// 13:45 to 14:15: Ada goes home at two, Cyd has begun and has lunch.
TEST(Emergency, WhoeverHasALongerWayToGoTakesIt) {
  OwnDesk room = read_desk_file("control_room.json");
  add_turn(room, "cyd", interval("2026-03-11T13:00:00Z", "2026-03-11T14:00:00Z"));
  facts_of(room, "cyd").placed = {{interval("2026-03-11T13:30:00Z", "2026-03-11T14:00:00Z"),
                                   Firmness::kDefended, BlockKind::kLunch}};
  Request request = emergency("2026-03-11T13:45:00Z");
  EXPECT_EQ("cyd", person_of(room, judged(room, request)));
  request.length = minutes{15};
  EXPECT_NE("cyd", person_of(room, judged(room, request)));
}

TEST(Emergency, AWorkTurnComesBeforeAColleagueInPersonalHours) {
  OwnDesk firm = law_firm();
  const Request request = emergency("2026-03-11T11:00:00Z");
  EXPECT_EQ("asha", person_of(firm, judged(firm, request)));
  add_turn(firm, "ben", interval("2026-03-11T10:00:00Z", "2026-03-11T12:00:00Z"));
  EXPECT_EQ("ben", person_of(firm, judged(firm, request)));
}

TEST(Emergency, AWorkTurnOfAnotherTeamIsOnShiftToo) {
  OwnDesk firm = law_firm();
  add_turn(firm, "dinis", interval("2026-03-04T00:00:00Z", "2026-03-04T04:00:00Z"));
  const Verdict verdict = at_night(firm);
  EXPECT_EQ(VerdictKind::kAcceptNow, verdict.kind);
  EXPECT_EQ("dinis", person_of(firm, verdict));
  EXPECT_TRUE(verdict.rules.has(RuleId::kFollowSun));
}

TEST(Emergency, WhoeverIsOnShiftAndAwayOrRestingIsPassedOver) {
  const OwnDesk room = read_desk_file("control_room.json");
  const Request request = emergency("2026-03-11T03:00:00Z");
  EXPECT_EQ("eli", person_of(room, judged(room, request)));
  OwnDesk away = room;
  facts_of(away, "eli").leave = {interval("2026-03-10T00:00:00Z", "2026-03-12T00:00:00Z")};
  OwnDesk rests = room;
  facts_of(rests, "eli").work_ended = instant("2026-03-10T20:00:00Z");
  OwnDesk busy = room;
  facts_of(busy, "eli").booked = {interval("2026-03-11T03:15:00Z", "2026-03-11T04:00:00Z")};
  for (const OwnDesk* each : {&away, &rests, &busy})
    EXPECT_EQ("fay", person_of(*each, judged(*each, request)));
}

TEST(Emergency, NobodyOnShiftIsTakenOutOfLearning) {
  OwnDesk room = read_desk_file("control_room.json");
  for (const char* who : {"eli", "fay"}) {
    facts_of(room, who).placed = {{interval("2026-03-11T03:00:00Z", "2026-03-11T04:00:00Z"),
                                   Firmness::kNonnegotiable, BlockKind::kLearning}};
  }
  const Request request = emergency("2026-03-11T03:10:00Z");
  const Verdict called = judged(room, request);  // Gus is on call at night
  EXPECT_EQ("gus", person_of(room, called));
  EXPECT_TRUE(called.rules.has(RuleId::kBlkNn));
  take_away(room, "primary");
  take_away(room, "secondary");
  const Verdict told = judged(room, request);
  EXPECT_EQ(VerdictKind::kEscalate, told.kind);
  EXPECT_EQ("eli", person_of(room, told));
  EXPECT_TRUE(has(told, Remark::kTakenOnDuty));
  EXPECT_FALSE(has(told, Remark::kNobodyOnCall));
}

TEST(Emergency, WithoutTheSkillOnShiftGoesOnCallThenToWhoeverIsOnDuty) {
  OwnDesk room = read_desk_file("control_room.json");
  Request request = emergency("2026-03-11T03:10:00Z");
  request.skill = "network";
  EXPECT_EQ("gus", person_of(room, judged(room, request)));
  take_away(room, "primary");
  take_away(room, "secondary");
  const Verdict told = judged(room, request);
  EXPECT_EQ("eli", person_of(room, told));
  EXPECT_TRUE(has(told, Remark::kUnskilledOnDuty));
  for (const Language language : {Language::kEnglish, Language::kFrench, Language::kGerman}) {
    const std::string said = reasons(room.desk, request, told, language).back();
    EXPECT_NE(said.find("network"), std::string::npos) << said;
    EXPECT_NE(said.find("eli"), std::string::npos) << said;
  }
}

TEST(Emergency, GoesToTheRotaThatCoversThisMinute) {
  OwnDesk room = read_desk_file("control_room.json");
  take_away(room, "early");
  take_away(room, "late");
  take_away(room, "night");
  const auto called = [&](std::string_view now) {
    Request request = emergency(now);
    request.team = index_of<TeamIndex>(1);  // whose hours end on Friday
    return person_of(room, judged(room, request));
  };
  EXPECT_EQ("gus", called("2026-03-11T03:00:00Z"));  // on call at night
  EXPECT_EQ("hal", called("2026-03-14T18:00:00Z"));  // for the weekend's day
  EXPECT_EQ("gus", called("2026-03-14T23:00:00Z"));  // the night of that weekend
  facts_of(room, "gus").leave = {interval("2026-03-10T00:00:00Z", "2026-03-16T00:00:00Z")};
  EXPECT_EQ("ivy", called("2026-03-11T03:00:00Z"));  // secondary at night
  facts_of(room, "ivy").incidents = {instant("2026-03-10T23:00:00Z"),
                                     instant("2026-03-11T01:00:00Z")};
  EXPECT_EQ("jo", called("2026-03-11T03:00:00Z"));  // the first lead
}

// Two rotas that both cover Saturday evening.
TEST(Emergency, PrimariesOfAllRotasComeBeforeSecondaries) {
  OwnDesk room = read_desk_file("control_room.json");
  for (const char* shift : {"early", "late", "night"}) take_away(room, shift);
  std::vector<Duty> duties = duties_of(room);
  const Interval evening = interval("2026-03-14T17:00:00Z", "2026-03-14T22:00:00Z");
  duties.push_back({"nights", "secondary", 0, "ivy", evening, evening, false});
  room.facts.timeline = Timeline(duties);
  Request request = emergency("2026-03-14T18:00:00Z");
  request.team = index_of<TeamIndex>(1);
  EXPECT_EQ("hal", person_of(room, judged(room, request)));
  facts_of(room, "hal").work_ended = instant("2026-03-14T11:00:00Z");
  EXPECT_EQ("ivy", person_of(room, judged(room, request)));
}

// Asha and Ben are on call outside of service; the week's slots lie around noon on Wednesday.
TEST(Emergency, InServiceHoursTheHolderOfTheTurnIsNearerThanALead) {
  OwnDesk firm = law_firm();
  firm.desk.rotas[0].covers = CoversOutsideService{};
  std::vector<Duty> duties;
  for (const Duty& duty : duties_of(firm)) {
    duties.push_back(duty);
    duties.back().span.end = instant("2026-03-04T08:00:00Z");
    duties.push_back(duty);
    duties.back().span.begin = instant("2026-03-04T18:00:00Z");
  }
  std::erase_if(duties, [](const Duty& duty) { return duty.span.empty(); });
  firm.facts.timeline = Timeline(duties);
  Request request = emergency("2026-03-04T12:00:00Z");
  request.skill = "macos";
  facts_of(firm, "asha").booked = {interval("2026-03-04T12:00:00Z", "2026-03-04T13:00:00Z")};
  EXPECT_EQ("ben", person_of(firm, judged(firm, request)));
  firm.desk.rotas[0].covers = CoversHours{};  // listed windows say when somebody may be called
  EXPECT_EQ("farah", person_of(firm, judged(firm, request)));
}

TEST(Emergency, AShadowIsCalledAfterEverybodyElse) {
  OwnDesk firm = law_firm();
  std::get<HandoverPlan>(firm.desk.rotas[0].plan).seats[0].shadow = true;
  EXPECT_EQ("asha", person_of(firm, at_night(firm)));
  take_away(firm, "secondary");
  EXPECT_EQ("ben", person_of(firm, at_night(firm)));
}

}  // namespace
}  // namespace respite::testing
