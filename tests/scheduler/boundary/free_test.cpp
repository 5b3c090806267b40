#include "scheduler/boundary/free.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/support/boundary/duties.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/boundary/random_desk.h"
#include "tests/support/times.h"

namespace respite::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using test::instant;

FreeQuery query(const Availability& known, const std::vector<std::string>& ids, std::size_t needed,
                Seconds length, std::string_view from, std::string_view to) {
  FreeQuery q;
  for (const std::string& id : ids) q.people.push_back(*find_person(known.desk->desk, id));
  q.needed = needed;
  q.length = length;
  q.within = {instant(from), instant(to)};
  q.now = q.within.begin;
  return q;
}

std::string first(const FreeAnswer& answer) {
  return answer.times.empty() ? "none" : to_rfc3339(answer.times.front().slot.begin);
}

TEST(FindFree, AllOfThreeZones) {
  const Availability known = law_firm_of_2026();
  // Erin begins at 12:30Z, London lunches until 13:15Z, Paris goes at 16:00Z and Erin focuses from
  // 17:00Z; Lisbon is not asked.
  const FreeAnswer answer = find_free(known, query(known, {"asha", "chloe", "erin"}, 3, hours{1},
                                                   "2026-03-10T00:00:00Z", "2026-03-11T00:00:00Z"));
  EXPECT_EQ("2026-03-10T13:15:00Z", first(answer));
  EXPECT_EQ("2026-03-10T15:00:00Z", to_rfc3339(answer.times.back().slot.begin));
}
TEST(FindFree, LeastFocusBeforeEarliest) {
  const Availability known = law_firm_of_2026();
  const FreeAnswer answer = find_free(
      known, query(known, {"ben"}, 1, hours{1}, "2026-03-10T09:00:00Z", "2026-03-10T12:30:00Z"));
  EXPECT_EQ("2026-03-10T11:30:00Z", first(answer));
  ASSERT_GT(answer.times.size(), 1U);
  EXPECT_EQ(hours{2}, answer.times[1].focus);  // the whole block, not the part it takes
}
TEST(FindFree, NeverMoreFocusThanTheWeeksBudget) {
  const Availability known =
      lay_over(law_firm_of_2026(), {{*find_person(law_firm().desk, "ben"), [] {
                                       PersonOverlay spent;
                                       spent.interruptions_this_week = 2;
                                       return spent;
                                     }()}});
  FreeQuery q = query(known, {"ben"}, 1, hours{1}, "2026-03-10T09:30:00Z", "2026-03-10T11:30:00Z");
  EXPECT_TRUE(find_free(known, q).times.empty());
  q.with_consent = true;
  ASSERT_FALSE(find_free(known, q).times.empty());
  EXPECT_EQ(6, find_free(known, q).times.front().cost);
}
TEST(FindFree, AnyTwoOfFive) {
  const Availability known = law_firm_of_2026();
  const FreeAnswer answer =
      find_free(known, query(known, {"asha", "ben", "chloe", "dinis", "erin"}, 2, minutes{30},
                             "2026-03-10T07:00:00Z", "2026-03-10T10:00:00Z"));
  EXPECT_EQ("2026-03-10T08:00:00Z", first(answer));
  EXPECT_EQ(2U, answer.times.front().people.size());
}
TEST(FindFree, WithConsentComesAfterWithout) {
  const Availability known = law_firm_of_2026();
  FreeQuery q = query(known, {"asha"}, 1, hours{1}, "2026-03-10T16:00:00Z", "2026-03-10T19:00:00Z");
  q.with_consent = true;
  const FreeAnswer answer = find_free(known, q);
  EXPECT_EQ("2026-03-10T16:00:00Z", first(answer));
  EXPECT_TRUE(answer.times.front().consents.empty());
  EXPECT_EQ(q.people, answer.times.back().consents);
  EXPECT_EQ("2026-03-10T18:00:00Z", to_rfc3339(answer.times.back().slot.begin));
}
TEST(FindFree, LisbonIsNeverAskedOffHours) {
  const Availability known = law_firm_of_2026();
  FreeQuery q =
      query(known, {"dinis"}, 1, hours{1}, "2026-03-10T19:00:00Z", "2026-03-10T22:00:00Z");
  q.with_consent = true;
  const FreeAnswer answer = find_free(known, q);
  EXPECT_EQ(NotFree::kSomebodyNever, answer.why_not);
  EXPECT_EQ(q.people, answer.never);
}
TEST(FindFree, SaysWhyThereIsNothing) {
  const Availability known = law_firm_of_2026();
  const auto why = [&](const FreeQuery& q) { return find_free(known, q).why_not; };
  EXPECT_EQ(NotFree::kTooFewPeople, why(query(known, {"asha"}, 2, hours{1}, "2026-03-10T09:00:00Z",
                                              "2026-03-10T17:00:00Z")));
  EXPECT_EQ(NotFree::kTooShort, why(query(known, {"asha"}, 1, hours{9}, "2026-03-10T09:00:00Z",
                                          "2026-03-10T17:00:00Z")));
  EXPECT_EQ(NotFree::kNeverTogether, why(query(known, {"ben", "erin"}, 2, hours{4},
                                               "2026-03-10T08:00:00Z", "2026-03-10T22:00:00Z")));
}
// One person's minutes, straight from the sources: 0 taken, 1 a movable block, 2 free.
std::vector<char> minutes_of(const DeskSnapshot& snapshot, PersonIndex index, Interval window) {
  const Person& person = snapshot.desk.people[at(index)];
  const PersonFacts& facts = snapshot.facts.people[at(index)];
  std::vector<char> state;
  const Interval wide{window.begin - days{2}, window.end + days{2}};
  const IntervalSet hours_of =
      unite(expand(person.hours, person.zone, wide), turns_of(snapshot, index));
  std::map<Firmness, std::vector<Interval>> blocks;
  for (const ProtectedTime& block : snapshot.desk.protection.blocks) {
    if (block.people.front() != index) continue;
    for (const Interval& span : expand(std::get<FixedTime>(block.time).when, person.zone, wide)) {
      blocks[block.firmness].push_back(span);
    }
  }
  for (const Block& block : facts.placed) blocks[block.firmness].push_back(block.span);
  const auto in = [&](Firmness firmness, Instant t) {
    return std::any_of(blocks[firmness].begin(), blocks[firmness].end(),
                       [t](const Interval& i) { return i.contains(t); });
  };
  for (Instant t = window.begin; t < window.end; t += minutes{1}) {
    const bool rests = facts.work_ended && t < *facts.work_ended + hours{11};
    const bool taken = !hours_of.contains(t) || facts.leave.contains(t) ||
                       facts.booked.contains(t) || rests || in(Firmness::kNonnegotiable, t) ||
                       in(Firmness::kDefended, t);
    state.push_back(taken ? '\0' : in(Firmness::kMovable, t) ? '\1' : '\2');
  }
  return state;
}

