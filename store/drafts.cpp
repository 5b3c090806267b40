#include "store/drafts.h"

#include <array>
#include <bit>

#include "store/chain/chain.h"
#include "store/columns.h"
#include "store/rows.h"

namespace respite::store {
namespace {

constexpr std::array kDraftKinds = {"plan", "replan"};

}  // namespace

void columns(auto& visit, Draft& draft) {
  const auto seed = [&] { return Value(std::bit_cast<std::int64_t>(draft.seed)); };
  const auto read_seed = [&](Row& row) { draft.seed = std::bit_cast<std::uint64_t>(row.bits()); };
  visit("id, base, input_digest, window_begin, window_end", draft.id, as_revision(draft.base),
        draft.input_digest, draft.window);
  visit("seed, effort, program, tzdata", KeptAs{seed, read_seed}, draft.effort, draft.program,
        draft.tzdata);
  visit("created, by, result_json, kind", draft.created, draft.by, draft.result_json,
        in_words(kDraftKinds, draft.kind));
}

namespace {

void insert_slots(Connection& connection, const std::vector<SlotRecord>& slots) {
  Statement insert(connection, insert_sql("draft_slots", "position, " + slot_columns()));
  for (std::size_t i = 0; i < slots.size(); ++i)
    bind_slot(insert, slots[i]).run({{":position", i + 1}});
}

[[nodiscard]] std::optional<Draft> stored_draft(Connection& connection) {
  auto draft = read_record<Draft>(connection, "draft");
  if (draft) {
    draft->slots = read_all(connection, slot_at,
                            "SELECT " + slot_columns() + " FROM draft_slots ORDER BY position");
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
  if (draft.kind == DraftKind::kReplan) as_published.judged_by.emplace_back("kind", "replan");
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
    insert(connection, "draft", draft, {{":only", 1}, {":id", id}});
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
