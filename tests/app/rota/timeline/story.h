// A desk's life from a seed: edits of its file, plans, publications and undos, each looked at with
// the eyes of naive_timeline.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace respite::test {

struct Story {
  std::vector<std::string> told;      // what happened, a line each
  std::string team;                   // the file as it last was
  std::vector<std::string> findings;  // what is not as it should be; the story ends at the first
};

// What is published is looked at at every quarter hour; people ask then too, or only beside some of
// its changes and at a few others.
enum class Look { kEveryQuarter, kSome };

[[nodiscard]] Story live(std::uint64_t seed, Look look);

// The story in words, with the seed that tells it again; empty where nothing was found.
[[nodiscard]] std::string failure(std::uint64_t seed, const Story& story);

}  // namespace respite::test
