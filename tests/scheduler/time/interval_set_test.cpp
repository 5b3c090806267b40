#include "scheduler/time/interval_set.h"

#include <gtest/gtest.h>

#include <bitset>
#include <random>

#include "tests/support/times.h"

namespace respite {
namespace {

using test::span;

constexpr int kUniverse = 96;
using Bitmap = std::bitset<kUniverse>;  // [second]: the oracle

Instant second(int n) { return Instant{Seconds{n}}; }

Bitmap bitmap_of(Interval interval) {
  Bitmap bits;
  for (int n = 0; n < kUniverse; ++n) {
    bits[static_cast<std::size_t>(n)] = interval.contains(second(n));
  }
  return bits;
}

Bitmap bitmap_of(const IntervalSet& set) {
  Bitmap bits;
  for (const Interval& i : set) bits |= bitmap_of(i);
  return bits;
}

void expect_sorted_and_apart(const IntervalSet& set) {
  const Interval* previous = nullptr;
  for (const Interval& i : set) {
    EXPECT_FALSE(i.empty());
    if (previous) {
      EXPECT_LT(previous->end, i.begin);
    }
    previous = &i;
  }
}

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  int roll(int low, int high) { return std::uniform_int_distribution<>(low, high)(engine_); }
  Interval interval() {  // empty and backward ones too
    const int begin = roll(0, kUniverse);
    return span(begin, std::min(kUniverse, begin + roll(-3, 14)));
  }
  std::vector<Interval> intervals() {
    std::vector<Interval> all(static_cast<std::size_t>(roll(0, 9)));
    for (Interval& i : all) i = interval();
    return all;
  }

 private:
  std::mt19937 engine_;
};

TEST(IntervalSet, JoinsWhatTouchesAndDropsEmpties) {
  const IntervalSet set{span(6, 8), span(3, 3), span(1, 4), span(4, 5), span(7, 9)};
  const IntervalSet expected{span(1, 5), span(6, 9)};
  EXPECT_EQ(set, expected);
  EXPECT_EQ(set.intervals().size(), 2U);
  EXPECT_EQ(set.length(), Seconds{7});
}

TEST(IntervalSet, HoldsNothingWhenEmpty) {
  const IntervalSet none;
  EXPECT_TRUE(none.empty());
  EXPECT_FALSE(none.contains(second(0)));
  EXPECT_TRUE(none.contains(span(4, 4)));
  EXPECT_FALSE(none.overlaps(span(0, 9)));
  EXPECT_EQ(gaps(none, span(2, 5)), IntervalSet{span(2, 5)});
  EXPECT_TRUE(gaps(none, span(5, 2)).empty());
}

//      0 1 2 3 4 5 6 7 8 9
//  a     [-------) [---)
//  b       [-) [-----)
TEST(IntervalSet, OperatesAsDrawn) {
  const IntervalSet a{span(1, 5), span(6, 8)};
  const IntervalSet b{span(2, 3), span(4, 7)};
  EXPECT_EQ(unite(a, b), (IntervalSet{span(1, 8)}));
  EXPECT_EQ(intersect(a, b), (IntervalSet{span(2, 3), span(4, 5), span(6, 7)}));
  EXPECT_EQ(subtract(a, b), (IntervalSet{span(1, 2), span(3, 4), span(7, 8)}));
  EXPECT_EQ(gaps(a, span(0, 9)), (IntervalSet{span(0, 1), span(5, 6), span(8, 9)}));
}

TEST(IntervalSet, CutsOneHoleOutOfTwoIntervals) {
  EXPECT_EQ(subtract({span(0, 4), span(5, 9)}, {span(3, 6)}),
            (IntervalSet{span(0, 3), span(6, 9)}));
}

TEST(IntervalSet, AgreesWithABitmap) {
  constexpr unsigned kSeed = 20261207;
  Dice dice(kSeed);
  for (int round = 0; round < 4000; ++round) {
    SCOPED_TRACE(testing::Message() << "seed " << kSeed << ", round " << round);
    const IntervalSet a(dice.intervals());
    const IntervalSet b(dice.intervals());
    const Interval window = dice.interval();
    const Bitmap in_a = bitmap_of(a);
    const Bitmap in_b = bitmap_of(b);
    const Bitmap in_window = bitmap_of(window);
    for (const IntervalSet& result :
         {unite(a, b), intersect(a, b), intersect(a, window), subtract(a, b), gaps(a, window), a}) {
      expect_sorted_and_apart(result);
    }
    ASSERT_EQ(bitmap_of(unite(a, b)), in_a | in_b);
    ASSERT_EQ(bitmap_of(intersect(a, b)), in_a & in_b);
    ASSERT_EQ(bitmap_of(intersect(a, window)), in_a & in_window);
    ASSERT_EQ(bitmap_of(subtract(a, b)), in_a & ~in_b);
    ASSERT_EQ(bitmap_of(gaps(a, window)), in_window & ~in_a);
    ASSERT_EQ(a.length().count(), static_cast<std::int64_t>(in_a.count()));
    ASSERT_EQ(a.overlaps(window), (in_a & in_window).any());
    ASSERT_EQ(a.contains(window), (in_window & ~in_a).none());
    const int n = dice.roll(0, kUniverse - 1);
    ASSERT_EQ(a.contains(second(n)), in_a.test(static_cast<std::size_t>(n)));
  }
}

TEST(IntervalSet, BuildsTheSameSetFromAnyOrder) {
  constexpr unsigned kSeed = 7;
  Dice dice(kSeed);
  for (int round = 0; round < 1000; ++round) {
    std::vector<Interval> parts = dice.intervals();
    Bitmap bits;
    for (const Interval& i : parts) bits |= bitmap_of(i);
    const IntervalSet set(parts);
    std::reverse(parts.begin(), parts.end());
    ASSERT_EQ(IntervalSet(parts), set) << "seed " << kSeed << ", round " << round;
    ASSERT_EQ(bitmap_of(set), bits) << "seed " << kSeed << ", round " << round;
  }
}

}  // namespace
}  // namespace respite
