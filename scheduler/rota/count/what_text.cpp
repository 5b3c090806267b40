#include "scheduler/rota/count/what_text.h"

#include <fmt/format.h>

#include "scheduler/time/duration_text.h"

namespace respite {

std::string text_of(const What& what, std::int64_t amount) {
  const auto counted = [&](std::string_view one, std::string_view many) {
    return fmt::format("{} {}", amount, amount == 1 ? one : many);
  };
  switch (what.counted) {
    case Counted::kTurns:
      return counted("turn", "turns");
    case Counted::kDays:
      return counted("day", "days");
    case Counted::kDaysOff:
      return counted("day off", "days off");
    case Counted::kNights:
      return counted("night", "nights");
    case Counted::kHours:
      return hours_text(Seconds{amount}) + " of work";
    case Counted::kWeekends:
      return counted("weekend", "weekends");
    case Counted::kHolidays:
      return counted("holiday", "holidays");
    case Counted::kLoad:
      return hours_text(Seconds{amount}) + " of load";
    case Counted::kShift:
      return fmt::format("{} {}", amount, what.shift);
  }
  return {};
}

std::string text_of(const SumSpan& span) {
  switch (span.unit) {
    case SumSpan::Unit::kDays:
      return span.count == 1 ? "in one day" : fmt::format("in {} days", span.count);
    case SumSpan::Unit::kWeeks:
      return span.count == 1 ? "in one week" : fmt::format("in {} weeks", span.count);
    case SumSpan::Unit::kMonth:
      return "in one month";
    case SumSpan::Unit::kPlan:
      return "in the window";
  }
  return {};
}

}  // namespace respite
