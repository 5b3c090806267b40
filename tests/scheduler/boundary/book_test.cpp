// Booking a time: where what gives way goes. Ben: 08:00 to 16:30, focus Tue 09:30 to 11:30,
// learning Thu 10:00 to 12:00; Asha: 09:00 to 17:30, learning Wed 14:00 to 16:00; lunch 12:30 to
// 13:15. London is UTC until 29 March 2026.
#include <gtest/gtest.h>

#include <algorithm>

#include "scheduler/boundary/book.h"
#include "scheduler/boundary/decide.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/boundary/random_desk.h"
#include "tests/support/times.h"

namespace respite::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using test::instant;
using test::interval;

struct Moved {
  std::string block;
  std::string placed;  // "owed"
  friend bool operator==(const Moved&, const Moved&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Moved& moved) {
    return out << moved.block << " to " << moved.placed;
  }
};

Booking plan(const OwnDesk& firm, std::string_view who, Interval slot, Instant now) {
  const Availability known =
      work_out(std::make_shared<const DeskSnapshot>(firm), {now - days{14}, now + days{63}});
  return plan_booking(known, {*find_person(firm.desk, who), slot}, now);
}

std::vector<Moved> moved(const Booking& booking) {
  std::vector<Moved> found;
  found.reserve(booking.blocks.size());
  for (const GivesWay& gives : booking.blocks) {
    found.push_back(
        {test::text(gives.block.span), gives.placed ? test::text(*gives.placed) : "owed"});
  }
  return found;
}

const char* const kFocus = "2026-03-10T09:30:00Z/2026-03-10T11:30:00Z";
const char* const kLearning = "2026-03-04T14:00:00Z/2026-03-04T16:00:00Z";

TEST(PlanBooking, FreeTimeDisplacesNothing) {
  const OwnDesk firm = law_firm();
  const Interval slot = interval("2026-03-10T11:30:00Z", "2026-03-10T12:30:00Z");
  const Booking booking = plan(firm, "ben", slot, instant("2026-03-10T08:00:00Z"));
  EXPECT_TRUE(booking.blocks.empty());
  EXPECT_TRUE(booking.favours.empty());
}

TEST(PlanBooking, AMovableBlockGoesToTheNearestRoom) {
  const OwnDesk firm = law_firm();
  const Interval slot = interval("2026-03-10T09:30:00Z", "2026-03-10T10:00:00Z");
  EXPECT_EQ(moved(plan(firm, "ben", slot, instant("2026-03-10T09:25:00Z"))),
            (std::vector<Moved>{{kFocus, "2026-03-10T10:00:00Z/2026-03-10T12:00:00Z"}}));
}

TEST(PlanBooking, NothingIsPlacedBeforeNow) {
  const OwnDesk firm = law_firm();
  const Interval slot = interval("2026-03-10T11:00:00Z", "2026-03-10T11:30:00Z");
  EXPECT_EQ(moved(plan(firm, "ben", slot, instant("2026-03-09T17:00:00Z"))),
            (std::vector<Moved>{{kFocus, "2026-03-10T09:00:00Z/2026-03-10T11:00:00Z"}}));
  EXPECT_EQ(moved(plan(firm, "ben", slot, instant("2026-03-10T09:01:00Z"))),
            (std::vector<Moved>{{kFocus, "2026-03-10T13:15:00Z/2026-03-10T15:15:00Z"}}));
}

TEST(PlanBooking, NothingIsPlacedIntoARestLock) {
  OwnDesk firm = law_firm();
  facts_of(firm, "ben").work_ended = instant("2026-03-09T23:00:00Z");
  const Interval slot = interval("2026-03-10T11:00:00Z", "2026-03-10T11:30:00Z");
  EXPECT_EQ(moved(plan(firm, "ben", slot, instant("2026-03-10T08:00:00Z"))),
            (std::vector<Moved>{{kFocus, "2026-03-10T13:15:00Z/2026-03-10T15:15:00Z"}}));
}

TEST(PlanBooking, AMovableBlockWithoutRoomInItsWeekIsOwed) {
  OwnDesk firm = law_firm();
  const Interval slot = interval("2026-03-10T09:30:00Z", "2026-03-10T10:00:00Z");
  facts_of(firm, "ben").booked =
      IntervalSet{interval("2026-03-10T10:00:00Z", "2026-03-13T13:15:00Z")};
  EXPECT_EQ(moved(plan(firm, "ben", slot, instant("2026-03-10T09:25:00Z"))),
            (std::vector<Moved>{{kFocus, "2026-03-13T13:15:00Z/2026-03-13T15:15:00Z"}}));
  facts_of(firm, "ben").leave =
      IntervalSet{interval("2026-03-13T00:00:00Z", "2026-03-14T00:00:00Z")};
  EXPECT_EQ(moved(plan(firm, "ben", slot, instant("2026-03-10T09:25:00Z"))),
            (std::vector<Moved>{{kFocus, "owed"}}));
}

