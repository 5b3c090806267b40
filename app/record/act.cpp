#include "app/record/act.h"

#include <algorithm>

#include "app/operation/failure.h"

namespace respite {

void refuse_clock_behind(const Invocation& invocation, const store::Database& database) {
  const auto last = store::last_change(database);
  if (!last || *last <= invocation.now + store::kMayBeLate) return;
  throw Failure(ExitCode::kRule, "now is " + to_rfc3339(invocation.now) +
                                     ", before the last recorded change at " + to_rfc3339(*last));
}

void record_act(store::Database& database, const Invocation& invocation, const std::string& act,
                const std::string& subject, const std::string& detail) {
  const Instant at =
      std::max(invocation.now, store::last_change(database).value_or(Instant::min()));
  (void)store::record(database, {at, invocation.by, invocation.os_user, act, subject, detail});
}

}  // namespace respite
