#include "store/drafts.h"

#include <bit>

#include "store/chain/chain.h"
#include "store/queries.h"
#include "store/rows.h"

namespace respite::store {
namespace {

constexpr std::string_view kReplan = "replan";

std::string to_text(DraftKind kind) {
  return std::string(kind == DraftKind::kReplan ? kReplan : "plan");
}

void insert_draft(Connection& connection, const Draft& draft, const std::string& id) {
  insert(connection, "draft",
         {{":only", 1},
          {":id", id},
          {":base", draft.base},
          {":input_digest", draft.input_digest},
          {":window_begin", draft.window.begin},
          {":window_end", draft.window.end},
          {":seed", std::bit_cast<std::int64_t>(draft.seed)},
          {":effort", draft.effort},
          {":program", draft.program},
          {":tzdata", draft.tzdata},
          {":created", draft.created},
          {":by", draft.by},
          {":result_json", draft.result_json},
          {":kind", to_text(draft.kind)}});
}

void insert_slots(Connection& connection, const std::vector<SlotRecord>& slots) {
  Statement insert(connection, std::string("INSERT INTO draft_slots (position, ") + kSlotColumns +
                                   ") VALUES (:position, " + kSlotParameters + ")");
  for (std::size_t i = 0; i < slots.size(); ++i) {
    bind_slot(insert, slots[i]);
    insert.run({{":position", i + 1}});
  }
}

[[nodiscard]] Draft draft_at(Row& row) {
  Draft draft;
  draft.id = row.text();
  draft.base = row.revision();
  row.read(draft.input_digest, draft.window);
  draft.seed = std::bit_cast<std::uint64_t>(row.bits());
  row.read(draft.effort, draft.program, draft.tzdata, draft.created, draft.by, draft.result_json);
  draft.kind = row.text() == kReplan ? DraftKind::kReplan : DraftKind::kPlan;
  return draft;
}

[[nodiscard]] std::optional<Draft> stored_draft(Connection& connection) {
  auto draft = read_one(connection, draft_at,
                        "SELECT id, base, input_digest, window_begin, window_end, seed, effort,"
                        " program, tzdata, created, by, result_json, kind FROM draft");
  if (draft) {
    draft->slots =
        read_all(connection, slot_at,
                 std::string("SELECT ") + kSlotColumns + " FROM draft_slots ORDER BY position");
  }
  return draft;
}

}  // namespace

std::string draft_id(const Draft& draft) {
  // A draft is hashed as the publication it would be, what it was made with as its files.
  Publication as_published;
  as_published.revision = draft.base;
  as_published.kind = PublicationKind::kDraft;
  as_published.window = draft.window;
  as_published.judged_by = {{"input", draft.input_digest},
                            {"seed", std::to_string(draft.seed)},
                            {"effort", std::to_string(draft.effort)},
                            {"program", draft.program},
                            {"tzdata", draft.tzdata}};
  if (draft.kind == DraftKind::kReplan) as_published.judged_by.emplace_back("kind", kReplan);
  std::vector<ChangeRow> rows;
  rows.reserve(draft.slots.size());
  for (const SlotRecord& slot : draft.slots)
    rows.push_back({.slot = slot, .topic_sha256 = topic_digest(slot)});
  return chain_digest("", as_published, "", rows).substr(0, 12);
}

std::string save_draft(Database& database, const Draft& draft) {
  std::string id = draft_id(draft);
  database.write([&](Connection& connection) {
    run(connection, "DELETE FROM draft");  // its slots go with it
    insert_draft(connection, draft, id);
    insert_slots(connection, draft.slots);
  });
  return id;
}

std::optional<Draft> read_draft(const Database& database) {
  std::optional<Draft> draft =
      database.read([](Connection& connection) { return stored_draft(connection); });
  if (draft && draft_id(*draft) != draft->id) {
    throw StoreError(database.path().string() + ": the draft is damaged; plan again");
  }
  return draft;
}

void drop_draft(Database& database, const std::string& id) {
  run(database, "DELETE FROM draft WHERE id = :id", {{":id", id}});  // its slots go with it
}

}  // namespace respite::store
