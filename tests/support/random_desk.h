// Random desks: every kind of rota, limit, wish and calendar, thrown together from a seed.
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "scheduler/rota/solution.h"

namespace respite::test {

// Engine of the standard, distributions our own: the same desk from the same seed everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  // 0 to n - 1.
  [[nodiscard]] int below(int n) {
    return static_cast<int>(engine_() % static_cast<std::uint64_t>(n));
  }
  // from to to, both included.
  [[nodiscard]] int between(int from, int to) { return from + below(to - from + 1); }
  [[nodiscard]] bool one_in(int n) { return below(n) == 0; }

 private:
  std::mt19937_64 engine_;
};

struct RandomCase {
  Desk desk;
  DeskCalendars calendars;
  Facts facts;
  Interval window;
};

// Some limits of the two families; `seat` is what those of one shift are about.
void add_families(Dice& dice, Limits& limits, const std::string& seat);

// At most about 7 turns and 4 people: small enough to try everything.
[[nodiscard]] RandomCase tiny_case(std::uint64_t seed);

// Up to 10 people and about 100 turns, some held before the window and in it.
[[nodiscard]] RandomCase small_case(std::uint64_t seed);

[[nodiscard]] Problem build(const RandomCase& random);

// Anybody anywhere, lawful or not; what is fixed stays. One turn in `empty_one_in` stays empty.
[[nodiscard]] Solution random_solution(const Problem& problem, Dice& dice, int empty_one_in);

}  // namespace respite::test
