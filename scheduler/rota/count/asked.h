// What a least amount asks of somebody who is not there for all of its span.
#pragma once

#include <cstdint>

#include "scheduler/rota/problem.h"

namespace respite {

// Of the span that begins with a bucket (a day, a week, a month): the part of the amount for which
// they are there and not on leave, a count to the nearest whole, time rounded down. Of a sum that
// says nothing of weeks (Sum::weeks).
[[nodiscard]] std::int64_t asked_of_span(const Problem& problem, PersonIndex person, const Sum& sum,
                                         int first);

}  // namespace respite
