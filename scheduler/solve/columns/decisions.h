// What is decided about people's lines, and which lines keep to it.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "scheduler/solve/columns/people_nets.h"

namespace respite {

using PersonPost = std::pair<std::size_t, int>;

// Something decided about one person's line: whether they hold one of a post's turns, or what load
// the line has.
struct Decision {
  std::size_t person = 0;
  int post = -1;  // -1: about the load
  bool holds = false;
  std::int64_t least_load = 0;
  std::int64_t most_load = kAnyLoad;
};

// That they hold one.
[[nodiscard]] inline Decision held_for_good(const PersonPost& cell) {
  return {.person = cell.first, .post = cell.second, .holds = true};
}

// All lines where nothing is decided.
class AllowedLines {
 public:
  AllowedLines(const PeopleNets& nets, const CoverPart& cover,
               const std::vector<Decision>& decisions);

  [[nodiscard]] bool contain(const Column& line) const;
  // Asks for those lines of a person alone.
  void narrow(std::size_t person, LinePrices& asked) const;

 private:
  std::vector<std::vector<char>> may_take_;  // [person][event]
  std::vector<std::vector<char>> may_leave_;
  std::vector<std::int64_t> least_load_;  // [person]
  std::vector<std::int64_t> most_load_;
};

}  // namespace respite
