#include "store/append.h"

#include <algorithm>

#include "store/rows.h"

namespace respite::store {

Refusal refuse(Connection& connection, Refusal::Reason reason, std::vector<std::string> keys,
               std::string words) {
  std::sort(keys.begin(), keys.end());
  return {reason, latest(connection), std::move(keys), std::move(words)};
}

std::optional<Refusal> judge_moment(Connection& connection, Instant at,
                                    std::optional<Revision> base) {
  const Revision now_latest = latest(connection);
  // Acts may be recorded while somebody publishes; publications themselves never run backwards.
  const std::vector<Publication> last = publications(connection, now_latest);
  const Instant published = last.empty() ? Instant::min() : last.front().at;
  const Instant recorded = last_recorded(connection).value_or(Instant::min());
  if (at < published || at + kMayBeLate < recorded) {
    return refuse(connection, Refusal::Reason::kClockBehind, {},
                  "now is " + to_rfc3339(at) + ", before the last recorded change at " +
                      to_rfc3339(recorded));
  }
  if (base && *base != now_latest) {
    return refuse(connection, Refusal::Reason::kBaseMoved, {},
                  "made against revision " + std::to_string(*base) + ", but revision " +
                      std::to_string(now_latest) + " is published now");
  }
  return std::nullopt;
}

bool touches_past(const SlotChange& change, Instant now) {
  const bool was_begun = change.before && change.before->span.begin < now;
  const bool will_be_begun = change.after && change.after->span.begin < now;
  if (!was_begun && !will_be_begun) return false;
  if (!change.before || !change.after) return true;
  if (change.before->span.end < now || change.after->span.end < now) return true;
  // In progress: only when it ends may move.
  SlotRecord same_end = *change.after;
  same_end.end = change.before->end;
  same_end.span.end = change.before->span.end;
  same_end.turn_span.end = change.before->turn_span.end;
  return same_end != *change.before;
}

}  // namespace respite::store
