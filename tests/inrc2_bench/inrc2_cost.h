// What a roster is worth by the competition's rules, written from their description and sharing
// nothing with the engine.
#pragma once

#include "tests/inrc2_bench/inrc2_file.h"

namespace respite {

struct Inrc2Cost {
  int broken = 0;  // hard rules: cover below the least, successions, skills
  // In points.
  int cover = 0;
  int shifts_in_a_row = 0;
  int days_in_a_row = 0;
  int days_off_in_a_row = 0;
  int requests = 0;
  int complete_weekends = 0;
  int assignments = 0;
  int weekends = 0;

  [[nodiscard]] int all() const {
    return cover + shifts_in_a_row + days_in_a_row + days_off_in_a_row + requests +
           complete_weekends + assignments + weekends;
  }
};

[[nodiscard]] Inrc2Cost inrc2_cost(const Inrc2& file, const Inrc2Roster& roster);

}  // namespace respite
