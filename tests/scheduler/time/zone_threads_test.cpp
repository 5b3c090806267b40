#include <gtest/gtest.h>

#include <array>
#include <thread>
#include <vector>

#include "tests/support/times.h"

namespace respite {
namespace {

// Zones are loaded from disk when first asked: here by many threads at once, in a process of its
// own (tests are run one by one), for the thread sanitizer to watch.
TEST(ZoneThreads, LoadZonesTogether) {
  constexpr std::array<std::string_view, 4> kZones{"Asia/Tokyo", "America/Lima", "Africa/Lagos",
                                                   "Europe/Oslo"};
  constexpr std::array<int, 4> kHours{9, -5, 1, 1};
  constexpr std::size_t kThreads = 8;
  std::array<int, kThreads> wrong{};
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      for (std::size_t round = 0; round < 200; ++round) {
        const std::size_t which = (i + round) % kZones.size();
        const Seconds offset =
            test::zone(kZones.at(which)).offset_at(test::instant("2026-01-15T12:00:00Z"));
        if (offset != std::chrono::hours{kHours.at(which)}) ++wrong.at(i);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, (std::array<int, kThreads>{}));
}

}  // namespace
}  // namespace respite
