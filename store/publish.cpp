#include <algorithm>
#include <cassert>
#include <map>
#include <set>

#include "scheduler/rota/layout.h"
#include "store/append.h"
#include "store/publications.h"
#include "store/rows.h"

namespace respite::store {
namespace {

[[nodiscard]] bool replaces(const PublishRequest& request, const SlotRecord& slot) {
  return (request.turns && is_replaced(request.window, slot.turn_span)) ||
         std::find(request.cut.begin(), request.cut.end(), slot.key) != request.cut.end();
}

[[nodiscard]] std::vector<std::string> malformed_slots(const PublishRequest& request) {
  std::vector<std::string> malformed;
  std::set<std::string> seen;
  for (const SlotRecord& slot : request.slots) {
    const bool sound = replaces(request, slot) && !slot.span.empty() && !slot.turn_span.empty() &&
                       seen.insert(slot.key).second;
    if (!sound) malformed.push_back(slot.key);
  }
  return malformed;
}

// Whatever is published of what the request replaces, and whatever has a key it uses.
[[nodiscard]] std::vector<SlotRecord> published_before(Connection& connection,
                                                       const PublishRequest& request) {
  std::vector<SlotRecord> before;
  std::set<std::string> found;
  if (request.turns) before = published_in_turns(connection, request.window);
  for (const SlotRecord& slot : before) found.insert(slot.key);
  std::vector<std::string> others = request.cut;
  found.insert(others.begin(), others.end());
  for (const SlotRecord& slot : request.slots) {
    if (!found.contains(slot.key)) others.push_back(slot.key);
  }
  for (SlotRecord& slot : published_under(connection, others, request.base)) {
    before.push_back(std::move(slot));
  }
  return before;
}

// Whether all of it ends before anything else that is published of its rotas begins.
[[nodiscard]] bool lies_before_all(Connection& connection, const PublishRequest& request) {
  if (request.turns) return false;
  const std::set<std::string> cut(request.cut.begin(), request.cut.end());
  std::map<std::string, Instant> begins;  // by rota
  for (const SlotRecord& slot : published_in_turns(connection, {Instant{}, Instant::max()})) {
    if (slot.kind == SlotKind::kProtected || cut.contains(slot.key)) continue;
    const auto [known, first] = begins.try_emplace(slot.rota, slot.span.begin);
    known->second = std::min(known->second, slot.span.begin);
  }
  return std::ranges::none_of(request.slots, [&](const SlotRecord& slot) {
    const auto begin = begins.find(slot.rota);
    return begin != begins.end() && slot.span.end > begin->second;
  });
}

// What would change.
[[nodiscard]] std::variant<std::vector<SlotChange>, Refusal> judge(Connection& connection,
                                                                   const PublishRequest& request) {
  assert(request.kind != PublicationKind::kUndo);
  if (auto refusal = judge_moment(connection, request.at, request.base)) return *std::move(refusal);
  if (request.kind == PublicationKind::kHistory && request.base != 0 &&
      !lies_before_all(connection, request)) {
    return refuse(connection, Refusal::Reason::kPast, {},
                  "history can only be the first thing published of a rota");
  }
  std::vector<std::string> malformed = malformed_slots(request);
  if (!malformed.empty() || request.window.empty()) {
    return refuse(connection, Refusal::Reason::kMalformed, std::move(malformed),
                  "some slots are empty, twice there, or outside what is replaced");
  }
  std::vector<SlotChange> changes = diff(published_before(connection, request), request.slots);
  if (changes.empty() && request.kind != PublicationKind::kLeave) {
    return refuse(connection, Refusal::Reason::kNothingToChange, {}, "nothing would change");
  }
  std::vector<std::string> past;
  for (const SlotChange& change : changes) {
    if (request.kind != PublicationKind::kHistory && touches_past(change, request.at))
      past.push_back(change.key);
  }
  if (!past.empty()) {
    return refuse(connection, Refusal::Reason::kPast, std::move(past),
                  "what has begun by " + to_rfc3339(request.at) + " would change");
  }
  return changes;
}

}  // namespace

PublishResult publish(Database& database, const PublishRequest& request) {
  return database.write([&](Connection& connection) -> PublishResult {
    auto judged = judge(connection, request);
    if (auto* refusal = std::get_if<Refusal>(&judged)) return std::move(*refusal);
    auto& changes = std::get<std::vector<SlotChange>>(judged);
    Publication publication{.at = request.at,
                            .by = request.by,
                            .os_user = request.os_user,
                            .kind = request.kind,
                            .undoes = {},
                            .window = request.window,
                            .note = request.note,
                            .judged_by = {}};
    publication = append(connection, std::move(publication), request.documents, changes);
    save_names(connection, request.names);
    return Published{std::move(publication), std::move(changes)};
  });
}

}  // namespace respite::store
