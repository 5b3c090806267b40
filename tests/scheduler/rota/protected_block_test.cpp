#include "scheduler/rota/protected_block.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite {
namespace {

using test::clock_time;
using test::interval;
using Lines = std::vector<std::string>;

// Asha in London, Ben in New York.
Desk two_people() {
  Desk desk;
  desk.people.resize(2);
  desk.people[0].id = "asha";
  desk.people[0].zone = test::zone("Europe/London");
  desk.people[1].id = "ben";
  desk.people[1].zone = test::zone("America/New_York");
  return desk;
}

ProtectedTime fixed(std::vector<PersonIndex> people, WeeklySpan when) {
  ProtectedTime block;
  block.kind = BlockKind::kLearning;
  block.people = std::move(people);
  block.time = FixedTime{{when}};
  return block;
}

const WeeklySpan kWednesday{std::chrono::Wednesday, clock_time("14:00"), clock_time("16:00")};

Lines texts(const std::vector<ProtectedBlock>& blocks) {
  Lines all;
  for (const ProtectedBlock& b : blocks) {
    all.push_back(std::to_string(at(b.person)) + '/' + std::to_string(b.declared) + ' ' +
                  to_text(b.begin).substr(0, 16) + " to " + to_text(b.end).substr(0, 16) + " = " +
                  test::text(b.span));
  }
  return all;
}

TEST(ExpandFixedBlocks, GoesByEachPersonsClock) {
  Desk desk = two_people();
  desk.protection.blocks = {fixed({PersonIndex{0}, PersonIndex{1}}, kWednesday)};
  // London has left summer time, New York has not.
  EXPECT_EQ(texts(expand_fixed_blocks(desk, {},
                                      interval("2026-10-26T00:00:00Z", "2026-11-02T00:00:00Z"))),
            (Lines{"0/0 2026-10-28T14:00 to 2026-10-28T16:00 = "
                   "2026-10-28T14:00:00Z/2026-10-28T16:00:00Z",
                   "1/0 2026-10-28T14:00 to 2026-10-28T16:00 = "
                   "2026-10-28T18:00:00Z/2026-10-28T20:00:00Z"}));
}

TEST(ExpandFixedBlocks, LeavesOutWhoIsNotThere) {
  Desk desk = two_people();
  desk.people[0].joins = make_day(2026, 6, 10);   // a Wednesday: in
  desk.people[0].leaves = make_day(2026, 6, 24);  // a Wednesday: no longer
  desk.protection.blocks = {fixed({PersonIndex{0}}, kWednesday)};
  EXPECT_EQ(texts(expand_fixed_blocks(desk, {},
                                      interval("2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z"))),
            (Lines{"0/0 2026-06-10T14:00 to 2026-06-10T16:00 = "
                   "2026-06-10T13:00:00Z/2026-06-10T15:00:00Z",
                   "0/0 2026-06-17T14:00 to 2026-06-17T16:00 = "
                   "2026-06-17T13:00:00Z/2026-06-17T15:00:00Z"}));
}

TEST(ExpandFixedBlocks, TakesBlocksThatBeginInTheWindowWhole) {
  Desk desk = two_people();
  desk.protection.blocks = {fixed({PersonIndex{0}}, kWednesday)};
  EXPECT_EQ(expand_fixed_blocks(desk, {}, interval("2026-06-10T13:00:00Z", "2026-06-10T13:00:01Z"))
                .size(),
            1U);
  EXPECT_TRUE(
      expand_fixed_blocks(desk, {}, interval("2026-06-10T13:00:01Z", "2026-06-17T13:00:00Z"))
          .empty());
}

TEST(ExpandFixedBlocks, LeavesOutLeaveAndHolidays) {
  Desk desk = two_people();
  desk.protection.blocks = {fixed({PersonIndex{0}}, kWednesday)};
  DeskCalendars calendars;
  calendars.desk.days = {{make_day(2026, 6, 24), "A holiday"}};
  // The whole of the 10th, and from 15:00 on the 17th, London.
  calendars.leave = {IntervalSet({interval("2026-06-09T23:00:00Z", "2026-06-10T23:00:00Z"),
                                  interval("2026-06-17T14:00:00Z", "2026-06-17T20:00:00Z")}),
                     {}};
  EXPECT_EQ(texts(expand_fixed_blocks(desk, calendars,
                                      interval("2026-06-08T00:00:00Z", "2026-07-02T00:00:00Z"))),
            (Lines{"0/0 2026-06-17T14:00 to 2026-06-17T15:00 = "
                   "2026-06-17T13:00:00Z/2026-06-17T14:00:00Z",
                   "0/0 2026-07-01T14:00 to 2026-07-01T16:00 = "
                   "2026-07-01T13:00:00Z/2026-07-01T15:00:00Z"}));
}

TEST(ExpandFixedBlocks, SortsByBeginAndPersonAndSkipsFloatingOnes) {
  Desk desk = two_people();
  desk.people[1].zone = desk.people[0].zone;
  ProtectedTime floating = fixed({PersonIndex{0}}, kWednesday);
  floating.time = FloatingTime{};
  const WeeklySpan earlier{std::chrono::Wednesday, clock_time("09:00"), clock_time("10:00")};
  desk.protection.blocks = {floating, fixed({PersonIndex{1}}, kWednesday),
                            fixed({PersonIndex{0}, PersonIndex{1}}, kWednesday),
                            fixed({PersonIndex{1}}, earlier)};
  Lines order;
  for (const ProtectedBlock& b :
       expand_fixed_blocks(desk, {}, interval("2026-06-10T00:00:00Z", "2026-06-11T00:00:00Z"))) {
    order.push_back(std::to_string(at(b.person)) + '/' + std::to_string(b.declared));
  }
  EXPECT_EQ(order, (Lines{"1/3", "0/2", "1/1", "1/2"}));
}

}  // namespace
}  // namespace respite
