// Promises: how old a request is, where a promise stands, and the time given in the end. Service is
// Mon to Fri, 08:00 to 18:00 London; 3 and 6 April 2026 are holidays.
#include <gtest/gtest.h>

#include "scheduler/boundary/promise.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/times.h"

namespace respite::testing {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using test::instant;
using test::interval;

Availability known_around(const OwnDesk& firm, Instant at) {
  return work_out(std::make_shared<const DeskSnapshot>(firm), {at - days{14}, at + days{63}});
}

ServiceClock service() { return known_around(law_firm(), instant("2026-03-02T00:00:00Z")).service; }

int age(std::string_view received, std::string_view now) {
  const ServiceClock clock = service();
  return BusinessDays(clock, instant(received), instant(now)).since(instant(received)).age;
}

TEST(Age, CountsTheBusinessDaysThatHaveClosed) {
  EXPECT_EQ(age("2026-03-02T10:00:00Z", "2026-03-02T10:00:00Z"), 0);
  EXPECT_EQ(age("2026-03-02T10:00:00Z", "2026-03-02T17:59:59Z"), 0);
  EXPECT_EQ(age("2026-03-02T10:00:00Z", "2026-03-02T18:00:00Z"), 1);
  EXPECT_EQ(age("2026-03-02T10:00:00Z", "2026-03-06T18:00:00Z"), 5);
}

TEST(Age, StandsStillOverWeekendsAndHolidays) {
  EXPECT_EQ(age("2026-03-06T10:00:00Z", "2026-03-06T18:00:00Z"), 1);
  EXPECT_EQ(age("2026-03-06T10:00:00Z", "2026-03-09T17:59:59Z"), 1);
  EXPECT_EQ(age("2026-04-02T10:00:00Z", "2026-04-07T16:59:59Z"), 1);  // Easter
  EXPECT_EQ(age("2026-04-02T10:00:00Z", "2026-04-07T17:00:00Z"), 2);  // summer time by then
}

TEST(Age, WhatComesAfterCloseIsOfTheNextBusinessDay) {
  EXPECT_EQ(age("2026-03-06T18:00:00Z", "2026-03-09T17:59:59Z"), 0);
  EXPECT_EQ(age("2026-03-07T12:00:00Z", "2026-03-09T18:00:00Z"), 1);
  EXPECT_EQ(age("2026-03-02T07:00:00Z", "2026-03-02T18:00:00Z"), 1);
}

// Counted day by day from each receipt these would take an hour.
TEST(Age, OfManyOldRequestsIsCountedAtOnce) {
  const ServiceClock clock = service();
  const Instant first = instant("2026-03-02T10:00:00Z");
  const Instant now = instant("2036-03-03T10:00:00Z");
  const BusinessDays business_days(clock, first, now);
  int before = business_days.since(first).age;
  EXPECT_GT(before, 2600);
  for (Instant received = first; received < now; received += minutes{251}) {
    const int age_of_it = business_days.since(received).age;
    ASSERT_LE(age_of_it, before);
    ASSERT_LE(before, age_of_it + 1);
    before = age_of_it;
  }
  EXPECT_EQ(before, 0);
  EXPECT_EQ(business_days.since(instant("2036-02-25T10:00:00Z")).age,
            age("2036-02-25T10:00:00Z", "2036-03-03T10:00:00Z"));
}

TEST(Age, OfADeskThatNeverServesStandsStill) {
  const ServiceClock never{ServiceCalendar{}};
  const Instant now = instant("2026-03-02T10:00:00Z");
  const auto waited = BusinessDays(never, now, now).since(now);
  EXPECT_EQ(waited.age, 0);
  EXPECT_EQ(waited.close, std::nullopt);
}

struct Stand {
  const char* now;
  PromiseStanding expected;
};
void expect_standing(const PromiseState& state, std::initializer_list<Stand> stands) {
  for (const Stand& each : stands) {
    const ServiceClock clock = service();
    const BusinessDays business_days(clock, state.received, instant(each.now));
    EXPECT_EQ(standing_of(business_days, state, instant(each.now)), each.expected) << each.now;
  }
}

TEST(PromiseStanding, OfFiveDaysIsDueOnTheFourth) {
  const PromiseState personal{instant("2026-03-02T10:00:00Z"), instant("2026-03-09T18:00:00Z"),
                              std::nullopt, true};
  expect_standing(personal, {{"2026-03-02T10:00:00Z", PromiseStanding::kOnTrack},
                             {"2026-03-05T17:59:59Z", PromiseStanding::kOnTrack},
                             {"2026-03-05T18:00:00Z", PromiseStanding::kDue},
                             {"2026-03-06T12:00:00Z", PromiseStanding::kDue},
                             {"2026-03-06T18:00:00Z", PromiseStanding::kAtRisk},
                             {"2026-03-09T17:59:59Z", PromiseStanding::kAtRisk},
                             {"2026-03-09T18:00:00Z", PromiseStanding::kBroken}});
}

TEST(PromiseStanding, OfTenDaysIsDueOnTheFourthToo) {
  const PromiseState patient{instant("2026-03-02T10:00:00Z"), instant("2026-03-16T18:00:00Z"),
                             std::nullopt, true};
  expect_standing(patient, {{"2026-03-05T17:59:59Z", PromiseStanding::kOnTrack},
                            {"2026-03-05T18:00:00Z", PromiseStanding::kDue},
                            {"2026-03-13T17:59:59Z", PromiseStanding::kDue},
                            {"2026-03-13T18:00:00Z", PromiseStanding::kAtRisk}});
}

TEST(PromiseStanding, OfTwoDaysIsDueOnTheLastButOne) {
  const PromiseState routine{instant("2026-03-02T10:00:00Z"), instant("2026-03-04T18:00:00Z"),
                             std::nullopt, true};
  expect_standing(routine, {{"2026-03-02T17:59:59Z", PromiseStanding::kOnTrack},
                            {"2026-03-02T18:00:00Z", PromiseStanding::kDue},
                            {"2026-03-03T12:00:00Z", PromiseStanding::kDue},
                            {"2026-03-03T18:00:00Z", PromiseStanding::kAtRisk},
                            {"2026-03-04T18:00:00Z", PromiseStanding::kBroken}});
}

TEST(PromiseStanding, AFirmTimeWithinItKeepsIt) {
  const PromiseState kept{instant("2026-03-02T10:00:00Z"), instant("2026-03-09T18:00:00Z"),
                          instant("2026-03-09T18:00:00Z"), true};
  expect_standing(kept, {{"2026-03-06T18:00:00Z", PromiseStanding::kOnTrack},
                         {"2026-03-10T10:00:00Z", PromiseStanding::kOnTrack}});
  const PromiseState late{instant("2026-03-02T10:00:00Z"), instant("2026-03-09T18:00:00Z"),
                          instant("2026-03-09T18:00:01Z"), true};
  expect_standing(late, {{"2026-03-06T18:00:00Z", PromiseStanding::kAtRisk},
                         {"2026-03-10T10:00:00Z", PromiseStanding::kBroken}});
}

TEST(PromiseStanding, IsAtRiskWhereItsTimeNoLongerHolds) {
  const PromiseState gone{instant("2026-03-02T10:00:00Z"), instant("2026-03-09T18:00:00Z"),
                          instant("2026-03-06T16:00:00Z"), false};
  expect_standing(gone, {{"2026-03-02T10:00:00Z", PromiseStanding::kAtRisk},
                         {"2026-03-09T18:00:00Z", PromiseStanding::kBroken}});
}

std::string forced(const OwnDesk& firm, std::string_view now, std::string_view promise) {
  Request request;
  request.now = instant("2026-03-02T10:00:00Z");
  request.category = Category::kPersonal;
  request.skill = "macos";
  request.team = index_of<TeamIndex>(0);
  const auto offer =
      forced_offer(known_around(firm, instant(now)), request, instant(promise), instant(now));
  return offer ? firm.desk.people[at(offer->person)].id + " " + to_rfc3339(offer->slot.begin)
               : "nobody";
}

TEST(ForcedOffer, IsTheFirstTimeThatKeepsThePromise) {
  OwnDesk firm = law_firm();
  const char* const friday = "2026-03-06T15:20:00Z";
  EXPECT_EQ(forced(firm, friday, "2026-03-06T18:00:00Z"), "asha 2026-03-06T15:30:00Z");
  EXPECT_EQ(forced(firm, friday, "2026-03-06T15:59:59Z"), "nobody");
  EXPECT_EQ(forced(firm, "2026-03-06T17:10:00Z", "2026-03-06T18:00:00Z"), "nobody");

  firm.facts.people.resize(firm.desk.people.size());
  PersonFacts& asha = firm.facts.people[at(*find_person(firm.desk, "asha"))];
  const IntervalSet rest_of_day{interval("2026-03-06T15:00:00Z", "2026-03-06T17:30:00Z")};
  // Another team's free time before a colleague's favour, the favour before nothing at all.
  asha.favours = rest_of_day;
  EXPECT_EQ(forced(firm, friday, "2026-03-06T18:00:00Z"), "chloe 2026-03-06T15:30:00Z");
  EXPECT_EQ(forced(firm, "2026-03-06T15:40:00Z", "2026-03-06T18:00:00Z"),
            "asha 2026-03-06T15:45:00Z");
  asha.booked = rest_of_day;
  EXPECT_EQ(forced(firm, "2026-03-06T15:40:00Z", "2026-03-06T18:00:00Z"), "nobody");
}

}  // namespace
}  // namespace respite::testing
