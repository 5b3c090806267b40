#include "app/standing.h"

#include "app/desk_facts.h"
#include "app/failure.h"

namespace respite {

// Rest and weekly budgets look back; targets and promises look ahead. decide() works out more
// where a request reaches further.
Standing standing_of(const OpenDesk& desk, const store::Database& database) {
  constexpr std::chrono::days kBack{28};
  constexpr std::chrono::days kAhead{63};
  Snapshot snapshot = read_snapshot(database);
  auto facts = std::make_shared<const DeskSnapshot>(
      DeskSnapshot{desk.desk, desk.calendars, desk_facts(desk.desk, snapshot)});
  const Instant now = desk.invocation.now;
  return {std::move(snapshot), work_out(std::move(facts), {now - kBack, now + kAhead})};
}

void refuse_clock_behind(const OpenDesk& desk, const store::Database& database) {
  const auto last = store::last_change(database);
  if (!last || *last <= desk.invocation.now) return;
  throw Failure(ExitCode::kRule, "now is " + to_rfc3339(desk.invocation.now) +
                                     ", before the last recorded change at " + to_rfc3339(*last));
}

void record_act(store::Database& database, const OpenDesk& desk, const std::string& act,
                const std::string& subject, const std::string& detail) {
  const Invocation& invocation = desk.invocation;
  (void)store::record(database,
                      {invocation.now, invocation.by, invocation.os_user, act, subject, detail});
}

}  // namespace respite
