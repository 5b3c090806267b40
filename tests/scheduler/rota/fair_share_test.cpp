#include "scheduler/rota/fair_share.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <string>

#include "scheduler/rota/week_shares.h"

namespace respite {
namespace {

TEST(PourDemand, SharesProRata) {
  EXPECT_EQ(pour_demand({{900, {0, 1, 2}}}, {1, 1, 1}, {0, 0, 0}), (Loads{300, 300, 300}));
  EXPECT_EQ(pour_demand({{900, {0, 1}}}, {2, 1}, {0, 0}), (Loads{600, 300}));
  EXPECT_EQ(pour_demand({{900, {0, 1}}}, {1, 0}, {0, 0}), (Loads{900, 0}));
}

//   carried  |###   |      |
//   poured   |~~~   |~~~~~~|     level at 350
TEST(PourDemand, CountsWhatIsCarriedAsFilled) {
  EXPECT_EQ(pour_demand({{600, {0, 1}}}, {1, 1}, {100, 0}), (Loads{250, 350}));
  EXPECT_EQ(pour_demand({{600, {0, 1}}}, {1, 1}, {-100, 0}), (Loads{350, 250}));
}

TEST(PourDemand, TakesNothingAway) {
  EXPECT_EQ(pour_demand({{600, {0, 1}}}, {1, 1}, {5000, 0}), (Loads{0, 600}));
}

// p0 alone may hold the first; p1 then carries more of the second.
TEST(PourDemand, LoadsNobodyTwice) {
  EXPECT_EQ(pour_demand({{400, {0}}, {800, {0, 1}}}, {1, 1}, {0, 0}), (Loads{600, 600}));
  EXPECT_EQ(pour_demand({{900, {0}}, {100, {0, 1}}}, {1, 1}, {0, 0}), (Loads{900, 100}));
}

TEST(PourDemand, LevelsThroughAChainOfRotas) {
  const Loads shares =
      pour_demand({{3000, {0, 1}}, {0, {1, 2}}, {0, {2, 3}}, {3000, {2, 3}}, {600, {1, 2}}},
                  {1, 1, 1, 1}, {0, 0, 0, 0});
  for (const std::int64_t share : shares) EXPECT_NEAR(static_cast<double>(share), 1650, 5);
}

TEST(PourDemand, LosesNothingAndIsLevel) {
  std::mt19937_64 engine(7);
  const auto below = [&](std::uint64_t n) { return engine() % n; };
  for (int round = 0; round < 200; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    const std::size_t people = 2 + below(6);
    Loads weights;
    Loads carried;
    for (std::size_t i = 0; i < people; ++i) {
      weights.push_back(static_cast<std::int64_t>(100'000 + below(900'000)));
      carried.push_back(static_cast<std::int64_t>(below(500'000)) - 250'000);
    }
    std::vector<std::size_t> everybody(people);
    std::iota(everybody.begin(), everybody.end(), 0U);
    const auto load = static_cast<std::int64_t>(below(10'000'000));
    const Loads shares = pour_demand({{load, everybody}}, weights, carried);
    EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}), load);
    // Whoever got something stands no higher than anybody else, but for a second of rounding.
    for (std::size_t i = 0; i < people; ++i)
      for (std::size_t j = 0; j < people; ++j) {
        const auto level = [&](std::size_t k, std::int64_t extra) {
          return static_cast<double>(shares[k] + carried[k] + extra) /
                 static_cast<double>(weights[k]);
        };
        if (shares[i] == 0) continue;
        EXPECT_LE(level(i, -static_cast<std::int64_t>(people)), level(j, 1));
      }
  }
}

}  // namespace
}  // namespace respite
