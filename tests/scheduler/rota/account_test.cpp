#include "scheduler/rota/account.h"

#include <gtest/gtest.h>

#include <cmath>

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

// Weeks of one seat, each a turn of one slot worth 100 load seconds and seven nights.
const Instant kFirst = instant("2026-12-07T09:00:00Z");

Duty week_of(const std::string& person, int number) {
  const Interval span{kFirst + weeks{number}, kFirst + weeks{number + 1}};
  return {.rota = "oncall",
          .seat = "primary",
          .person = person.empty() ? std::nullopt : std::optional(person),
          .span = span,
          .turn = span,
          .key = "week " + std::to_string(number)};
}

Interval begins_in(int first, int last) { return {kFirst + weeks{first}, kFirst + weeks{last}}; }

// Settles so many weeks to be owed in these shares.
Settlement settled(int first, int last, std::vector<Share> shares) {
  Settlement made{begins_in(first, last), {}, {}, {}};
  made.shares.push_back({"oncall", "primary", made.begins, std::move(shares)});
  for (int number = first; number < last; ++number)
    made.worths.push_back({"week " + std::to_string(number), {.load = 100, .nights = 7}});
  return made;
}

const std::vector<Share> kThirds = {{"p0", 333'333}, {"p1", 333'333}, {"p2", 333'334}};

Desk desk_of(int people) {
  Desk desk = bare_desk(people);
  desk.fairness.half_life = weeks{10'000'000};  // nothing fades
  return desk;
}

std::vector<std::int64_t> loads(const std::vector<Balance>& balances) {
  std::vector<std::int64_t> found;
  found.reserve(balances.size());
  for (const Balance& balance : balances) found.push_back(balance.load);
  return found;
}

using Loads = std::vector<std::int64_t>;

Loads carried(const Desk& desk, const std::vector<Settlement>& settlements,
              std::vector<Duty> duties, int week, const std::vector<CalledOut>& call_outs = {}) {
  return loads(carried_into(desk, Account(settlements), Timeline(std::move(duties)), call_outs,
                            kFirst + weeks{week}));
}

TEST(CarriedInto, IsWhatWasDoneLessWhatIsOwed) {
  const auto balances = carried_into(
      desk_of(3), Account({settled(0, 3, kThirds)}),
      Timeline({week_of("p0", 0), week_of("p0", 1), week_of("p1", 2)}), {}, kFirst + weeks{3});
  EXPECT_EQ(loads(balances), (Loads{101, 0, -101}));  // to the second, and zero in sum
  EXPECT_EQ(balances[0].nights, 14'000'000 - 6'999'993);
  EXPECT_EQ(balances[2].nights, -7'000'014);
  EXPECT_EQ(balances[0].weekends, 0);
}

TEST(CarriedInto, CountsATurnOnceWhereverTheEdgeCutsIt) {
  const std::vector<Settlement> half = {settled(0, 2, {{"p0", 500'000}, {"p1", 500'000}})};
  const std::vector<Duty> duties = {week_of("p0", 0), week_of("p1", 1)};
  EXPECT_EQ(carried(desk_of(2), half, duties, 0), (Loads{0, 0}));
  EXPECT_EQ(carried(desk_of(2), half, duties, 1), (Loads{50, -50}));
  const auto in_the_turn =
      carried_into(desk_of(2), Account(half), Timeline(duties), {}, kFirst + days{1});
  EXPECT_EQ(loads(in_the_turn), (Loads{50, -50}));  // begun before: all of it
}

TEST(CarriedInto, FadesFromTheEndOfEachDuty) {
  Desk desk = desk_of(2);
  desk.fairness.half_life = weeks{10};
  const std::vector<Settlement> all_p1 = {settled(0, 1, {{"p1", 1'000'000}})};
  EXPECT_EQ(carried(desk, all_p1, {week_of("p0", 0)}, 1), (Loads{100, -100}));
  EXPECT_EQ(carried(desk, all_p1, {week_of("p0", 0)}, 11), (Loads{50, -50}));
  desk.fairness.half_life = Seconds{0};
  EXPECT_EQ(carried(desk, all_p1, {week_of("p0", 0)}, 1), (Loads{0, 0}));
}

TEST(CarriedInto, LeavesOutWhatIsNotSettledOpenOrUnknown) {
  Duty elsewhere = week_of("p0", 1);
  elsewhere.rota = "other";
  EXPECT_EQ(carried(desk_of(2), {settled(0, 2, {{"p1", 1'000'000}})},
                    {week_of("", 0), elsewhere, week_of("p0", 2)}, 9),
            (Loads{0, 0}));
  Settlement nobody_owes = settled(0, 1, {});
  nobody_owes.shares.clear();
  EXPECT_EQ(carried(desk_of(1), {nobody_owes}, {week_of("p0", 0)}, 9), Loads{0});
}

TEST(CarriedInto, KeepsWhatPeopleOweWhenOthersAreGone) {
  const std::vector<Settlement> settlements = {settled(0, 1, {{"gone", 500'000}, {"p0", 500'000}})};
  EXPECT_EQ(carried(desk_of(1), settlements, {week_of("gone", 0)}, 9), Loads{-50});
  EXPECT_EQ(carried(desk_of(1), settlements, {week_of("p0", 0)}, 9), Loads{50});
}

TEST(CarriedInto, CountsACallOutAsTheSeatItsPersonWasOn) {
  const std::vector<Settlement> half = {settled(0, 1, {{"p0", 500'000}, {"p1", 500'000}})};
  const Interval night{kFirst + days{2}, kFirst + days{2} + std::chrono::hours{1}};
  EXPECT_EQ(carried(desk_of(2), half, {week_of("p0", 0)}, 1, {{"p0", night, 40}}),
            (Loads{70, -70}));
  EXPECT_EQ(carried(desk_of(2), half, {week_of("p0", 0)}, 1, {{"p1", night, 40}}),
            (Loads{50, -10}));  // was not on: owed by nobody
  EXPECT_EQ(carried(desk_of(2), half, {week_of("p0", 0)}, 0, {{"p0", night, 40}}), (Loads{0, 0}));
}

TEST(CarriedInto, SpreadsWhatWasBroughtInOverThoseThere) {
  Desk desk = bare_desk(4);
  desk.fairness.half_life = weeks{13};
  desk.people[0].history = BroughtIn{day("2026-12-07"), 40};
  desk.people[3].joins = day("2026-12-08");
  desk.people[2].share = 0.5;
  const auto at = [&](Instant when) { return loads(carried_into(desk, {}, {}, {}, when)); };
  EXPECT_EQ(at(instant("2026-12-07T00:00:00Z")), (Loads{24 * 3600, -16 * 3600, -8 * 3600, 0}));
  EXPECT_EQ(at(instant("2026-12-07T00:00:00Z") + weeks{13})[0], 12 * 3600);
  EXPECT_EQ(at(instant("2026-12-06T00:00:00Z"))[0], 0);
}

TEST(CarriedInto, FadesEveryCountThatWasBroughtIn) {
  Desk desk = bare_desk(2);
  desk.fairness.half_life = weeks{13};
  desk.people[0].history = BroughtIn{
      .at = day("2026-12-07"), .load_hours = 40, .nights = 9, .weekends = 4, .holidays = 1};
  const auto carried = carried_into(desk, {}, {}, {}, instant("2026-12-07T00:00:00Z") + weeks{13});
  EXPECT_EQ(carried[0], (Balance{10 * 3600, 2'250'000, 1'000'000, 250'000}));
  EXPECT_EQ(carried[1], (Balance{-10 * 3600, -2'250'000, -1'000'000, -250'000}));
}

// Held from 7 December on; brought in as of that day it counts, as of a day later not.
TEST(LateHistories, AreOfThoseWhoHeldSomethingBefore) {
  Desk desk = desk_of(2);
  const Timeline timeline({week_of("p0", 0)});
  desk.people[0].history = BroughtIn{day_of(Zone::utc().to_wall(kFirst)), 40};
  desk.people[1].history = BroughtIn{day("2027-12-08"), 40};
  EXPECT_TRUE(late_histories(desk, timeline).empty());
  EXPECT_EQ(carried(desk, {}, {week_of("p0", 0)}, 1), (Loads{20 * 3600, -20 * 3600}));
  desk.people[0].history->at += days{1};
  EXPECT_EQ(late_histories(desk, timeline), std::vector{PersonIndex{0}});
  EXPECT_EQ(carried(desk, {}, {week_of("p0", 0)}, 1), (Loads{0, 0}));
}

TEST(CarriedInto, OwesWhatWasBroughtInAsItWasFirstSettled) {
  Desk desk = desk_of(2);
  desk.people[0].history = BroughtIn{day("2026-12-07"), 40};
  Settlement first = settled(0, 1, kThirds);
  first.brought_in = shares_of_brought_in(desk);
  desk.people.push_back(desk.people[1]);
  desk.people[2].id = "p2";  // in the file only now, without a date of joining
  Settlement second = settled(1, 2, kThirds);
  second.brought_in = shares_of_brought_in(desk);
  EXPECT_EQ(carried(desk, {first, second}, {}, 1), (Loads{20 * 3600, -20 * 3600, 0}));
}

TEST(AccountWithin, CountsWholeTurnsAndCarriesWhatCameBefore) {
  Desk desk = desk_of(3);
  desk.fairness.half_life = weeks{1000};
  const std::vector<Settlement> settlements = {settled(0, 9, kThirds)};
  const Timeline timeline({week_of("p0", 0), week_of("p1", 1), week_of("p1", 2), week_of("p0", 3)});
  const auto lines = account_within(desk, Account(settlements), timeline, {}, begins_in(1, 3));
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_NEAR(static_cast<double>(lines[0].carried.load), 67, 1);  // week 0, less its third
  EXPECT_NEAR(static_cast<double>(lines[2].carried.load), -33, 1);
  EXPECT_EQ(lines[1].done.load, 200);
  EXPECT_EQ(lines[0].done.load, 0);
  EXPECT_EQ(lines[1].done.nights, 14'000'000);
  std::int64_t owed = 0;
  for (const AccountLine& line : lines) owed += line.owed.load;
  EXPECT_EQ(owed, 200);
  EXPECT_NEAR(static_cast<double>(lines[2].owed.load), 67, 1);
}

TEST(Account, TheLatestSettlementOfATurnCounts) {
  const std::vector<Settlement> settlements = {settled(0, 8, {{"p0", 1'000'000}}),
                                               settled(4, 12, {{"p1", 1'000'000}})};
  const Account account(settlements);
  const auto owed_by = [&](int week) {
    const SeatShares* shares = account.shares_of("oncall", "primary", kFirst + weeks{week});
    return shares == nullptr ? "nobody" : shares->shares[0].person;
  };
  EXPECT_EQ(owed_by(0), "p0");
  EXPECT_EQ(owed_by(3), "p0");
  EXPECT_EQ(owed_by(4), "p1");
  EXPECT_EQ(owed_by(11), "p1");
  EXPECT_EQ(owed_by(12), "nobody");
  EXPECT_EQ(account.shares_of("oncall", "secondary", kFirst), nullptr);
  EXPECT_EQ(account.shares_of("", "", kFirst), nullptr);

  const auto within = account.shares_within(begins_in(2, 6));
  ASSERT_EQ(within.size(), 2U);
  EXPECT_EQ(within[0].begins, begins_in(2, 4));
  EXPECT_EQ(within[1].begins, begins_in(4, 6));
}

TEST(Account, ASettlementThatKnowsNothingHidesEarlierOnes) {
  const Account account({settled(0, 8, {{"p0", 1'000'000}}), {begins_in(2, 4), {}, {}, {}}});
  EXPECT_NE(account.shares_of("oncall", "primary", kFirst + weeks{1}), nullptr);
  EXPECT_EQ(account.shares_of("oncall", "primary", kFirst + weeks{2}), nullptr);
  EXPECT_NE(account.shares_of("oncall", "primary", kFirst + weeks{4}), nullptr);
}

TEST(Account, TheLatestWorthOfASlotCounts) {
  Settlement cut = settled(0, 0, {});
  cut.worths = {{"week 1", {.load = 30, .weekends = 1}}};
  const Account account({settled(0, 2, kThirds), cut});
  EXPECT_EQ(*account.worth_of("week 0"), (Worth{.load = 100, .nights = 7}));
  EXPECT_EQ(*account.worth_of("week 1"), (Worth{.load = 30, .weekends = 1}));
  EXPECT_EQ(account.worth_of("week 2"), nullptr);
}

}  // namespace
}  // namespace respite::test
