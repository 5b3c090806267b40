// The stories of timeline_property_test.cpp over fresh seeds, for RESPITE_TIMELINE_MINUTES (10).
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>

#include "tests/app/rota/timeline/story.h"

namespace respite::test {
namespace {

TEST(TimelineLong, IsTheSameToPlanWhoGapsAndEmergenciesOnFreshDesks) {
  const char* const given = std::getenv("RESPITE_TIMELINE_MINUTES");
  const std::chrono::minutes minutes{given ? std::stoi(given) : 10};
  const auto end = std::chrono::steady_clock::now() + minutes;
  const std::uint64_t first = std::random_device{}();
  std::cout << "seeds from " << first << " on\n";
  std::uint64_t seed = first;
  std::string failed;
  while (std::chrono::steady_clock::now() < end) {
    // Every quarter hour of one desk takes as long as many others.
    const Look look = seed % 50 == 0 ? Look::kEveryQuarter : Look::kSome;
    const std::string text = failure(seed, live(seed, look));
    if (!text.empty()) {
      std::cout << text << std::flush;
      failed += " " + std::to_string(seed);
    }
    ++seed;
  }
  std::cout << seed - first << " stories\n";
  EXPECT_EQ(failed, "") << "tell one again: RESPITE_TIMELINE_SEED=N timeline_property_test";
}

}  // namespace
}  // namespace respite::test
