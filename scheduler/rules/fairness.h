// Fairness as a number: what it costs to carry more or less than one's fair share.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/team/limit.h"
#include "scheduler/time/instant.h"

namespace respite {

// The square of the deviation in average turns, times 1,000 and the weight (percent), rounded half
// up: one average turn off costs 1,000 points, two cost 4,000. Exact integer arithmetic; the
// deviation may have either sign, `average_load` is at least 1. Deviations up to 2^45 load seconds
// (a million load years) are safe.
[[nodiscard]] std::int64_t deviation_cost(std::int64_t deviation, std::int64_t average_load,
                                          int weight_percent);

// A share of 0..1 as millionths, so that all later arithmetic is exact.
[[nodiscard]] std::int64_t to_millionths(double share);

// That many millionths of a time, rounded down.
[[nodiscard]] Seconds part_of(Seconds time, std::int64_t millionths);

// So much in so many weeks, of a window of so many days and so much presence in it (millionths):
// to the nearest minute.
[[nodiscard]] Seconds least_hours(const MinHours& wanted, int days, std::int64_t presence);

// An amount of either sign over people pro rata to their weights (0 or more): the parts add up to it
// exactly. Nothing for anybody where nobody has weight. Shape: [person], as `weights`.
[[nodiscard]] std::vector<std::int64_t> spread(std::int64_t amount,
                                               const std::vector<std::int64_t>& weights);

// Units begun: 61 minutes are two hours. Nothing where `time` is not above zero.
[[nodiscard]] std::int64_t begun_units(Seconds time, Seconds unit);

}  // namespace respite
