#include "app/requests/moment.h"

#include "app/requests/desk_facts.h"

namespace respite {

// Rest and weekly budgets look back; targets and promises look ahead. decide() works out more
// where a request reaches further.
Moment moment_of(const OpenDesk& desk, const store::Database& database) {
  constexpr std::chrono::days kBack{28};
  constexpr std::chrono::days kAhead{63};
  const Instant now = desk.invocation.now;
  StoredFacts stored = read_stored_since(database, now - kRemembered);
  const auto facts = desk_snapshot(desk, stored);
  return {std::move(stored.recorded), work_out(facts, {now - kBack, now + kAhead})};
}

Availability around(const Moment& moment, Interval slot) {
  constexpr std::chrono::days kWeeks{14};  // where a block that gives way may go
  const Interval wanted{slot.begin - kWeeks, slot.end + kWeeks};
  if (moment.known.span.contains(wanted)) return moment.known;
  return work_out(moment.known.desk, wanted);
}

}  // namespace respite
