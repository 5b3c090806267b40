// Bettering a mended rota by single moves.
#pragma once

#include "scheduler/replan/touches.h"
#include "scheduler/solve/plan.h"
#include "scheduler/solve/work.h"

namespace respite {

// A mended rota by what counts, from the top.
struct Merit {
  int broken = 0;
  int unmet = 0;
  std::int64_t empty = 0;  // Tier::kCover
  int touched = 0;
  int people = 0;
  std::int64_t limits = 0;
  std::int64_t balance = 0;
  friend auto operator<=>(const Merit&, const Merit&) = default;
};
[[nodiscard]] Merit merit_of(const Plan& plan, const Touches& touches);

// Gives touched turns to others, exchanges two of them, or puts one back, until no such move
// betters the plan; no more hard rules are broken than before.
void polish(Plan& plan, const Touches& touches, Work& work);

}  // namespace respite
