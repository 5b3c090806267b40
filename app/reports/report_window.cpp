#include "app/reports/report_window.h"

namespace respite {

Interval window_of(const OpenDesk& desk, const std::optional<Interval>& planned,
                   const ReportArguments& given) {
  const Zone zone = desk.desk.zone;
  const Instant now = desk.invocation.now;
  Interval window = planned.value_or(Interval{now, now + Seconds{1}});
  if (given.from) window.begin = zone.day_span(*given.from).begin;
  if (given.to) window.end = zone.day_span(*given.to).end;
  if (window.empty()) throw BadArgument(given.to ? "to" : "from", "leaves no day between them");
  return window;
}

}  // namespace respite
