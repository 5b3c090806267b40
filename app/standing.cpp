#include "app/standing.h"

#include <algorithm>

#include "app/desk_facts.h"
#include "app/failure.h"

namespace respite {

// Rest and weekly budgets look back; targets and promises look ahead. decide() works out more
// where a request reaches further.
Standing standing_of(const OpenDesk& desk, const store::Database& database) {
  constexpr std::chrono::days kBack{28};
  constexpr std::chrono::days kAhead{63};
  const Instant now = desk.invocation.now;
  Snapshot snapshot = read_snapshot_since(database, now - kRemembered);
  auto facts = desk_snapshot(desk, snapshot);
  return {std::move(snapshot), work_out(std::move(facts), {now - kBack, now + kAhead})};
}

Availability around(const Standing& standing, Interval slot) {
  constexpr std::chrono::days kWeeks{14};  // where a block that gives way may go
  const Interval wanted{slot.begin - kWeeks, slot.end + kWeeks};
  if (standing.known.span.contains(wanted)) return standing.known;
  return work_out(standing.known.desk, wanted);
}

void refuse_clock_behind(const OpenDesk& desk, const store::Database& database) {
  refuse_clock_behind(desk.invocation, database);
}

void refuse_clock_behind(const Invocation& invocation, const store::Database& database) {
  const auto last = store::last_change(database);
  if (!last || *last <= invocation.now + store::kMayBeLate) return;
  throw Failure(ExitCode::kRule, "now is " + to_rfc3339(invocation.now) +
                                     ", before the last recorded change at " + to_rfc3339(*last));
}

void record_act(store::Database& database, const OpenDesk& desk, const std::string& act,
                const std::string& subject, const std::string& detail) {
  record_act(database, desk.invocation, act, subject, detail);
}

void record_act(store::Database& database, const Invocation& invocation, const std::string& act,
                const std::string& subject, const std::string& detail) {
  const Instant at =
      std::max(invocation.now, store::last_change(database).value_or(Instant::min()));
  (void)store::record(database, {at, invocation.by, invocation.os_user, act, subject, detail});
}

}  // namespace respite