TEST(PlanBooking, ADefendedBlockStaysOnItsDay) {
  OwnDesk firm = law_firm();
  const Interval slot = interval("2026-03-03T12:30:00Z", "2026-03-03T13:00:00Z");
  const char* const lunch = "2026-03-03T12:30:00Z/2026-03-03T13:15:00Z";
  EXPECT_EQ(moved(plan(firm, "asha", slot, instant("2026-03-03T09:00:00Z"))),
            (std::vector<Moved>{{lunch, "2026-03-03T13:00:00Z/2026-03-03T13:45:00Z"}}));
  facts_of(firm, "asha").booked =
      IntervalSet{interval("2026-03-03T13:00:00Z", "2026-03-03T17:30:00Z")};
  EXPECT_EQ(moved(plan(firm, "asha", slot, instant("2026-03-03T12:25:00Z"))),
            (std::vector<Moved>{{lunch, "owed"}}));
}

TEST(PlanBooking, ANonnegotiableBlockHasFiveBusinessDays) {
  OwnDesk firm = law_firm();
  const Interval slot = interval("2026-03-04T14:00:00Z", "2026-03-04T14:30:00Z");
  const Instant now = instant("2026-03-04T12:00:00Z");
  EXPECT_EQ(moved(plan(firm, "asha", slot, now)),
            (std::vector<Moved>{{kLearning, "2026-03-04T14:30:00Z/2026-03-04T16:30:00Z"}}));
  facts_of(firm, "asha").booked =
      IntervalSet{interval("2026-03-04T14:30:00Z", "2026-03-11T09:00:00Z")};
  EXPECT_EQ(moved(plan(firm, "asha", slot, now)),
            (std::vector<Moved>{{kLearning, "2026-03-11T09:00:00Z/2026-03-11T11:00:00Z"}}));
  facts_of(firm, "asha").booked =
      IntervalSet{interval("2026-03-04T14:30:00Z", "2026-03-11T12:00:00Z")};
  EXPECT_EQ(moved(plan(firm, "asha", slot, now)), (std::vector<Moved>{{kLearning, "owed"}}));
}

TEST(PlanBooking, TwoBlocksUnderOneSlotDoNotMeet) {
  const OwnDesk firm = law_firm();
  const Interval slot = interval("2026-03-12T11:30:00Z", "2026-03-12T12:45:00Z");
  EXPECT_EQ(moved(plan(firm, "ben", slot, instant("2026-03-12T08:00:00Z"))),
            (std::vector<Moved>{{"2026-03-12T10:00:00Z/2026-03-12T12:00:00Z",
                                 "2026-03-12T12:45:00Z/2026-03-12T14:45:00Z"},
                                {"2026-03-12T12:30:00Z/2026-03-12T13:15:00Z",
                                 "2026-03-12T10:45:00Z/2026-03-12T11:30:00Z"}}));
}

// 11:30 ----- focus ------------- 14:30
//        12:30 lunch 13:15   14:00 slot
TEST(PlanBooking, ABlockIsNotPutOverAnotherThatLayUnderIt) {
  OwnDesk firm = law_firm();
  firm.desk.protection.blocks.push_back(
      {BlockKind::kFocus,
       Firmness::kMovable,
       "",
       {*find_person(firm.desk, "ben")},
       FixedTime{{{std::chrono::Monday, hours{11} + minutes{30}, hours{14} + minutes{30}}}},
       false});
  const Interval slot = interval("2026-03-09T14:00:00Z", "2026-03-09T14:30:00Z");
  EXPECT_EQ(moved(plan(firm, "ben", slot, instant("2026-03-09T07:00:00Z"))),
            (std::vector<Moved>{{"2026-03-09T11:30:00Z/2026-03-09T14:30:00Z",
                                 "2026-03-09T09:30:00Z/2026-03-09T12:30:00Z"}}));
}

TEST(PlanBooking, ABlockMovedTwiceLeavesItsSecondPlace) {
  OwnDesk firm = law_firm();
  PersonFacts& ben = facts_of(firm, "ben");
  ben.lifted = {interval("2026-03-10T09:30:00Z", "2026-03-10T11:30:00Z")};
  ben.placed = {{interval("2026-03-10T10:00:00Z", "2026-03-10T12:00:00Z"), Firmness::kMovable,
                 BlockKind::kFocus}};
  ben.booked = IntervalSet{interval("2026-03-10T09:30:00Z", "2026-03-10T10:00:00Z")};
  const Interval slot = interval("2026-03-10T10:00:00Z", "2026-03-10T10:30:00Z");
  EXPECT_EQ(moved(plan(firm, "ben", slot, instant("2026-03-10T09:35:00Z"))),
            (std::vector<Moved>{{"2026-03-10T10:00:00Z/2026-03-10T12:00:00Z",
                                 "2026-03-10T10:30:00Z/2026-03-10T12:30:00Z"}}));
}

