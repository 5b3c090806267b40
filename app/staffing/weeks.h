// The weeks that targets and parity look at.
#pragma once

#include <cstdint>
#include <optional>

#include "scheduler/time/civil.h"

namespace respite {

struct WeeksArguments {
  std::optional<Day> from;
  std::int64_t weeks = 4;
};

void arguments(auto& visit, WeeksArguments& given) {
  visit("from", given.from, "first day to look at (default: today)");
  visit("weeks", given.weeks, "how many weeks from there", {.bounds = {1, 52}});
}

}  // namespace respite
