#include "scheduler/boundary/free_busy.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scheduler/boundary/availability.h"
#include "scheduler/protect/personal_hours.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/boundary/random_desk.h"
#include "tests/support/times.h"

namespace respite::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using test::instant;

TEST(FreeBusy, T13AnHourInsidePersonalHoursIsFree) {
  const Availability known = law_firm_of_2026();
  const PersonTime& asha = known.of(*find_person(known.desk->desk, "asha"));
  EXPECT_TRUE(
      free_busy(asha, {instant("2026-03-10T10:00:00Z"), instant("2026-03-10T11:00:00Z")}).empty());
}
TEST(FreeBusy, ByFirmness) {
  const Availability known = law_firm_of_2026();
  const PersonTime& ben = known.of(*find_person(known.desk->desk, "ben"));
  const std::vector<BusyTime> wanted = {
      {{instant("2026-03-10T00:00:00Z"), instant("2026-03-10T08:00:00Z")}, BusyType::kUnavailable},
      {{instant("2026-03-10T09:30:00Z"), instant("2026-03-10T11:30:00Z")}, BusyType::kTentative},
      {{instant("2026-03-10T12:30:00Z"), instant("2026-03-10T13:15:00Z")}, BusyType::kBusy},
      {{instant("2026-03-10T16:30:00Z"), instant("2026-03-11T00:00:00Z")}, BusyType::kUnavailable}};
  EXPECT_EQ(wanted,
            free_busy(ben, {instant("2026-03-10T00:00:00Z"), instant("2026-03-11T00:00:00Z")}));
}

TEST(FreeBusy, LeaveIsBusyInHoursAndNightsAreNights) {
  Overlay away;
  away[*find_person(law_firm().desk, "asha")].leave = {
      {instant("2026-03-10T00:00:00Z"), instant("2026-03-12T00:00:00Z")}};
  const Availability known = lay_over(law_firm_of_2026(), away);
  const PersonTime& asha = known.of(*find_person(known.desk->desk, "asha"));
  const std::vector<BusyTime> wanted = {
      {{instant("2026-03-10T00:00:00Z"), instant("2026-03-10T09:00:00Z")}, BusyType::kUnavailable},
      {{instant("2026-03-10T09:00:00Z"), instant("2026-03-10T17:30:00Z")}, BusyType::kBusy},
      {{instant("2026-03-10T17:30:00Z"), instant("2026-03-11T00:00:00Z")}, BusyType::kUnavailable}};
  EXPECT_EQ(wanted,
            free_busy(asha, {instant("2026-03-10T00:00:00Z"), instant("2026-03-11T00:00:00Z")}));
}

// 09:00 |away  |busy     |free|tentative|     to the quarter hour, the firmer holds
TEST(RoundOutward, TheFirmerTypeHolds) {
  const auto at = [](std::string_view clock) {
    return instant("2026-03-10T" + std::string(clock) + ":00Z");
  };
  const std::vector<BusyTime> times = {{{at("09:00"), at("09:20")}, BusyType::kUnavailable},
                                       {{at("09:20"), at("10:05")}, BusyType::kBusy},
                                       {{at("10:10"), at("10:50")}, BusyType::kTentative}};
  const std::vector<BusyTime> wanted = {{{at("09:00"), at("09:30")}, BusyType::kUnavailable},
                                        {{at("09:30"), at("10:15")}, BusyType::kBusy},
                                        {{at("10:15"), at("11:00")}, BusyType::kTentative}};
  EXPECT_EQ(wanted, round_outward(times, minutes{15}));
}

// What each minute is, straight from the parts; nothing is free.
std::optional<BusyType> type_at(const PersonTime& time, Instant t) {
  const auto in_block = [&](bool movable) {
    return std::any_of(time.parts.blocks.begin(), time.parts.blocks.end(), [&](const Block& b) {
      return b.firmness != Firmness::kSoft && (b.firmness == Firmness::kMovable) == movable &&
             b.span.contains(t);
    });
  };
  if (!time.parts.hours.contains(t) && !time.parts.turns.contains(t)) {
    return BusyType::kUnavailable;
  }
  if (time.parts.leave.contains(t) || time.parts.busy.contains(t) || in_block(false)) {
    return BusyType::kBusy;
  }
  if (in_block(true)) return BusyType::kTentative;
  return std::nullopt;
}

void compare_free_busy_with_minutes(unsigned seed) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const Instant first = instant("2026-03-06T00:00:00Z") + days{7 * (seed % 5)};  // clock changes
  const Interval window{first, first + days{4}};
  const Availability known =
      work_out(std::make_shared<const DeskSnapshot>(random_desk(2, 7, first, random)), window);
  for (const auto& person : known.people) {
    const std::vector<BusyTime> times = free_busy(*person, window);
    auto next = times.begin();
    for (Instant t = window.begin; t < window.end; t += minutes{1}) {
      while (next != times.end() && next->span.end <= t) ++next;
      const bool busy = next != times.end() && next->span.contains(t);
      ASSERT_EQ(type_at(*person, t), busy ? std::optional(next->type) : std::nullopt)
          << to_rfc3339(t);
    }
    for (const Interval& open : intersect(person->untouched, window)) {
      for (Instant t = open.begin; t + hours{1} <= open.end; t += hours{1}) {
        EXPECT_TRUE(free_busy(*person, {t, t + hours{1}}).empty()) << to_rfc3339(t);
      }
    }
  }
}

TEST(FreeBusy, AgreesWithAScanOfTheMinutes) {
  for (unsigned seed = 0; seed < RESPITE_FREE_DESKS; ++seed) {
    compare_free_busy_with_minutes(seed);
    if (HasFailure()) return;
  }
}

TEST(PersonalHours, AreLessHolidaysAndTimeNotEmployed) {
  Desk desk;
  Person asha;
  asha.zone = *Zone::find("Europe/London");
  for (unsigned day = 1; day <= 5; ++day) {
    asha.hours.push_back({Weekday{day}, hours{9}, hours{17}});
  }
  asha.joins = make_day(2026, 3, 10);
  asha.leaves = make_day(2026, 3, 13);
  desk.people = {asha};
  DeskCalendars calendars;
  calendars.desk.days = {{make_day(2026, 3, 11), "a holiday"}};
  const IntervalSet wanted{{instant("2026-03-10T09:00:00Z"), instant("2026-03-10T17:00:00Z")},
                           {instant("2026-03-12T09:00:00Z"), instant("2026-03-12T17:00:00Z")}};
  const Interval march{instant("2026-03-01T00:00:00Z"), instant("2026-04-01T00:00:00Z")};
  const PersonalHours all(desk, calendars, Timeline(), march);
  EXPECT_EQ(wanted, intersect(all.weekly(PersonIndex{0}), employed(asha, march)));
}

}  // namespace
}  // namespace respite::testing
