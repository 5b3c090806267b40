#include "scheduler/solve/engine/what_pays.h"

#include <gtest/gtest.h>

#include <array>

namespace respite {
namespace {

// How often each of three things was chosen, each gaining so much a go.
std::array<int, 3> chosen(WhatPays& pays, const std::array<double, 3>& gains, int times) {
  std::array<int, 3> often{};
  for (int i = 0; i < times; ++i) {
    const std::size_t thing = pays.next();
    ++often[thing];
    pays.paid(gains[thing], 1.0);
  }
  return often;
}

TEST(WhatPays, TheBestGetsAllButEverybodysLeast) {
  WhatPays pays(3, 0.8, 0.05);
  const auto often = chosen(pays, {1, 5, 2}, 1000);
  EXPECT_NEAR(often[0], 50, 2);
  EXPECT_NEAR(often[2], 50, 2);
  EXPECT_NEAR(often[1], 900, 4);
}

TEST(WhatPays, LeavesWhatNoLongerPays) {
  WhatPays pays(3, 0.8, 0.05);
  chosen(pays, {9, 0, 1}, 100);
  const auto often = chosen(pays, {0, 0, 1}, 300);
  EXPECT_LT(often[0], 60);
  EXPECT_GT(often[2], 200);
}

TEST(WhatPays, WhereNothingPaysTheFavouredGetsSoManyTimesAsMuch) {
  WhatPays pays(3, 0.8, 0.05);
  pays.favour_first(3);
  const auto often = chosen(pays, {0, 0, 0}, 500);
  EXPECT_NEAR(often[0], 300, 3);
  EXPECT_NEAR(often[1], 100, 2);
  EXPECT_NEAR(often[2], 100, 2);
}

TEST(WhatPays, WhereNothingPaysAllGetTheSame) {
  WhatPays pays(3, 0.8, 0.05);
  for (const int often : chosen(pays, {0, 0, 0}, 300)) EXPECT_NEAR(often, 100, 1);
}

TEST(WhatPays, WhereNothingPaysWhatGainedLastIsTriedLonger) {
  WhatPays pays(3, 0.5, 0.0);
  chosen(pays, {0, 0, 0}, 150);
  const std::size_t last = pays.next();
  pays.paid(1, 1.0);
  EXPECT_EQ(chosen(pays, {0, 0, 0}, 45)[last], 45);
  EXPECT_LT(chosen(pays, {0, 0, 0}, 45)[last], 20);
}

// A go at one thing may take ten times as long.
TEST(WhatPays, CountsByTime) {
  WhatPays pays(2, 0.8, 0.05);
  int quick = 0;
  for (int i = 0; i < 200; ++i) {
    const bool slow = pays.next() == 0;
    pays.paid(slow ? 5 : 1, slow ? 10.0 : 1.0);
    quick += slow ? 0 : 1;
  }
  EXPECT_GT(quick, 150);
}

}  // namespace
}  // namespace respite
