// Plans that differ in kind, beside the plan: what each gains and gives up.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/rota/score.h"

namespace respite {

struct AlternativeSlotView {         // a slot somebody else holds than in plan 0
  std::string id;                    // duty key
  std::optional<std::string> first;  // person id
  std::optional<std::string> person;
};

struct AlternativeView {
  int number = 0;                  // 0: the plan by the desk's own weights
  std::string aim;                 // "as weighed", "fairest", "least disliked", "fewest handovers"
  bool kept = false;               // is the draft
  Score score;                     // by the desk's own weights
  std::int64_t fairness = 0;       // points of Tier::kBalance
  std::int64_t wishes = 0;         // ... the rest of them
  int handovers = 0;               // people who begin on a seat they did not hold before
  int moved = 0;                   // turns that somebody else holds than in plan 0
  std::vector<std::string> trade;  // against plan 0, in sentences: who gains what
  std::vector<AlternativeSlotView> slots;
};

}  // namespace respite
