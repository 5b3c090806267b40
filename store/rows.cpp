#include "store/rows.h"

#include <algorithm>
#include <any>
#include <array>
#include <iterator>
#include <limits>
#include <tuple>
#include <utility>

#include "store/queries.h"

namespace respite::store {
namespace {

constexpr std::array kKinds = {"standby", "work", "protected"};  // by SlotKind

Publication publication_at(Row& row) {
  Publication publication;
  publication.revision = row.revision();
  row.read(publication.at, publication.by, publication.os_user);
  publication.kind = static_cast<PublicationKind>(place_of(kPublicationKinds, row.text()));
  row.read(publication.undoes, publication.window, publication.note);
  return publication;
}

ChangeRow change_at(Row& row) {
  ChangeRow change;
  change.slot = slot_at(row);
  row.read(change.removed, change.topic_sha256, change.topic_erased);
  return change;
}

}  // namespace

void bind_slot(Statement& statement, const SlotRecord& slot) {
  statement.bind({{":key", slot.key},
                  {":turn", slot.turn},
                  {":rota", slot.rota},
                  {":seat", slot.seat},
                  {":place", slot.place},
                  {":begin_civil", slot.begin},
                  {":end_civil", slot.end},
                  {":zone", slot.zone},
                  {":begin_at", slot.span.begin},
                  {":end_at", slot.span.end},
                  {":turn_begin_at", slot.turn_span.begin},
                  {":turn_end_at", slot.turn_span.end},
                  {":person", slot.person},
                  {":kind", kKinds[static_cast<std::size_t>(slot.kind)]},
                  {":firmness", slot.firmness},
                  {":topic", slot.topic},
                  {":change", slot.change},
                  {":last_place", slot.last_place}});
}

SlotRecord slot_at(Row& row) {
  SlotRecord slot;
  row.read(slot.key, slot.turn, slot.rota, slot.seat);
  slot.place = static_cast<std::uint32_t>(row.number());
  row.read(slot.begin, slot.end, slot.zone, slot.span, slot.turn_span, slot.person);
  slot.kind = static_cast<SlotKind>(place_of(kKinds, row.text()));
  slot.firmness = row.text();
  slot.topic = row.text();  // erased: empty
  slot.change = row.number();
  slot.last_place = row.flag();
  return slot;
}

namespace {

// As the query's own condition has it, where the window is empty too.
bool meets(const SlotRecord& slot, Interval window) {
  return slot.span.begin < window.end && window.begin < slot.span.end;
}

std::vector<PublishedSlot> read_slots(Connection& connection, const std::optional<Interval>& window,
                                      std::optional<Revision> as_of) {
  const std::string once_in_window =
      " AND key IN (SELECT key FROM slot_changes WHERE begin_at < :end AND end_at > :begin)";
  Statement rows(connection,
                 std::string("SELECT c.revision, removed, (SELECT p.at FROM publications p"
                             " WHERE p.revision = c.revision), ") +
                     kSlotColumns + " FROM slot_changes c WHERE c.revision <= :as_of" +
                     (window ? once_in_window : "") + " ORDER BY key, c.revision");
  rows.bind({{":as_of", as_of.value_or(std::numeric_limits<Revision>::max())}});
  if (window) rows.bind({{":begin", window->begin}, {":end", window->end}});

  std::vector<PublishedSlot> found;  // of each key what its last row says
  bool stands = true;                // the last one found
  while (rows.step()) {
    Row row(rows);
    const Revision revision = row.revision();
    const bool removed = row.flag();
    const Instant at = row.instant();
    SlotRecord slot = slot_at(row);
    if (found.empty() || found.back().slot.key != slot.key) {
      if (!stands) found.pop_back();
      found.push_back({{}, -1, at, {}, {}});
    }
    PublishedSlot& one = found.back();
    one.slot = std::move(slot);
    ++one.sequence;
    one.changed = at;
    one.revision = revision;
    stands = !removed && (!window || meets(one.slot, *window));
  }
  if (!stands) found.pop_back();
  std::ranges::sort(found, {}, [](const PublishedSlot& one) {
    return std::tie(one.slot.span.begin, one.slot.key);
  });
  return found;
}

// All that is published, as a connection keeps it.
struct KeptSlots {
  std::int64_t changes = 0;  // of the rota, when it was read
  std::vector<PublishedSlot> slots;
};

}  // namespace

// Pages ask for all of it several times each, and it changes seldom.
std::vector<PublishedSlot> published_slots(Connection& connection,
                                           const std::optional<Interval>& window,
                                           std::optional<Revision> as_of) {
  if (as_of) return read_slots(connection, window, as_of);
  const std::int64_t changes = connection.number("SELECT count FROM changes WHERE topic = 'rota'");
  const auto* kept = std::any_cast<KeptSlots>(&connection.kept());
  if (kept == nullptr || kept->changes != changes) {
    if (window) return read_slots(connection, window, std::nullopt);
    kept = &connection.kept().emplace<KeptSlots>(
        KeptSlots{changes, read_slots(connection, std::nullopt, std::nullopt)});
  }
  if (!window) return kept->slots;
  std::vector<PublishedSlot> found;
  std::ranges::copy_if(kept->slots, std::back_inserter(found),
                       [&](const PublishedSlot& one) { return meets(one.slot, *window); });
  return found;
}

std::vector<SlotRecord> published_under(Connection& connection,
                                        const std::vector<std::string>& keys, Revision as_of) {
  Statement statement(connection, std::string("SELECT ") + kSlotColumns +
                                      ", removed FROM slot_changes WHERE key = :key"
                                      " AND revision <= :as_of ORDER BY revision DESC LIMIT 1");
  statement.bind({{":as_of", as_of}});
  std::vector<SlotRecord> slots;
  for (const std::string& key : keys) {
    if (!statement.bind({{":key", key}}).step()) continue;
    Row row(statement);
    SlotRecord slot = slot_at(row);
    if (!row.flag()) slots.push_back(std::move(slot));
  }
  return slots;
}

std::vector<SlotRecord> published_in_turns(Connection& connection, Interval window) {
  return read_all(connection, slot_at,
                  std::string("SELECT ") + kSlotColumns +
                      " FROM slot_changes c WHERE turn_begin_at >= :begin"
                      " AND turn_begin_at < :end AND removed = 0"
                      " AND revision = (SELECT MAX(h.revision)"
                      "  FROM slot_changes h WHERE h.key = c.key)",
                  {{":begin", window.begin}, {":end", window.end}});
}

Revision latest(Connection& connection) {
  return *read_one(
      connection, [](Row& row) { return row.revision(); },
      "SELECT COALESCE(MAX(revision), 0) FROM publications");
}

std::optional<Instant> last_recorded(Connection& connection) {
  const auto instant_at = [](Row& row) {
    std::optional<Instant> at;
    row.read(at);
    return at;
  };
  return *read_one(connection, instant_at,
                   "SELECT MAX(at) FROM (SELECT at FROM publications WHERE revision ="
                   " (SELECT MAX(revision) FROM publications) UNION ALL SELECT at FROM audit"
                   " WHERE entry = (SELECT MAX(entry) FROM audit)) AS latest");
}

std::vector<Publication> publications(Connection& connection, std::optional<Revision> only) {
  const std::string columns =
      "SELECT revision, at, by, os_user, kind, undoes, window_begin, window_end,"
      " COALESCE(note, '') FROM publications";
  std::vector<Publication> found =
      only ? read_all(connection, publication_at, columns + " WHERE revision = :revision",
                      {{":revision", *only}})
           : read_all(connection, publication_at, columns + " ORDER BY revision");
  Statement files(connection,
                  "SELECT path, sha256 FROM publication_documents"
                  " WHERE revision = :revision ORDER BY path");
  for (Publication& each : found) {
    files.bind({{":revision", each.revision}});
    while (files.step()) each.judged_by.emplace_back(files.text(0), files.text(1));
  }
  return found;
}

std::vector<ChangeRow> change_rows(Connection& connection, Revision revision) {
  return read_all(connection, change_at,
                  std::string("SELECT ") + kSlotColumns +
                      ", removed, topic_sha256, topic IS NULL FROM slot_changes"
                      " WHERE revision = :revision ORDER BY key",
                  {{":revision", revision}});
}

std::vector<SlotChange> changes_of(Connection& connection, Revision revision) {
  std::vector<std::string> keys;
  std::vector<SlotRecord> after;
  for (ChangeRow& row : change_rows(connection, revision)) {
    keys.push_back(row.slot.key);
    if (!row.removed) after.push_back(std::move(row.slot));
  }
  return diff(published_under(connection, keys, revision - 1), after);
}

}  // namespace respite::store
