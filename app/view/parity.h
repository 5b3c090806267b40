// What `parity` answers, as plain values. Ids are those of the team file; times are service time.
#pragma once

#include <string>
#include <vector>

#include "scheduler/boundary/week_pattern.h"

namespace respite {

struct LearnerView {
  std::string person;
  std::string name;
  bool novice = false;  // they have begun
  Seconds helps{};      // of `wanting`, how much they are there
};

struct HolderView {
  std::string person;
  std::string name;
};

struct SkillParityView {
  std::string skill;
  std::vector<HolderView> holders;          // able, and there at some time in the window
  Seconds one{};                            // with at least one of them there
  Seconds two{};                            // with at least two
  std::vector<Interval> nobody;             // with none
  std::vector<WeekStretch> nobody_by_week;  // on the desk's clock
  Seconds wanting{};                        // that a learner would help with
  std::vector<LearnerView> learners;        // the best first
};

struct ParityView {
  std::string desk;  // its name
  std::string zone;
  Interval window;
  Seconds service{};
  std::vector<SkillParityView> skills;  // in the order of the team file
};

}  // namespace respite