// Random desks without rest packs and with their budgets spent, so that minutes decide alone.
OwnDesk plain_desk(unsigned seed, Instant first) {
  std::mt19937 random(seed);
  OwnDesk snapshot = random_desk(2 + static_cast<int>(seed % 4), 7, first, random);
  for (Site& site : snapshot.desk.sites) site.pack = "";
  snapshot.desk.policy.displaced_blocks_per_week = 0;
  return snapshot;
}

void compare_free_with_minutes(unsigned seed) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  // Weeks in which London, New York, Sydney or nobody changes clocks.
  const char* const weeks[] = {"2026-03-27T00:00:00Z", "2026-03-06T00:00:00Z",
                               "2026-04-03T00:00:00Z", "2026-06-05T00:00:00Z",
                               "2026-10-23T00:00:00Z", "2026-10-30T00:00:00Z"};
  const Instant first_day = instant(weeks[seed % 6]);
  const auto snapshot = std::make_shared<const DeskSnapshot>(plain_desk(seed, first_day));
  const Interval window{first_day + minutes{seed % 31}, first_day + days{4}};
  const Availability known = work_out(snapshot, {window.begin - days{1}, window.end + days{1}});
  FreeQuery q;
  for (std::size_t i = 0; i < snapshot->desk.people.size(); ++i)
    q.people.push_back(index_of<PersonIndex>(i));
  q.needed = 1 + seed % q.people.size();
  q.length = minutes{15 + seed % 100};
  q.within = window;
  q.now = first_day;
  q.most = 10000;

  std::vector<std::vector<char>> states;
  states.reserve(q.people.size());
  for (const PersonIndex person : q.people) states.push_back(minutes_of(*snapshot, person, window));
  std::vector<Instant> wanted;
  for (Instant t = window.begin; t + q.length <= window.end; t += minutes{1}) {
    if (t.time_since_epoch() % minutes{15} != Seconds{0}) continue;
    const auto from = static_cast<std::size_t>((t - window.begin) / minutes{1});
    const auto length = static_cast<std::size_t>(q.length / minutes{1});
    const auto free = std::count_if(states.begin(), states.end(), [&](const std::vector<char>& s) {
      return std::all_of(s.begin() + static_cast<std::ptrdiff_t>(from),
                         s.begin() + static_cast<std::ptrdiff_t>(from + length),
                         [](char state) { return state == 2; });
    });
    if (free >= static_cast<std::ptrdiff_t>(q.needed)) wanted.push_back(t);
  }
  std::vector<Instant> found;
  for (const FreeTime& time : find_free(known, q).times) found.push_back(time.slot.begin);
  std::sort(found.begin(), found.end());
  EXPECT_EQ(wanted, found);
}

TEST(FindFree, AgreesWithAScanOfTheMinutes) {
  for (unsigned seed = 0; seed < RESPITE_FREE_DESKS; ++seed) {
    compare_free_with_minutes(seed);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace respite::testing
