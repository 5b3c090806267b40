#include "scheduler/solve/engine/spans.h"

#include <algorithm>

namespace respite {

Spans apart(Spans spans) {
  std::ranges::sort(spans, {}, &Span::begin);
  Spans apart;
  for (const Span& span : spans) {
    if (!apart.empty() && span.begin <= apart.back().end) {
      apart.back().end = std::max(apart.back().end, span.end);
    } else {
      apart.push_back(span);
    }
  }
  return apart;
}

std::vector<int> periods_of(const Spans& spans) {
  std::vector<int> periods;
  for (const Span& span : spans) {
    for (int period = span.begin; period < span.end; ++period) periods.push_back(period);
  }
  return periods;
}

Line inside_of(const Line& line, const Spans& spans) {
  Line inside;
  for (const Span& span : spans) {
    inside.insert(inside.end(), line.begin() + span.begin, line.begin() + span.end);
  }
  return inside;
}

void put_inside(Line& line, const Spans& spans, const Line& inside) {
  auto from = inside.begin();
  for (const Span& span : spans) {
    std::copy(from, from + (span.end - span.begin), line.begin() + span.begin);
    from += span.end - span.begin;
  }
}

}  // namespace respite
