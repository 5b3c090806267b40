// Years in the life of a desk: people join, leave, are away, change their share and their rotas,
// while window after window is planned and published as a lead does it, through files and a store.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "scheduler/rota/account.h"
#include "tests/support/random_desk.h"

namespace respite::test {

struct SimulationOptions {
  std::uint64_t seed = 1;
  int weeks = 156;
  bool half_life = true;  // 26 weeks; else history does not count
  bool leave_lowers_share = false;
};

// Somebody's load seconds in one window.
struct WindowOfOne {
  std::string person;
  Interval window;
  double done = 0;
  double owed = 0;     // as settled
  double carried = 0;  // into it, by the test's own sums
  double turn = 0;     // the heaviest of the window
};

struct Simulated {
  std::vector<WindowOfOne> windows;
  std::map<std::string, double> balances;  // faded done less faded owed, at the end
  double turn = 0;                         // the heaviest of all
  std::string log;                         // what happened, for whoever looks into a failure
};

[[nodiscard]] Simulated simulate(const SimulationOptions& options);

}  // namespace respite::test
