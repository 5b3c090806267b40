// Whatever happens to a desk: who is on is what was published, gaps are what is wanted and not
// held, and an emergency reaches whoever is on. RESPITE_TIMELINE_SEED tells one story again, in
// words.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "tests/app/rota/timeline/story.h"

namespace respite::test {
namespace {

TEST(Timeline, IsTheSameToPlanWhoGapsAndEmergenciesOnRandomDesks) {
  constexpr std::uint64_t kStories = 10;
  for (std::uint64_t seed = 1; seed <= kStories; ++seed) {
    const std::string found = failure(seed, live(seed, Look::kSome));
    EXPECT_TRUE(found.empty()) << found;
  }
}

TEST(Timeline, IsTheSameOnTheDeskOfTheSeedGiven) {
  const char* const given = std::getenv("RESPITE_TIMELINE_SEED");
  if (given == nullptr) GTEST_SKIP() << "no RESPITE_TIMELINE_SEED";
  const std::uint64_t seed = std::stoull(given);
  const Story story = live(seed, Look::kEveryQuarter);
  std::cout << story.team;
  for (const std::string& line : story.told) std::cout << line << "\n";
  EXPECT_TRUE(story.findings.empty()) << failure(seed, story);
}

}  // namespace
}  // namespace respite::test
