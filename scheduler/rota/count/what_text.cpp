#include "scheduler/rota/count/what_text.h"

#include <fmt/format.h>

#include "scheduler/time/duration_text.h"

namespace respite {

std::string text_of(const What& what, std::int64_t amount) {
  switch (what.counted) {
    case Counted::kHours:
      return hours_text(Seconds{amount}) + " of work";
    case Counted::kLoad:
      return hours_text(Seconds{amount}) + " of load";
    case Counted::kOnCall:
      return hours_text(Seconds{amount}) + " on call";
    case Counted::kShift:
      return fmt::format("{} {}", amount, what.shift);
    default:
      break;
  }
  const CountedWords& words = words_of(what.counted);
  return fmt::format("{} {}", amount, amount == 1 ? words.one : words.many);
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