TEST(PlanBooking, AFavourIsNamedAndNotPlacedOver) {
  OwnDesk firm = law_firm();
  const Interval favour = interval("2026-03-10T10:00:00Z", "2026-03-10T11:00:00Z");
  facts_of(firm, "ben").favours = IntervalSet{favour};
  const Interval slot = interval("2026-03-10T09:30:00Z", "2026-03-10T10:15:00Z");
  const Booking booking = plan(firm, "ben", slot, instant("2026-03-10T09:25:00Z"));
  EXPECT_EQ(booking.favours, std::vector<Interval>{favour});
  EXPECT_EQ(moved(booking),
            (std::vector<Moved>{{kFocus, "2026-03-10T13:15:00Z/2026-03-10T15:15:00Z"}}));
}

// The clocks change on Sunday 29 March: its week ends at 23:00 UTC.
TEST(PlanBooking, AWeekEndsOnThePersonsClock) {
  OwnDesk firm = law_firm();
  Person& ben = firm.desk.people[at(*find_person(firm.desk, "ben"))];
  ben.hours.push_back({std::chrono::Sunday, hours{8}, hours{10}});
  const Interval slot = interval("2026-03-24T09:30:00Z", "2026-03-24T10:00:00Z");
  const Instant now = instant("2026-03-24T09:25:00Z");
  const char* const focus = "2026-03-24T09:30:00Z/2026-03-24T11:30:00Z";
  facts_of(firm, "ben").booked =
      IntervalSet{interval("2026-03-24T10:00:00Z", "2026-03-29T00:00:00Z")};
  EXPECT_EQ(moved(plan(firm, "ben", slot, now)),
            (std::vector<Moved>{{focus, "2026-03-29T07:00:00Z/2026-03-29T09:00:00Z"}}));
  ben.hours.back().to = hours{9};
  EXPECT_EQ(moved(plan(firm, "ben", slot, now)), (std::vector<Moved>{{focus, "owed"}}));
}

// Everything that holds a person's time but the blocks that leave it.
IntervalSet held(const PersonTime& time, const Booking& booking) {
  const PersonParts& parts = time.parts;
  const IntervalSet all = unite(unite(parts.leave, parts.busy), parts.favours);
  std::vector<Interval> blocks{booking.offer.slot};
  for (const Block& block : parts.blocks) {
    const bool leaves = std::ranges::any_of(
        booking.blocks, [&](const GivesWay& gives) { return gives.block == block; });
    if (!leaves) blocks.push_back(block.span);
  }
  return unite(all, IntervalSet(std::move(blocks)));
}

void expect_well_placed(const PersonTime& time, const Booking& booking, Instant now) {
  const Zone zone = time.parts.zone;
  IntervalSet taken = held(time, booking);
  for (const GivesWay& gives : booking.blocks) {
    EXPECT_TRUE(gives.block.span.overlaps(booking.offer.slot));
    if (!gives.placed) continue;
    EXPECT_EQ(gives.placed->length(), gives.block.span.length());
    EXPECT_LE(now, gives.placed->begin);
    EXPECT_TRUE(time.shift.contains(*gives.placed)) << test::text(*gives.placed);
    if (!time.parts.turns.overlaps(gives.block.span)) {
      EXPECT_FALSE(time.parts.turns.overlaps(*gives.placed)) << test::text(*gives.placed);
    }
    EXPECT_FALSE(taken.overlaps(*gives.placed)) << test::text(*gives.placed);
    EXPECT_FALSE(time.locked(*gives.placed));
    taken = unite(taken, IntervalSet{*gives.placed});
    const Day was = day_of(zone.to_wall(gives.block.span.begin));
    const Day is = day_of(zone.to_wall(gives.placed->begin));
    if (gives.block.firmness == Firmness::kMovable) {
      EXPECT_TRUE(same_week(time, gives.block.span.begin, gives.placed->begin));
    } else if (gives.block.firmness == Firmness::kDefended) {
      EXPECT_EQ(was, is);
    } else {
      EXPECT_LE(gives.block.span.begin, gives.placed->begin);
      EXPECT_LE(is, was + days{8});
    }
  }
}

TEST(PlanBooking, NeverPlacesOverAnythingHeld) {
  const Instant first = instant("2026-03-16T00:00:00Z");  // a change of clocks among the weeks
  int placed = 0;
  int owed = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto snapshot = std::make_shared<const DeskSnapshot>(random_desk(6, 42, first, random));
    const Availability known = work_out(snapshot, {first - days{14}, first + days{70}});
    for (int i = 0; i < 50; ++i) {
      const auto person = index_of<PersonIndex>(random() % snapshot->desk.people.size());
      const Instant begin = first + minutes{15 * static_cast<int>(random() % (28 * 96))};
      const Interval slot{begin, begin + minutes{15 * static_cast<int>(1 + random() % 12)}};
      const Instant now = begin - minutes{static_cast<int>(random() % 6000)};
      const Booking booking = plan_booking(known, {person, slot}, now);
      expect_well_placed(known.of(person), booking, now);
      for (const GivesWay& gives : booking.blocks) ++(gives.placed ? placed : owed);
      if (::testing::Test::HasFailure()) return;
    }
  }
  EXPECT_GT(placed, 100);
  EXPECT_GT(owed, 5);
}

}  // namespace
}  // namespace respite::testing
