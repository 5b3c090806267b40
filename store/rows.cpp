#include "store/rows.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>
#include <limits>

#include "store/plausible.h"

namespace respite::store {
namespace {

constexpr std::array kKinds = {"standby", "work", "protected"};  // by SlotKind

[[nodiscard]] std::string text_at(const SQLite::Statement& statement, int column) {
  return statement.getColumn(column).getString();
}

[[nodiscard]] std::int64_t number_at(const SQLite::Statement& statement, int column) {
  return plausible_number(statement.getColumn(column).getInt64());
}

[[nodiscard]] Seconds seconds_at(const SQLite::Statement& statement, int column) {
  return plausible_time(statement.getColumn(column).getInt64());
}

// The schema allows no other text.
[[nodiscard]] SlotKind kind_at(const SQLite::Statement& statement, int column) {
  const auto* found = std::find(kKinds.begin(), kKinds.end(), text_at(statement, column));
  return static_cast<SlotKind>(found - kKinds.begin());
}

[[nodiscard]] Interval interval_at(const SQLite::Statement& statement, int column) {
  return plausible_interval({instant_at(statement, column), instant_at(statement, column + 1)});
}

}  // namespace

std::int64_t to_count(Instant instant) { return instant.time_since_epoch().count(); }

Instant instant_at(const SQLite::Statement& statement, int column) {
  return Instant{seconds_at(statement, column)};
}

void bind_slot(SQLite::Statement& statement, int first, const SlotRecord& slot) {
  int next = first;
  statement.bind(next++, slot.key);
  statement.bind(next++, slot.turn);
  statement.bind(next++, slot.rota);
  statement.bind(next++, slot.seat);
  statement.bind(next++, slot.place);
  statement.bind(next++, std::int64_t{slot.begin.time_since_epoch().count()});
  statement.bind(next++, std::int64_t{slot.end.time_since_epoch().count()});
  statement.bind(next++, slot.zone);
  for (const Instant edge :
       {slot.span.begin, slot.span.end, slot.turn_span.begin, slot.turn_span.end}) {
    statement.bind(next++, to_count(edge));
  }
  if (slot.person) {
    statement.bind(next++, *slot.person);
  } else {
    statement.bind(next++);
  }
  statement.bind(next++, kKinds[static_cast<std::size_t>(slot.kind)]);
  statement.bind(next++, slot.firmness);
  statement.bind(next, slot.topic);
}

SlotRecord slot_at(const SQLite::Statement& statement, int first) {
  SlotRecord slot;
  slot.key = text_at(statement, first);
  slot.turn = text_at(statement, first + 1);
  slot.rota = text_at(statement, first + 2);
  slot.seat = text_at(statement, first + 3);
  slot.place = static_cast<std::uint32_t>(number_at(statement, first + 4));
  slot.begin = Wall{seconds_at(statement, first + 5)};
  slot.end = Wall{seconds_at(statement, first + 6)};
  slot.zone = text_at(statement, first + 7);
  slot.span = interval_at(statement, first + 8);
  slot.turn_span = interval_at(statement, first + 10);
  if (!statement.isColumnNull(first + 12)) slot.person = text_at(statement, first + 12);
  slot.kind = kind_at(statement, first + 13);
  slot.firmness = text_at(statement, first + 14);
  slot.topic = text_at(statement, first + 15);  // erased: empty
  return slot;
}

std::vector<PublishedSlot> published_slots(SQLite::Database& sqlite,
                                           const std::optional<Interval>& window,
                                           std::optional<Revision> as_of) {
  // The latest row of each key, with the history of the key beside it.
  SQLite::Statement statement(
      sqlite, std::string("SELECT ") + kSlotColumns +
                  ", (SELECT COUNT(*) - 1 FROM slot_changes h"
                  "   WHERE h.key = c.key AND h.revision <= :as_of),"
                  "  (SELECT p.at FROM publications p WHERE p.revision = (SELECT MIN(h.revision)"
                  "   FROM slot_changes h WHERE h.key = c.key)),"
                  "  (SELECT p.at FROM publications p WHERE p.revision = c.revision)"
                  " FROM slot_changes c"
                  " WHERE begin_at < :end AND end_at > :begin AND removed = 0"
                  "  AND revision = (SELECT MAX(h.revision) FROM slot_changes h"
                  "   WHERE h.key = c.key AND h.revision <= :as_of)"
                  " ORDER BY begin_at, key");
  using Limits = std::numeric_limits<std::int64_t>;
  statement.bind(":as_of", std::int64_t{as_of.value_or(Limits::max())});
  statement.bind(":begin", window ? to_count(window->begin) : Limits::min());
  statement.bind(":end", window ? to_count(window->end) : Limits::max());

  std::vector<PublishedSlot> slots;
  while (statement.executeStep()) {
    slots.push_back({.slot = slot_at(statement, 0),
                     .sequence = number_at(statement, kSlotColumnCount),
                     .created = instant_at(statement, kSlotColumnCount + 1),
                     .changed = instant_at(statement, kSlotColumnCount + 2)});
  }
  return slots;
}

std::vector<SlotRecord> published_under(SQLite::Database& sqlite,
                                        const std::vector<std::string>& keys, Revision as_of) {
  SQLite::Statement statement(sqlite, std::string("SELECT ") + kSlotColumns +
                                          ", removed FROM slot_changes WHERE key = ?"
                                          " AND revision <= ? ORDER BY revision DESC LIMIT 1");
  std::vector<SlotRecord> slots;
  for (const std::string& key : keys) {
    statement.reset();
    statement.bind(1, key);
    statement.bind(2, std::int64_t{as_of});
    if (!statement.executeStep() || statement.getColumn(kSlotColumnCount).getInt() != 0) continue;
    slots.push_back(slot_at(statement, 0));
  }
  return slots;
}

std::vector<SlotRecord> published_in_turns(SQLite::Database& sqlite, Interval window) {
  SQLite::Statement statement(sqlite, std::string("SELECT ") + kSlotColumns +
                                          " FROM slot_changes c WHERE turn_begin_at >= ?"
                                          " AND turn_begin_at < ? AND removed = 0"
                                          " AND revision = (SELECT MAX(h.revision)"
                                          "  FROM slot_changes h WHERE h.key = c.key)");
  statement.bind(1, to_count(window.begin));
  statement.bind(2, to_count(window.end));
  std::vector<SlotRecord> slots;
  while (statement.executeStep()) slots.push_back(slot_at(statement, 0));
  return slots;
}

Revision latest(SQLite::Database& sqlite) {
  return plausible_revision(
      sqlite.execAndGet("SELECT IFNULL(MAX(revision), 0) FROM publications").getInt64());
}

std::optional<Instant> last_recorded(SQLite::Database& sqlite) {
  SQLite::Statement last(sqlite,
                         "SELECT MAX(at) FROM (SELECT at FROM publications WHERE revision ="
                         " (SELECT MAX(revision) FROM publications) UNION ALL SELECT at FROM audit"
                         " WHERE entry = (SELECT MAX(entry) FROM audit))");
  if (!last.executeStep() || last.getColumn(0).isNull()) return std::nullopt;
  return instant_at(last, 0);
}

std::vector<Publication> publications(SQLite::Database& sqlite, std::optional<Revision> only) {
  SQLite::Statement rows(sqlite,
                         "SELECT revision, at, by, os_user, kind, undoes, window_begin,"
                         " window_end, IFNULL(note, '') FROM publications"
                         " WHERE ?1 IS NULL OR revision = ?1 ORDER BY revision");
  if (only) rows.bind(1, std::int64_t{*only});
  SQLite::Statement files(sqlite,
                          "SELECT path, sha256 FROM publication_documents"
                          " WHERE revision = ? ORDER BY path");
  std::vector<Publication> found;
  while (rows.executeStep()) {
    Publication each;
    each.revision = number_at(rows, 0);
    each.at = instant_at(rows, 1);
    each.by = text_at(rows, 2);
    each.os_user = text_at(rows, 3);
    each.kind = text_at(rows, 4);
    if (!rows.isColumnNull(5)) each.undoes = number_at(rows, 5);
    each.window = interval_at(rows, 6);
    each.note = text_at(rows, 8);
    files.reset();
    files.bind(1, std::int64_t{each.revision});
    while (files.executeStep()) each.judged_by.emplace_back(text_at(files, 0), text_at(files, 1));
    found.push_back(std::move(each));
  }
  return found;
}

std::vector<ChangeRow> change_rows(SQLite::Database& sqlite, Revision revision) {
  SQLite::Statement statement(sqlite, std::string("SELECT ") + kSlotColumns +
                                          ", removed, topic_sha256, topic IS NULL"
                                          " FROM slot_changes WHERE revision = ?"
                                          " ORDER BY key");
  statement.bind(1, std::int64_t{revision});
  std::vector<ChangeRow> rows;
  while (statement.executeStep()) {
    rows.push_back({.slot = slot_at(statement, 0),
                    .removed = statement.getColumn(kSlotColumnCount).getInt() != 0,
                    .topic_sha256 = text_at(statement, kSlotColumnCount + 1),
                    .topic_erased = statement.getColumn(kSlotColumnCount + 2).getInt() != 0});
  }
  return rows;
}

std::vector<SlotChange> changes_of(SQLite::Database& sqlite, Revision revision) {
  std::vector<std::string> keys;
  std::vector<SlotRecord> after;
  for (ChangeRow& row : change_rows(sqlite, revision)) {
    keys.push_back(row.slot.key);
    if (!row.removed) after.push_back(std::move(row.slot));
  }
  return diff(published_under(sqlite, keys, revision - 1), after);
}

}  // namespace respite::store
