// Planes above a concave function close in on its maximum.
#include "scheduler/solve/prices/bundle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace respite {
namespace {

using Point = std::vector<double>;
using Planes = std::vector<Bundle::Plane>;

double value_of(const Bundle::Plane& plane, const Point& at) {
  double value = plane.constant;
  for (const auto& [variable, slope] : plane.slopes)
    value += slope * at[static_cast<std::size_t>(variable)];
  return value;
}

const Bundle::Plane& lowest(const Planes& planes, const Point& at) {
  return *std::ranges::min_element(planes, {},
                                   [&](const Bundle::Plane& plane) { return value_of(plane, at); });
}

// min(2x, 12 - 2x) + min(3y, x + y, 20 - 2y) - y: for the best y it is min(3x, 12 - x), 9 at x = 3.
const std::array<Planes, 2> kPieces = {
    Planes{{0, {{0, 2}}}, {12, {{0, -2}}}},
    Planes{{0, {{1, 3}}}, {0, {{0, 1}, {1, 1}}}, {20, {{1, -2}}}}};
constexpr double kSlope = -1;  // of y
constexpr double kMost = 9;

double value_at(const Point& at) {
  double value = kSlope * at[1];
  for (const Planes& planes : kPieces) value += value_of(lowest(planes, at), at);
  return value;
}

Bundle bundle_of(double high) { return {{{0, high, 0}, {0, 10, kSlope}}, kPieces.size()}; }

void close_in_from(Point at) {
  Bundle bundle = bundle_of(10);
  Point best = at;
  double reach = 2;
  std::vector<std::size_t> piece_of;
  for (int round = 0; round < 40; ++round) {
    for (std::size_t piece = 0; piece < kPieces.size(); ++piece) {
      bundle.add(piece, lowest(kPieces[piece], at));
      piece_of.push_back(piece);
    }
    if (value_at(at) >= value_at(best)) best = at;
    at = bundle.best_near(best, reach);
    EXPECT_GE(bundle.most(), value_at(at) - 1e-6);
    for (std::size_t i = 0; i < at.size(); ++i) {
      EXPECT_LE(std::abs(at[i] - best[i]), reach + 1e-6);
      EXPECT_TRUE(at[i] >= -1e-6 && at[i] <= 10 + 1e-6) << at[i];
    }
    const std::vector<double> mix = bundle.mix();
    ASSERT_EQ(mix.size(), piece_of.size());
    std::array<double, 2> sum{};
    for (std::size_t plane = 0; plane < mix.size(); ++plane) sum[piece_of[plane]] += mix[plane];
    EXPECT_NEAR(sum[0], 1, 1e-6);
    EXPECT_NEAR(sum[1], 1, 1e-6);
  }
  EXPECT_NEAR(value_at(best), kMost, 1e-6);
  EXPECT_NEAR(best[0], 3, 1e-6);
  EXPECT_NEAR(bundle.most(), kMost, 1e-6);
}

TEST(Bundle, ClosesInOnTheMaximum) {
  close_in_from({0, 0});
  close_in_from({10, 10});
  close_in_from({0, 10});
}

// With every plane known one look is enough, and what holds it there adds up to no slope.
TEST(Bundle, KnowsTheMaximumOfAllPlanes) {
  Bundle bundle = bundle_of(10);
  std::vector<Bundle::Plane> added;
  for (std::size_t piece = 0; piece < kPieces.size(); ++piece)
    for (const Bundle::Plane& plane : kPieces[piece]) {
      bundle.add(piece, plane);
      added.push_back(plane);
    }
  const Point at = bundle.best_near({0, 0}, 100);
  EXPECT_NEAR(bundle.most(), kMost, 1e-6);
  EXPECT_NEAR(value_at(at), kMost, 1e-6);
  const std::vector<double> mix = bundle.mix();
  Point slopes{0, kSlope};
  for (std::size_t plane = 0; plane < added.size(); ++plane)
    for (const auto& [variable, slope] : added[plane].slopes)
      slopes[static_cast<std::size_t>(variable)] += mix[plane] * slope;
  EXPECT_NEAR(slopes[0], 0, 1e-6);
  EXPECT_NEAR(slopes[1], 0, 1e-6);
}

TEST(Bundle, KeepsToWhatIsAllowed) {
  Bundle bundle = bundle_of(2);
  for (std::size_t piece = 0; piece < kPieces.size(); ++piece)
    for (const Bundle::Plane& plane : kPieces[piece]) bundle.add(piece, plane);
  EXPECT_NEAR(bundle.best_near({0, 0}, 100)[0], 2, 1e-6);
  EXPECT_NEAR(bundle.most(), 6, 1e-6);
}

}  // namespace
}  // namespace respite
