#include "store/rows.h"

#include <algorithm>
#include <any>
#include <array>
#include <iterator>
#include <limits>
#include <tuple>
#include <utility>

#include "store/columns.h"

namespace respite::store {
namespace {

constexpr std::array kKinds = {"standby", "work", "protected"};  // by SlotKind

ChangeRow change_at(Row& row) {
  ChangeRow change;
  change.slot = slot_at(row);
  row.read(change.removed, change.topic_sha256, change.topic_erased);
  return change;
}

}  // namespace

void columns(auto& visit, SlotRecord& slot) {
  visit("key, turn, rota, seat, place", slot.key, slot.turn, slot.rota, slot.seat, slot.place);
  visit("begin_civil, end_civil, zone", slot.begin, slot.end, slot.zone);
  visit("begin_at, end_at, turn_begin_at, turn_end_at", slot.span, slot.turn_span);
  visit("person, kind, firmness", slot.person, in_words(kKinds, slot.kind), slot.firmness);
  visit("topic, change, last_place", slot.topic, slot.change, slot.last_place);
}

void columns(auto& visit, Publication& publication) {
  visit("revision, at, by, os_user", as_revision(publication.revision), publication.at,
        publication.by, publication.os_user);
  visit("kind, undoes, window_begin, window_end, note",
        in_words(kPublicationKinds, publication.kind), publication.undoes, publication.window,
        publication.note);
}

const std::string& slot_columns() { return column_names<SlotRecord>(); }
Statement& bind_slot(Statement& statement, const SlotRecord& slot) { return bind(statement, slot); }
SlotRecord slot_at(Row& row) { return record_at<SlotRecord>(row); }

void insert_publication(Connection& connection, const Publication& publication,
                        const std::string& note_sha256, const std::string& digest) {
  insert(connection, "publications", publication,
         {{":note_sha256", note_sha256}, {":digest", digest}});
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
                     slot_columns() + " FROM slot_changes c WHERE c.revision <= :as_of" +
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
  Statement statement(connection, "SELECT " + slot_columns() +
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
                  "SELECT " + slot_columns() +
                      " FROM slot_changes c WHERE turn_begin_at >= :begin"
                      " AND turn_begin_at < :end AND removed = 0"
                      " AND revision = (SELECT MAX(h.revision)"
                      "  FROM slot_changes h WHERE h.key = c.key)",
                  {{":begin", window.begin}, {":end", window.end}});
}

Revision latest(Connection& connection) {
  return *read_one(connection, revision_at, "SELECT COALESCE(MAX(revision), 0) FROM publications");
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
  std::vector<Publication> found =
      only ? read_records<Publication>(connection, "publications WHERE revision = :revision",
                                       {{":revision", *only}})
           : read_records<Publication>(connection, "publications ORDER BY revision");
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
                  "SELECT " + slot_columns() +
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
