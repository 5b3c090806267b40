#include "store/drafts.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <bit>

#include "store/chain.h"
#include "store/digest.h"
#include "store/plausible.h"
#include "store/rows.h"

namespace respite::store {
namespace {

void insert_draft(SQLite::Database& sqlite, const Draft& draft, const std::string& id) {
  SQLite::Statement insert(sqlite,
                           "INSERT INTO draft (only, id, base, input_digest, window_begin,"
                           " window_end, seed, effort, program, tzdata, created, by, result_json)"
                           " VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, id);
  insert.bind(2, std::int64_t{draft.base});
  insert.bind(3, draft.input_digest);
  insert.bind(4, to_count(draft.window.begin));
  insert.bind(5, to_count(draft.window.end));
  insert.bind(6, std::bit_cast<std::int64_t>(draft.seed));
  insert.bind(7, draft.effort);
  insert.bind(8, draft.program);
  insert.bind(9, draft.tzdata);
  insert.bind(10, to_count(draft.created));
  insert.bind(11, draft.by);
  insert.bind(12, draft.result_json);
  insert.exec();
}

void insert_slots(SQLite::Database& sqlite, const std::vector<SlotRecord>& slots) {
  SQLite::Statement insert(sqlite, std::string("INSERT INTO draft_slots (") + kSlotColumns +
                                       ") VALUES (" + kSlotParameters + ")");
  for (const SlotRecord& slot : slots) {
    insert.reset();
    bind_slot(insert, 1, slot);
    insert.exec();
  }
}

[[nodiscard]] std::optional<Draft> stored_draft(SQLite::Database& sqlite) {
  SQLite::Statement row(sqlite,
                        "SELECT id, base, input_digest, window_begin, window_end, seed, effort,"
                        " program, tzdata, created, by, result_json FROM draft");
  if (!row.executeStep()) return std::nullopt;
  Draft draft;
  draft.id = row.getColumn(0).getString();
  draft.base = plausible_number(row.getColumn(1).getInt64());
  draft.input_digest = row.getColumn(2).getString();
  draft.window = {instant_at(row, 3), instant_at(row, 4)};
  draft.seed = std::bit_cast<std::uint64_t>(std::int64_t{row.getColumn(5).getInt64()});
  draft.effort = plausible_number(row.getColumn(6).getInt64());
  draft.program = row.getColumn(7).getString();
  draft.tzdata = row.getColumn(8).getString();
  draft.created = instant_at(row, 9);
  draft.by = row.getColumn(10).getString();
  draft.result_json = row.getColumn(11).getString();
  SQLite::Statement slots(
      sqlite, std::string("SELECT ") + kSlotColumns + " FROM draft_slots ORDER BY position");
  while (slots.executeStep()) draft.slots.push_back(slot_at(slots, 0));
  return draft;
}

}  // namespace

std::string draft_id(const Draft& draft) {
  // A draft is hashed as the publication it would be, what it was made with as its files.
  Publication as_published;
  as_published.revision = draft.base;
  as_published.kind = "draft";
  as_published.window = draft.window;
  as_published.judged_by = {{"input", draft.input_digest},
                            {"seed", std::to_string(draft.seed)},
                            {"effort", std::to_string(draft.effort)},
                            {"program", draft.program},
                            {"tzdata", draft.tzdata}};
  std::vector<ChangeRow> rows;
  rows.reserve(draft.slots.size());
  for (const SlotRecord& slot : draft.slots)
    rows.push_back({.slot = slot, .topic_sha256 = topic_digest(slot)});
  return chain_digest("", as_published, "", rows).substr(0, 12);
}

std::string save_draft(Database& database, const Draft& draft) {
  std::string id = draft_id(draft);
  database.write([&](SQLite::Database& sqlite) {
    sqlite.exec("DELETE FROM draft_slots; DELETE FROM draft");  // its slots go with it
    insert_draft(sqlite, draft, id);
    insert_slots(sqlite, draft.slots);
  });
  return id;
}

std::optional<Draft> read_draft(const Database& database) {
  std::optional<Draft> draft =
      database.read([](SQLite::Database& sqlite) { return stored_draft(sqlite); });
  if (draft && draft_id(*draft) != draft->id) {
    throw StoreError(database.path().string() + ": the draft is damaged; plan again");
  }
  return draft;
}

void drop_draft(Database& database) {
  database.write([](SQLite::Database& sqlite) { sqlite.exec("DELETE FROM draft_slots; DELETE FROM draft"); });
}

}  // namespace respite::store
