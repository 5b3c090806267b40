#include "scheduler/rota/count/asked.h"

#include "scheduler/rota/count/counts.h"
#include "scheduler/rota/eligibility.h"

namespace respite {
namespace {

Interval span_from(const Problem& problem, const Clock& clock, const SumSpan& span, int first) {
  if (span.unit == SumSpan::Unit::kPlan) return problem.window;
  const auto begin = [&](int bucket) {
    const int day = first_day_of(problem, clock, span.unit, bucket);
    return clock.zone.day_span(Day{std::chrono::days{day}}).begin;
  };
  return {begin(first), begin(first + span.count)};
}

}  // namespace

std::int64_t asked_of_span(const Problem& problem, PersonIndex person, const Sum& sum, int first) {
  const Interval employed = presence_of(problem.desk.people[at(person)]);
  const IntervalSet& leave = problem.calendars.leave[at(person)];
  const Clock& clock = problem.clocks[problem.people[at(person)].clock];
  const Interval span = span_from(problem, clock, sum.span, first);
  const Interval there = intersection(span, employed);
  const Seconds present =
      there.empty() ? Seconds{0} : there.length() - intersect(leave, there).length();
  if (present == span.length()) return sum.amount;
  __extension__ using Wide = __int128;
  const Wide whole = span.length().count();
  const Wide half = words_of(sum.what.counted).is_time ? 0 : whole / 2;
  return static_cast<std::int64_t>((Wide{sum.amount} * present.count() + half) / whole);
}

}  // namespace respite
