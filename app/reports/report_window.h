// What every report reads: the stretch asked for, and what is published.
#pragma once

#include "app/operation/arguments.h"
#include "app/rota/snapshot.h"

namespace respite {

struct ReportArguments {
  std::optional<Day> from;
  std::optional<Day> to;
};

void arguments(auto& visit, ReportArguments& given) {
  visit("from", given.from, "first day (default: the first that was planned)");
  visit("to", given.to, "last day (default: the last that was planned)");
}

// Days of the desk's clock. Throws BadArgument where none is left.
[[nodiscard]] Interval window_of(const OpenDesk& desk, const std::optional<Interval>& planned,
                                 const ReportArguments& given);

}  // namespace respite
