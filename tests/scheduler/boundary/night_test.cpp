// Nobody is asked at night about what can wait.
#include "scheduler/boundary/night.h"

#include <gtest/gtest.h>

#include "scheduler/boundary/decide.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/times.h"

namespace respite::testing {
namespace {

using test::instant;
using test::interval;
using test::zone;

TEST(Night, IsFrom22To7OnThePersonsClock) {
  const Zone london = zone("Europe/London");
  EXPECT_FALSE(touches_night(london, interval("2026-03-10T21:30:00Z", "2026-03-10T22:00:00Z")));
  EXPECT_TRUE(touches_night(london, interval("2026-03-10T21:30:00Z", "2026-03-10T22:01:00Z")));
  EXPECT_TRUE(touches_night(london, interval("2026-03-10T06:59:00Z", "2026-03-10T07:30:00Z")));
  EXPECT_FALSE(touches_night(london, interval("2026-03-10T07:00:00Z", "2026-03-10T22:00:00Z")));
  EXPECT_TRUE(touches_night(london, interval("2026-03-10T12:00:00Z", "2026-03-12T12:00:00Z")));
  EXPECT_FALSE(touches_night(london, interval("2026-06-10T06:00:00Z", "2026-06-10T06:30:00Z")));
  EXPECT_TRUE(touches_night(zone("America/New_York"),
                            interval("2026-03-10T09:00:00Z", "2026-03-10T09:30:00Z")));
}

Instant asked(const std::string& now, std::optional<Interval> slot) {
  const Availability known = law_firm_in(interval("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"));
  const PersonIndex asha = *find_person(known.desk->desk, "asha");  // Mon-Fri 09:00-17:30
  return when_to_ask(known.of(asha), slot, instant(now));
}

TEST(WhenToAsk, WaitsForTheHoursOfThePersonElseForTheMorningElseForNothing) {
  const auto evening = interval("2026-03-10T18:00:00Z", "2026-03-10T18:30:00Z");
  EXPECT_EQ(asked("2026-03-10T02:00:00Z", evening), instant("2026-03-10T09:00:00Z"));
  EXPECT_EQ(asked("2026-03-10T11:00:00Z", evening), instant("2026-03-10T11:00:00Z"));
  const auto early = interval("2026-03-10T08:00:00Z", "2026-03-10T08:30:00Z");
  EXPECT_EQ(asked("2026-03-10T02:00:00Z", early), instant("2026-03-10T07:00:00Z"));
  const auto seven = interval("2026-03-10T07:00:00Z", "2026-03-10T07:30:00Z");
  EXPECT_EQ(asked("2026-03-10T02:00:00Z", seven), instant("2026-03-10T02:00:00Z"));
  const auto weekend = interval("2026-03-14T15:00:00Z", "2026-03-14T15:30:00Z");
  EXPECT_EQ(asked("2026-03-14T14:00:00Z", weekend), instant("2026-03-14T14:00:00Z"));
  EXPECT_EQ(asked("2026-03-14T02:00:00Z", {}), instant("2026-03-16T09:00:00Z"));
}

// Two breaches of one price: the morning after costs nobody's night.
TEST(Ties, GoToWhatTouchesNobodysNight) {
  const Availability known = law_firm_in(interval("2026-03-01T00:00:00Z", "2026-04-30T00:00:00Z"));
  Request request;
  request.now = instant("2026-03-10T21:00:00Z");
  request.priority = Priority::kP2;
  request.skill = "macos";
  request.person = find_person(known.desk->desk, "asha");
  request.only_person = true;
  request.deadline = instant("2026-03-11T08:30:00Z");
  const Verdict evening = decide(known, request);
  EXPECT_EQ(evening.kind, VerdictKind::kNeedsConsent);
  ASSERT_TRUE(evening.slot);
  request.now = instant("2026-03-10T22:00:00Z");
  const Verdict night = decide(known, request);
  ASSERT_TRUE(night.slot);
  EXPECT_FALSE(touches_night(known.of(*night.person).parts.zone, *night.slot))
      << to_rfc3339(night.slot->begin);
}

TEST(Horizon, NothingIsOfferedBeyondIt) {
  OwnDesk snapshot = law_firm();
  snapshot.desk.policy.horizon = std::chrono::days{30};
  for (Person& person : snapshot.desk.people) person.hours = {};
  const Availability known = work_out(std::make_shared<const DeskSnapshot>(std::move(snapshot)),
                                      interval("2026-03-01T00:00:00Z", "2026-08-01T00:00:00Z"));
  Request request;
  request.now = instant("2026-03-10T10:00:00Z");
  const Verdict verdict = decide(known, request);
  EXPECT_FALSE(verdict.slot);
}

TEST(Names, OfSkillsAndCriteriaHaveNoCase) {
  const Availability known = law_firm_in(interval("2026-03-01T00:00:00Z", "2026-06-01T00:00:00Z"));
  Request request;
  request.now = instant("2026-03-10T10:00:00Z");
  request.skill = "MacOS";
  EXPECT_EQ(decide(known, request).kind, VerdictKind::kAcceptNow);
  request.priority = Priority::kP1;
  request.criteria = {"e1"};
  EXPECT_TRUE(decide(known, request).rules.has(RuleId::kEmgOk));
}

}  // namespace
}  // namespace respite::testing
