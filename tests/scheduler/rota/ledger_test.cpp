#include "scheduler/rota/ledger.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

using std::chrono::days;
using std::chrono::weeks;

TEST(Fade, HalvesWithEachHalfLife) {
  EXPECT_EQ(fade(1000, Seconds{0}, weeks{10}), 1000);
  EXPECT_EQ(fade(1000, weeks{10}, weeks{10}), 500);
  EXPECT_EQ(fade(1000, weeks{20}, weeks{10}), 250);
  EXPECT_EQ(fade(-1000, weeks{10}, weeks{10}), -500);
  EXPECT_EQ(fade(1000, weeks{1000}, weeks{10}), 0);
}

TEST(Fade, CountsNothingWithoutAHalfLife) { EXPECT_EQ(fade(1000, days{1}, Seconds{0}), 0); }

TEST(Fade, FollowsThePowerOfTwo) {
  constexpr std::int64_t kLoad = 1'000'000'000;
  for (int day = 0; day <= 400; day += 7) {
    const double exact = static_cast<double>(kLoad) * std::exp2(-day / 90.0);
    EXPECT_NEAR(static_cast<double>(fade(kLoad, days{day}, days{90})), exact, exact * 2e-5 + 1);
  }
}

Desk weekly_desk() {
  Desk desk = bare_desk(4);
  add_weekly(desk, "oncall", {"primary"});
  desk.fairness.half_life = weeks{13};
  return desk;
}

std::vector<HeldTurn> held_by(const Desk& desk, std::vector<std::size_t> people) {
  std::vector<HeldTurn> held;
  for (Turn& turn :
       expand_turns(desk, no_calendars(desk), weeks_of_winter(static_cast<int>(people.size()))))
    held.push_back({std::move(turn), index_of<PersonIndex>(people[held.size()]), {}});
  return held;
}

const Instant kAfter = instant("2027-03-01T09:00:00Z");

TEST(CarriedLoad, IsZeroWhereAllCarriedTheSame) {
  Desk desk = weekly_desk();
  desk.fairness.half_life = weeks{10'000};
  const auto carried = carried_load(desk, no_calendars(desk), held_by(desk, {0, 1, 2, 3}), kAfter);
  const auto load = static_cast<double>(weeks{1} / Seconds{1});
  for (const std::int64_t c : carried) EXPECT_NEAR(static_cast<double>(c), 0, load / 100);
}

TEST(CarriedLoad, SumsToAboutZeroAndShowsWhoDidMore) {
  const Desk desk = weekly_desk();
  const auto carried = carried_load(desk, no_calendars(desk), held_by(desk, {0, 0, 1, 2}), kAfter);
  EXPECT_EQ(std::accumulate(carried.begin(), carried.end(), std::int64_t{0}), 0);
  EXPECT_GT(carried[0], 0);
  EXPECT_LT(carried[3], 0);
}

TEST(CarriedLoad, AsksNothingOfNewcomers) {
  Desk desk = weekly_desk();
  desk.people[3].joins = day("2027-03-02");
  const auto carried = carried_load(desk, no_calendars(desk), held_by(desk, {0, 0, 1, 2}), kAfter);
  EXPECT_EQ(carried[3], 0);
}

TEST(CarriedLoad, LeavesOutWhatIsNotOver) {
  const Desk desk = weekly_desk();
  const auto carried =
      carried_load(desk, no_calendars(desk), held_by(desk, {0}), instant("2026-12-10T09:00:00Z"));
  EXPECT_EQ(carried, std::vector<std::int64_t>(4, 0));
}

TEST(CarriedLoad, FadesWhatWasBroughtIn) {
  Desk desk = weekly_desk();
  desk.people[0].history = BroughtIn{day("2026-12-07"), 40};
  const auto at_once = carried_load(desk, no_calendars(desk), {}, instant("2026-12-07T00:00:00Z"));
  EXPECT_EQ(at_once[0], 30 * 3600);
  EXPECT_EQ(at_once[1], -10 * 3600);
  const auto later =
      carried_load(desk, no_calendars(desk), {}, instant("2026-12-07T00:00:00Z") + weeks{13});
  EXPECT_EQ(later[0], 15 * 3600);
}

}  // namespace
}  // namespace respite::test
