// Blocks that somebody's calendar takes after they were published: placed again, or owed.
#include <gtest/gtest.h>

#include <random>

#include "tests/support/desks.h"
#include "tests/support/protect/naive_blocks.h"
#include "tests/support/protect/random_desk.h"
#include "tests/support/times.h"

namespace respite {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using test::ProtectedDesk;

constexpr int kEffort = 10;

// Published as placed.
std::vector<KnownBlock> published(const Desk& desk, const Placement& placement) {
  std::vector<KnownBlock> known;
  for (const PlacedTime& block : placement.blocks) {
    const ProtectedTime& declared = desk.protection.blocks[block.declared];
    known.push_back({.person = block.person,
                     .kind = declared.kind,
                     .topic = declared.topic,
                     .origin = block.origin,
                     .span = block.span,
                     .again = block.again});
  }
  return known;
}

// The block's day and the five working days after it, as an independent count has them: weekdays
// that are no holiday.
Instant end_of_five_days(const ProtectedDesk& desk, PersonIndex person, Wall origin) {
  Day day = day_of(origin);
  for (int left = 5; left > 0;) {
    day += days{1};
    const unsigned weekday = weekday_of(day).iso_encoding();
    if (weekday <= 5 && !desk.calendars.desk.contains(day)) --left;
  }
  return desk.desk.people[at(person)].zone.day_span(day).end;
}

class History {
 public:
  explicit History(std::uint64_t seed) : random_(seed), desk_(test::random_protected_desk(seed)) {
    ProtectedTime learning;
    learning.kind = BlockKind::kLearning;
    learning.topic = "fixed";
    learning.firmness = Firmness::kNonnegotiable;
    learning.people = everybody(desk_.desk);
    learning.time =
        FixedTime{{{Weekday{2U}, hours{14}, hours{16}}, {Weekday{4U}, hours{9}, hours{11}}}};
    desk_.desk.protection.blocks.push_back(learning);
    desk_.desk.protection.freeze = Seconds{0};
  }

  void run() {
    known_ = published(desk_.desk, place_protected_time(desk_.input(), kEffort));
    for (int step = 0; step < 3; ++step) {
      now_ = desk_.window.begin + days{up_to(0, 8)} + hours{up_to(0, 23)};
      take_time();
      const Placement placement = place_protected_time(input(), kEffort);
      ASSERT_EQ(wrong(placement), "");
      expect_again_or_owed(placement);
      known_ = published(desk_.desk, placement);
    }
  }
  [[nodiscard]] int displaced() const { return displaced_; }
  [[nodiscard]] int owed() const { return owed_; }

 private:
  int up_to(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }

  PlacementInput input() {
    PlacementInput input = desk_.input();
    input.now = now_;
    input.known = known_;
    return input;
  }

  // Meetings over blocks that lie ahead.
  void take_time() {
    for (const KnownBlock& block : known_) {
      if (block.span.begin < now_ || up_to(1, 4) > 1) continue;
      IntervalSet& busy = desk_.calendars.busy[at(block.person)];
      const Instant begin = block.span.begin + minutes{15 * up_to(-2, 4)};
      busy = unite(busy, IntervalSet{{begin, begin + minutes{15 * up_to(1, 8)}}});
    }
  }

  // What has begun is history, busy or not.
  std::string wrong(const Placement& placement) {
    std::vector<PlacedTime> ahead;
    for (const PlacedTime& block : placement.blocks)
      if (now_ <= block.span.begin) ahead.push_back(block);
    std::string text;
    for (const std::string& one : test::wrong_with(input(), ahead)) text += one + "\n";
    return text;
  }

