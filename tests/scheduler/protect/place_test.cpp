#include <gtest/gtest.h>

#include "scheduler/protect/week_problem.h"
#include "tests/support/protect/naive_blocks.h"
#include "tests/support/protect/programme.h"
#include "tests/support/protect/random_desk.h"

namespace respite {
namespace {

using test::ProtectedDesk;
using test::random_protected_desk;
using test::wrong_with;

std::string lines(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += one + "\n";
  return text;
}

constexpr int kLittle = 10;  // lawful and told truly, however little is done

TEST(PlaceProtectedTime, IsLawfulOnRandomDesks) {
  int placed = 0;
  for (std::uint64_t seed = 1; seed <= RESPITE_PROTECTED_DESKS; ++seed) {
    SCOPED_TRACE(seed);
    const ProtectedDesk desk = random_protected_desk(seed);
    const PlacementInput input = desk.input();
    const Placement placement = place_protected_time(input, kLittle);
    ASSERT_EQ(lines(wrong_with(input, placement.blocks)), "");
    EXPECT_LE(placement.bound, placement.cost);
    placed += static_cast<int>(placement.blocks.size());
    for (const TargetMet& target : placement.targets)
      EXPECT_EQ(target.placed < target.wanted, !target.why.empty());
  }
  EXPECT_GT(placed, 10 * RESPITE_PROTECTED_DESKS);
}

// The desk without those rules, for everybody.
ProtectedDesk without(ProtectedDesk desk, const TargetMet& target) {
  for (const Hindered& one : target.why) {
    Protection& protection = desk.desk.protection;
    switch (one.by) {
      case Hindrance::kLeave:
        desk.calendars.leave.assign(desk.calendars.leave.size(), {});
        break;
      case Hindrance::kHoliday:
        desk.calendars.desk.days.clear();
        break;
      case Hindrance::kDuty:
      case Hindrance::kRest:
        desk.timeline = Timeline();
        break;
      case Hindrance::kBusy:
        desk.calendars.busy.assign(desk.calendars.busy.size(), {});
        break;
      case Hindrance::kWhiteSpace:
        protection.white_space = 0;
        break;
      case Hindrance::kAccessible:
        protection.accessible.clear();
        break;
      case Hindrance::kBlocks:
        for (std::size_t d = 0; d < protection.blocks.size(); ++d)
          if (d != target.declared) protection.blocks[d].people.clear();
        break;
      default:
        break;
    }
  }
  return desk;
}

Seconds placed_in_all(const Placement& placement) {
  Seconds sum{};
  for (const TargetMet& target : placement.targets) sum += target.placed;
  return sum;
}

// Or as much of something else is, that was missed for another reason and costs as much.
TEST(PlaceProtectedTime, IsMetWithoutTheRulesThatAreNamed) {
  int missed = 0;
  int of_hours = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const ProtectedDesk desk = random_protected_desk(seed);
    const Placement placement = place_protected_time(desk.input(), kLittle);
    for (const TargetMet& target : placement.targets) {
      const bool floats =
          std::holds_alternative<FloatingTime>(desk.desk.protection.blocks[target.declared].time);
      if (!floats || target.why.empty()) continue;
      SCOPED_TRACE("seed " + std::to_string(seed) + ", person " +
                   std::to_string(static_cast<int>(target.person)));
      ++missed;
      if (target.why.front().by == Hindrance::kHours) {
        ++of_hours;
        continue;
      }
      const ProtectedDesk freed = without(desk, target);
      const Placement other = place_protected_time(freed.input(), kLittle);
      for (const TargetMet& again : other.targets) {
        if (again.person != target.person || again.declared != target.declared ||
            again.placed == again.wanted)
          continue;
        EXPECT_GE(placed_in_all(other), placed_in_all(placement) + target.wanted - target.placed)
            << to_text(target.why.front().by);
      }
    }
  }
  EXPECT_GT(missed, 20);
  EXPECT_LT(of_hours, missed / 2);
}

#if RESPITE_DESKS_BY_CBC > 0  // half a minute each
// The first week of a desk, as numbers.
protect::WeekProblem first_week(const ProtectedDesk& desk, const PlacementInput& input) {
  using namespace protect;
  const Day first = day_of(desk.desk.zone.to_wall(desk.window.begin));
  const WeekOf week{first, {desk.window.begin, desk.window.begin + std::chrono::days{7}}};
  const std::vector<OwnTime> own = own_times(input, around(week));
  const Cells cells = cells_of_week(first, step_for(desk.desk));
  Reach reach(input, own, cells, week.span);
  std::vector<Seconds> gave_way(desk.desk.people.size());
  const WeekBlocks blocks = blocks_of_week(input, week, own, reach, gave_way);
  std::vector<std::vector<Seconds>> due(desk.desk.people.size());
  for (std::size_t p = 0; p < due.size(); ++p) {
    for (const ProtectedTime& declared : desk.desk.protection.blocks) {
      const auto* floating = std::get_if<FloatingTime>(&declared.time);
      const bool theirs = std::ranges::binary_search(declared.people, index_of<PersonIndex>(p));
      due[p].push_back(floating && theirs ? floating->amount : Seconds{});
    }
  }
  const UsualWeek none;
  return WeekBuilder(input, week, cells, own, none).build(blocks, reach, due);
}

TEST(PlaceProtectedTime, CostsWhatCbcFindsOnSmallDesks) {
  if (!test::has_cbc()) GTEST_SKIP() << "no cbc";
  int proven = 0;
  for (std::uint64_t seed = 1; seed <= RESPITE_DESKS_BY_CBC; ++seed) {
    SCOPED_TRACE(seed);
    const ProtectedDesk desk = random_protected_desk(seed);
    const protect::WeekProblem week = first_week(desk, desk.input());
    const protect::PlacedWeek placed = protect::place_week(week.problem, 100'000'000);
    const protect::Cost least = test::least_by_cbc(week.problem);
    EXPECT_LE(placed.bound, least);
    EXPECT_LE(least, placed.cost);
    if (!placed.proven()) continue;
    EXPECT_EQ(placed.cost, least);
    ++proven;
  }
  EXPECT_GT(proven, RESPITE_DESKS_BY_CBC / 2);
}
#endif

}  // namespace
}  // namespace respite
