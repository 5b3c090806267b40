#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "store/append.h"
#include "store/life/part_numbers.h"
#include "store/life/parts.h"
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

using NextPart = std::function<std::int64_t(const std::string& key)>;

// What is left of a slot beside changes laid over its time, as parts with the keys they have.
[[nodiscard]] std::vector<SlotRecord> beside(const SlotRecord& slot,
                                             const std::vector<SlotRecord>& published,
                                             const std::vector<SlotRecord>& changes,
                                             const NextPart& next_part) {
  std::vector<Interval> taken;
  for (const SlotRecord& change : changes)
    if (lane_of(change) == lane_of(slot)) taken.push_back(change.span);
  std::vector<SlotRecord> parts;
  for (const Interval& span : subtract(IntervalSet{{slot.span}}, IntervalSet(std::move(taken)))) {
    SlotRecord part = cut_to(slot, span);
    const auto same = std::find_if(published.begin(), published.end(), [&](const SlotRecord& now) {
      return now.change == 0 && lane_of(now) == lane_of(slot) && now.span.begin == span.begin;
    });
    if (same != published.end()) {
      part.key = same->key;
    } else if (span.begin != slot.span.begin) {
      part.key = whole_key(slot.key) + '#' + std::to_string(next_part(whole_key(slot.key)));
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

// The same undoing around changes laid over the time since: those stay.
[[nodiscard]] std::vector<SlotChange> around_changes(Connection& connection,
                                                     std::vector<SlotChange> undoing,
                                                     const NextPart& next_part) {
  if (undoing.empty()) return undoing;
  std::set<std::string> wholes;
  Interval turns = undoing.front().slot().turn_span;
  for (const SlotChange& change : undoing) {
    wholes.insert(whole_key(change.key));
    const Interval turn = change.slot().turn_span;
    turns = {std::min(turns.begin, turn.begin), std::max(turns.end, turn.end)};
  }
  std::vector<SlotRecord> published = published_in_turns(connection, turns);
  std::erase_if(published,
                [&](const SlotRecord& slot) { return !wholes.contains(whole_key(slot.key)); });
  std::vector<SlotRecord> changes = published;
  std::erase_if(changes, [](const SlotRecord& slot) { return slot.change == 0; });
  std::set<std::string> changed;
  for (const SlotRecord& slot : changes) changed.insert(whole_key(slot.key));
  std::vector<SlotRecord> before;
  std::vector<SlotRecord> after;
  for (const SlotRecord& slot : published)
    if (slot.change == 0 && changed.contains(whole_key(slot.key))) before.push_back(slot);
  for (const SlotChange& change : undoing) {
    const bool plain = !changed.contains(whole_key(change.key));
    if (plain && change.before) before.push_back(*change.before);
    if (plain && change.after) after.push_back(*change.after);
    if (plain || !change.after) continue;
    auto parts = beside(*change.after, published, changes, next_part);
    std::move(parts.begin(), parts.end(), std::back_inserter(after));
  }
  return diff(before, after);
}

// Slots a later revision recorded that are among those to restore, or overlap one of them. Changes
// do not count: they are kept.
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
    if (is_change(publications(connection, later).at(0).kind)) continue;
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

[[nodiscard]] PublishResult judge(Connection& connection, const UndoRequest& request,
                                  const NextPart& next_part) {
  if (auto refusal = judge_moment(connection, request.at, request.base)) return *std::move(refusal);
  const std::string name = "revision " + std::to_string(request.revision);
  const std::vector<Publication> undone = publications(connection, request.revision);
  if (undone.empty()) {
    return refuse(connection, Refusal::Reason::kMalformed, {}, "there is no " + name);
  }
  std::vector<SlotChange> undoing = changes_of(connection, request.revision);
  for (SlotChange& change : undoing) std::swap(change.before, change.after);
  if (!is_change(request.kind)) {
    undoing = around_changes(connection, std::move(undoing), next_part);
  }
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
  return database.read([&](Connection& connection) {
    std::map<std::string, std::int64_t> more;  // than were given, as if they were now
    return judge(connection, request,
                 [&](const std::string& key) { return last_part(connection, key) + ++more[key]; });
  });
}

PublishResult undo(Database& database, const UndoRequest& request) {
  return database.write([&](Connection& connection) -> PublishResult {
    PublishResult judged = judge(
        connection, request, [&](const std::string& key) { return next_part(connection, key); });
    if (auto* undone = std::get_if<Published>(&judged))
      undone->publication =
          append(connection, std::move(undone->publication), request.documents, undone->changes);
    return judged;
  });
}

}  // namespace respite::store
