// Stretches of the horizon that move while the rest stands.
#pragma once

#include <vector>

#include "scheduler/solve/engine/line_problem.h"

namespace respite {

// Periods [begin, end).
struct Span {
  int begin = 0;
  int end = 0;
};
using Spans = std::vector<Span>;  // in order, some period between each two

// In order, those that overlap or touch made one.
[[nodiscard]] Spans apart(Spans spans);

[[nodiscard]] std::vector<int> periods_of(const Spans& spans);

// The spans' part of a line, one after another, and back into it.
[[nodiscard]] Line inside_of(const Line& line, const Spans& spans);
void put_inside(Line& line, const Spans& spans, const Line& inside);

}  // namespace respite