  void expect_again_or_owed(const Placement& placement) {
    for (std::size_t k = 0; k < known_.size(); ++k) {
      const KnownBlock& block = known_[k];
      if (block.topic != "fixed" || block.span.begin < now_ ||
          !desk_.calendars.busy[at(block.person)].overlaps(block.span))
        continue;
      ++displaced_;
      const auto again = std::ranges::find_if(placement.blocks, [&](const PlacedTime& one) {
        return one.person == block.person && one.origin == block.origin &&
               desk_.desk.protection.blocks[one.declared].topic == "fixed";
      });
      if (again != placement.blocks.end()) {
        EXPECT_EQ(again->span.length(), block.span.length());
        EXPECT_LE(again->span.end, end_of_five_days(desk_, block.person, block.origin));
        continue;
      }
      ++owed_;
      const auto lost = std::ranges::find_if(placement.lost, [&](const LostBlock& one) {
        return one.person == block.person && one.span == block.span && one.is_debt();
      });
      EXPECT_NE(lost, placement.lost.end()) << "neither there nor owed: " << test::text(block.span);
      EXPECT_EQ(place_for(placement, block), std::nullopt);
    }
  }

  // Every quarter hour tried.
  std::optional<Instant> place_for(const Placement& placement, const KnownBlock& block) {
    const auto declared = desk_.desk.protection.blocks.size() - 1;
    std::vector<PlacedTime> ahead;
    for (const PlacedTime& one : placement.blocks)
      if (now_ <= one.span.begin) ahead.push_back(one);
    const Instant last =
        std::min(end_of_five_days(desk_, block.person, block.origin), desk_.window.end);
    for (Instant begin = std::max(desk_.window.begin, block.span.begin - days{2}); begin < last;
         begin += minutes{15}) {
      if (begin < now_) continue;
      const Interval span{begin, begin + block.span.length()};
      if (last < span.end) break;
      // A quarter hour lies between two blocks that were placed.
      const Interval wide{span.begin - minutes{15}, span.end + minutes{15}};
      const bool meets = std::ranges::any_of(placement.blocks, [&](const PlacedTime& one) {
        return one.person == block.person &&
               (one.span.overlaps(span) ||
                (one.span.overlaps(wide) &&
                 (one.moved || std::holds_alternative<FloatingTime>(
                                   desk_.desk.protection.blocks[one.declared].time))));
      });
      const Person& owner = desk_.desk.people[at(block.person)];
      if (meets || !expand(owner.hours, owner.zone, wide).contains(span) ||
          desk_.calendars.busy[at(block.person)].overlaps(span) ||
          desk_.calendars.leave[at(block.person)].overlaps(span))
        continue;
      ahead.push_back({.person = block.person,
                       .declared = declared,
                       .span = span,
                       .origin = block.origin,
                       .known = {},
                       .moved = true});
      const bool fits = test::wrong_with(input(), ahead).empty();
      ahead.pop_back();
      if (fits) return begin;
    }
    return std::nullopt;
  }

  std::mt19937_64 random_;
  ProtectedDesk desk_;
  std::vector<KnownBlock> known_;
  Instant now_;
  int displaced_ = 0;
  int owed_ = 0;
};

TEST(DisplacedBlocks, AreThereAgainWithinFiveWorkingDaysOrOwed) {
  int displaced = 0, owed = 0;
  for (std::uint64_t seed = 1; seed <= RESPITE_DISPLACED_HISTORIES; ++seed) {
    SCOPED_TRACE(seed);
    History history(seed);
    history.run();
    displaced += history.displaced();
    owed += history.owed();
  }
  EXPECT_GT(displaced, RESPITE_DISPLACED_HISTORIES);
  EXPECT_GT(owed, 0);
  EXPECT_LT(owed, displaced);
}

// Where one person goes at 10:20 as another comes, there is somebody throughout.
TEST(DisplacedBlocks, HaveRoomWhereOneGoesAsAnotherComes) {
  History history(882);
  history.run();
  EXPECT_GT(history.displaced(), 0);
  EXPECT_EQ(history.owed(), 0);
}

}  // namespace
}  // namespace respite
