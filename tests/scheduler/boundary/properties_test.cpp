// What holds of every verdict, over random requests on random desks. RESPITE_PROPERTY_REQUESTS says
// how many; the long test runs 100,000.
#include <gtest/gtest.h>

#include <algorithm>

#include "scheduler/boundary/reply.h"
#include "tests/support/boundary/duties.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/boundary/plain_words.h"
#include "tests/support/boundary/random_desk.h"

namespace respite::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr int kRequestsPerDesk = 100;
constexpr unsigned kSeed = 20260601;

// No zone of the random desks changes its clock between these.
const Instant kJune = *parse_rfc3339("2026-06-01T00:00:00Z");
const Interval kSummer{kJune - days{30}, kJune + days{100}};

IntervalSet shifted(const IntervalSet& set, Seconds by) {
  std::vector<Interval> moved;
  for (const Interval& i : set) moved.push_back({i.begin + by, i.end + by});
  return IntervalSet(std::move(moved));
}

OwnDesk shifted(OwnDesk snapshot, Seconds by) {
  for (PersonFacts& facts : snapshot.facts.people) {
    for (IntervalSet* set : {&facts.booked, &facts.leave, &facts.favours}) {
      *set = shifted(*set, by);
    }
    for (Block& block : facts.placed) block.span = {block.span.begin + by, block.span.end + by};
    for (Instant& at : facts.displaced) at += by;
    for (Instant& at : facts.incidents) at += by;
    if (facts.work_ended) *facts.work_ended += by;
  }
  std::vector<Duty> duties = duties_of(snapshot);
  for (Duty& duty : duties) {
    duty.span = {duty.span.begin + by, duty.span.end + by};
    duty.turn = {duty.turn.begin + by, duty.turn.end + by};
  }
  snapshot.facts.timeline = Timeline(std::move(duties));
  return snapshot;
}

Request shifted(Request request, Seconds by) {
  request.now += by;
  if (request.earliest) *request.earliest += by;
  if (request.deadline) *request.deadline += by;
  return request;
}

std::string shifted_text(const Desk& desk, Verdict verdict, Seconds by) {
  if (verdict.slot) verdict.slot = Interval{verdict.slot->begin + by, verdict.slot->end + by};
  if (verdict.promise) *verdict.promise += by;
  if (verdict.ack_by) *verdict.ack_by += by;
  for (Offer& offer : verdict.alternatives) {
    offer.slot = {offer.slot.begin + by, offer.slot.end + by};
  }
  std::string text = to_json(desk, verdict).dump();
  for (const Offer& offer : verdict.alternatives) text += to_rfc3339(offer.slot.begin);
  return text;
}

// The personal hours and duty of somebody around a slot, from the sources.
IntervalSet hours_around(const OwnDesk& snapshot, PersonIndex index, Interval slot) {
  const Person& person = snapshot.desk.people[at(index)];
  const Interval around{slot.begin - days{2}, slot.end + days{2}};
  return unite(expand(person.hours, person.zone, around), turns_of(snapshot, index));
}

bool overlaps_fixed(const OwnDesk& snapshot, PersonIndex index, Interval slot, Firmness firmness) {
  const Zone zone = snapshot.desk.people[at(index)].zone;
  for (const ProtectedTime& block : snapshot.desk.protection.blocks) {
    if (block.firmness != firmness || block.people.front() != index) continue;
    const auto& fixed = std::get<FixedTime>(block.time);
    if (expand(fixed.when, zone, {slot.begin - days{2}, slot.end + days{2}}).overlaps(slot))
      return true;
  }
  return false;
}

// Elapsed time without rest of eleven hours around the slot, walked quarter by quarter.
Seconds span_around(const OwnDesk& snapshot, PersonIndex index, Interval slot) {
  const PersonFacts& facts = snapshot.facts.people[at(index)];
  const Interval around{slot.begin - days{3}, slot.end + days{3}};
  const Person& person = snapshot.desk.people[at(index)];
  IntervalSet work = subtract(unite(expand(person.hours, person.zone, around),
                                    intersect(turns_of(snapshot, index), around)),
                              facts.leave);
  if (facts.work_ended) {
    work = subtract(work, IntervalSet{{*facts.work_ended, *facts.work_ended + hours{11}}});
  }
  work = unite(work, IntervalSet{slot});
  const auto works = [&](Instant t) { return work.contains(t); };
  Instant begin = slot.begin;
  for (Instant t = begin; begin - t < hours{11}; t -= std::chrono::minutes{15}) {
    if (works(t - std::chrono::minutes{15})) begin = t - std::chrono::minutes{15};
  }
  Instant end = slot.end;
  for (Instant t = end; t - end < hours{11}; t += std::chrono::minutes{15}) {
    if (works(t)) end = t + std::chrono::minutes{15};
  }
  return end - begin;
}

