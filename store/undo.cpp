#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "store/append.h"
#include "store/judge.h"
#include "store/publications.h"
#include "store/queries.h"
#include "store/rows.h"

namespace respite::store {
namespace {

// One seat's time, or one owner's blocks: two slots on the same lane never overlap.
using Lane = std::tuple<std::string, std::string, std::uint32_t, std::string>;
[[nodiscard]] Lane lane_of(const SlotRecord& slot) {
  const bool block = slot.kind == SlotKind::kProtected;
  return {slot.rota, slot.seat, slot.place, block ? slot.person.value_or("") : ""};
}

// From the first begin to the last end of what was and what shall be.
[[nodiscard]] Interval hull(const SlotChange& change) {
  Interval span = change.slot().span;
  if (change.before) {
    span.begin = std::min(span.begin, change.before->span.begin);
    span.end = std::max(span.end, change.before->span.end);
  }
  return span;
}

// Leaves out what has begun, and with it what was split from or merged into it: restoring one
// piece alone would leave a gap or hold the time twice.
//
//   published  |-------- ana --------|      undone at `now`: bo has begun, so all three stay,
//   then       |-- ana --|- bo -|-ana-|     though the last lies ahead
//                          now
[[nodiscard]] std::vector<SlotChange> without_past(std::vector<SlotChange> changes, Instant now) {
  std::map<Lane, std::vector<SlotChange>> lanes;
  for (SlotChange& change : changes) lanes[lane_of(change.slot())].push_back(std::move(change));

  std::vector<SlotChange> ahead;
  for (auto& [lane, pieces] : lanes) {
    std::sort(pieces.begin(), pieces.end(),
              [](const SlotChange& a, const SlotChange& b) { return hull(a) < hull(b); });
    for (auto first = pieces.begin(); first != pieces.end();) {
      Instant reach = hull(*first).end;
      auto last = first + 1;
      for (; last != pieces.end() && hull(*last).begin < reach; ++last) {
        reach = std::max(reach, hull(*last).end);
      }
      const bool begun = std::any_of(
          first, last, [now](const SlotChange& change) { return touches_past(change, now); });
      if (!begun) std::move(first, last, std::back_inserter(ahead));
      first = last;
    }
  }
  return ahead;
}

// Slots a later revision recorded that are among those to restore, or overlap one of them.
[[nodiscard]] std::map<std::string, Revision> changed_since(
    Connection& connection, Revision revision, const std::vector<SlotChange>& undoing) {
  std::set<std::string> keys;
  std::map<Lane, std::vector<Interval>> restored;
  for (const SlotChange& change : undoing) {
    keys.insert(change.key);
    if (change.after) restored[lane_of(*change.after)].push_back(change.after->span);
  }
  std::map<std::string, Revision> since;
  const Revision last = latest(connection);
  for (Revision later = revision + 1; later <= last; ++later) {
    for (const ChangeRow& row : change_rows(connection, later)) {
      const auto lane = restored.find(lane_of(row.slot));
      const bool in_the_way =
          lane != restored.end() &&
          std::any_of(lane->second.begin(), lane->second.end(),
                      [&row](Interval span) { return span.overlaps(row.slot.span); }) &&
          published_under(connection, {row.slot.key}, last) == std::vector{row.slot};
      if (keys.contains(row.slot.key) || in_the_way) since[row.slot.key] = later;
    }
  }
  return since;
}

[[nodiscard]] PublishResult judge(Connection& connection, const UndoRequest& request) {
  if (auto refusal = judge_moment(connection, request.at, request.base)) return *std::move(refusal);
  const std::string name = "revision " + std::to_string(request.revision);
  const std::vector<Publication> undone = publications(connection, request.revision);
  if (undone.empty()) {
    return refuse(connection, Refusal::Reason::kMalformed, {}, "there is no " + name);
  }
  std::vector<SlotChange> undoing = changes_of(connection, request.revision);
  for (SlotChange& change : undoing) std::swap(change.before, change.after);
  undoing = without_past(std::move(undoing), request.at);
  if (undoing.empty()) {
    return refuse(connection, Refusal::Reason::kNothingToChange, {},
                  "all that " + name + " changed has begun");
  }
  const std::map<std::string, Revision> since =
      changed_since(connection, request.revision, undoing);
  if (!since.empty()) {
    std::vector<std::string> keys;
    keys.reserve(since.size());
    for (const auto& [key, later] : since) keys.push_back(key);
    const auto& [key, later] = *since.begin();
    return refuse(connection, Refusal::Reason::kChangedSince, std::move(keys),
                  "revision " + std::to_string(later) + " changed " + key + " after " + name);
  }
  std::vector<SlotRecord> before;
  std::vector<SlotRecord> after;
  for (SlotChange& change : undoing) {
    if (change.before) before.push_back(*std::move(change.before));
    if (change.after) after.push_back(*std::move(change.after));
  }
  return Published{{.revision = last_number(connection, "revision") + 1,
                    .at = request.at,
                    .by = request.by,
                    .os_user = request.os_user,
                    .kind = request.kind,
                    .undoes = request.revision,
                    .window = undone.front().window,
                    .note = request.note,
                    .judged_by = {}},
                   diff(before, after)};
}

}  // namespace

PublishResult rehearse_undo(const Database& database, const UndoRequest& request) {
  return database.read([&](Connection& connection) { return judge(connection, request); });
}

PublishResult undo(Database& database, const UndoRequest& request) {
  return database.write([&](Connection& connection) -> PublishResult {
    PublishResult judged = judge(connection, request);
    if (auto* undone = std::get_if<Published>(&judged))
      undone->publication =
          append(connection, std::move(undone->publication), request.documents, undone->changes);
    return judged;
  });
}

}  // namespace respite::store