void expect_nothing_broken(const OwnDesk& snapshot, const Request& request,
                           const Verdict& verdict) {
  const PersonIndex person = *verdict.person;
  const Interval slot = *verdict.slot;
  const PersonFacts& facts = snapshot.facts.people[at(person)];
  const bool emergency = verdict.rules.has(RuleId::kEmgOk);
  // Whoever holds a turn when an emergency comes goes on beyond it.
  const bool goes_on = emergency && turns_of(snapshot, person).contains(request.now);
  EXPECT_TRUE(goes_on || hours_around(snapshot, person, slot).contains(slot));
  EXPECT_FALSE(facts.leave.contains(slot.begin));
  EXPECT_TRUE(goes_on || !facts.leave.overlaps(slot));
  EXPECT_FALSE(facts.booked.overlaps(slot));
  EXPECT_FALSE(overlaps_fixed(snapshot, person, slot, Firmness::kNonnegotiable));
  if (!emergency) {
    EXPECT_FALSE(overlaps_fixed(snapshot, person, slot, Firmness::kDefended));
  }
  if (facts.work_ended) {
    EXPECT_LE(*facts.work_ended + hours{11}, slot.begin);
  }
  const std::string& pack = snapshot.desk.sites[at(*snapshot.desk.people[at(person)].site)].pack;
  if (!goes_on && (pack == "fr" || pack == "eu" || pack == "uk")) {
    EXPECT_LE(span_around(snapshot, person, slot), hours{13});
  }
  EXPECT_LE(request.now, slot.begin);
  EXPECT_EQ(request.length, slot.length());
}

// An emergency goes to somebody on duty while one of them can be called, or in service hours to
// somebody who is at work.
void expect_somebody_on_duty(const OwnDesk& snapshot, const Request& request,
                             const Verdict& verdict) {
  const Desk& desk = snapshot.desk;
  std::vector<PersonIndex> able;
  for (const Duty& duty : snapshot.facts.timeline.at(request.now)) {
    const PersonIndex person = *find_person(desk, *duty.person);
    const PersonFacts& facts = snapshot.facts.people[at(person)];
    const bool rests = facts.work_ended && request.now < *facts.work_ended + hours{11};
    if (!rests && !facts.leave.contains(request.now)) able.push_back(person);
  }
  if (able.empty() || std::ranges::find(able, *verdict.person) != able.end()) return;
  EXPECT_EQ(VerdictKind::kAcceptNow, verdict.kind);
  EXPECT_TRUE(expand(desk.service_hours, desk.zone, {request.now, request.now + hours{1}})
                  .contains(request.now));
  EXPECT_TRUE(hours_around(snapshot, *verdict.person, *verdict.slot).contains(*verdict.slot));
}

void judge_desk(unsigned seed) {
  std::mt19937 random(seed);
  const OwnDesk own = random_desk(2 + static_cast<int>(seed % 14), 42, kJune, random);
  const auto snapshot = std::make_shared<const DeskSnapshot>(own);
  const Desk& desk = snapshot->desk;
  const Availability known = work_out(snapshot, kSummer);
  const auto week_later = std::make_shared<const DeskSnapshot>(shifted(own, days{7}));
  const Availability known_later = work_out(week_later, kSummer);
  for (int i = 0; i < kRequestsPerDesk; ++i) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", request " + std::to_string(i));
    const Request request = random_request(desk, kJune, random);
    const Verdict verdict = decide(known, request);
    EXPECT_TRUE(verdict.person || verdict.slot || verdict.promise);
    EXPECT_FALSE(verdict.kind == VerdictKind::kNeedsConsent && verdict.consent.empty());
    if (verdict.kind == VerdictKind::kAcceptNow || verdict.kind == VerdictKind::kScheduleAt ||
        (verdict.kind == VerdictKind::kQueue && verdict.slot)) {
      expect_nothing_broken(own, request, verdict);
    }
    if (verdict.rules.has(RuleId::kEmgOk)) expect_somebody_on_duty(own, request, verdict);
    for (const Language language : {Language::kEnglish, Language::kFrench, Language::kGerman}) {
      EXPECT_EQ("", first_bad_word(reply(desk, request, verdict, language)));
    }
    const bool far =
        verdict.trace.ran_out || (verdict.slot && kJune + days{70} < verdict.slot->begin);
    if (!far) {
      const Verdict later = decide(known_later, shifted(request, days{7}));
      EXPECT_EQ(shifted_text(desk, verdict, days{7}), shifted_text(desk, later, Seconds{0}));
    }
    if (::testing::Test::HasFailure()) return;
  }
}

TEST(Verdicts, HoldWhatTheyPromise) {
  for (unsigned i = 0; i < RESPITE_PROPERTY_REQUESTS / kRequestsPerDesk; ++i) {
    judge_desk(kSeed + i);
    if (::testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace respite::testing
