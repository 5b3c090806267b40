#include "store/drafts.h"

#include <gtest/gtest.h>

#include "tests/store/fixture.h"

namespace respite::store {
namespace {

[[nodiscard]] Draft sample() {
  Draft draft;
  draft.base = 3;
  draft.input_digest = "abc123";
  draft.window = {hour(0), hour(24 * 7)};
  draft.seed = 0xffff'ffff'ffff'fff1;
  draft.effort = 20;
  draft.program = "respite 0.1.0";
  draft.tzdata = "2026a";
  draft.created = hour(-7);
  draft.by = "lea";
  draft.slots = {slot("bo", 24, 48), slot("ana", 0, 24), slot("", 48, 72)};
  draft.result_json = R"({"score":1})";
  return draft;
}

void expect_equal(const Draft& a, const Draft& b) {
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.base, b.base);
  EXPECT_EQ(a.input_digest, b.input_digest);
  EXPECT_EQ(a.window, b.window);
  EXPECT_EQ(a.seed, b.seed);
  EXPECT_EQ(a.effort, b.effort);
  EXPECT_EQ(a.program, b.program);
  EXPECT_EQ(a.tzdata, b.tzdata);
  EXPECT_EQ(a.created, b.created);
  EXPECT_EQ(a.by, b.by);
  EXPECT_EQ(a.slots, b.slots);
  EXPECT_EQ(a.result_json, b.result_json);
}

TEST(SaveDraft, IsReadBackWholeAndInOrder) {
  Database database = Database::in_memory();
  EXPECT_FALSE(read_draft(database));
  const std::string id = save_draft(database, sample());
  const auto read = read_draft(database);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->id, id);
  expect_equal(*read, sample());
}

TEST(SaveDraft, KeepsHowItWasMade) {
  Database database = Database::in_memory();
  const std::string plan = save_draft(database, sample());
  Draft other = sample();
  other.kind = DraftKind::kReplan;
  EXPECT_NE(save_draft(database, other), plan);
  expect_equal(*read_draft(database), other);
}

TEST(SaveDraft, ReplacesTheOneBefore) {
  Database database = Database::in_memory();
  save_draft(database, sample());
  Draft second = sample();
  second.slots = {slot("cy", 0, 24)};
  save_draft(database, second);
  expect_equal(*read_draft(database), second);
}

// The slots are written after the draft's row: what fails there leaves the draft before.
TEST(SaveDraft, FailingHalfwayLeavesTheOneBefore) {
  Database database = Database::in_memory();
  save_draft(database, sample());
  Draft broken = sample();
  broken.effort = 99;
  broken.slots.push_back(broken.slots.front());  // a key twice
  EXPECT_THROW(save_draft(database, broken), StoreError);
  expect_equal(*read_draft(database), sample());
}

TEST(DropDraft, LeavesNone) {
  Database database = Database::in_memory();
  drop_draft(database, save_draft(database, sample()));
  EXPECT_FALSE(read_draft(database));
  EXPECT_EQ(database.read([](Connection& connection) {
    return connection.number("SELECT COUNT(*) FROM draft_slots");
  }),
            0);
}

TEST(DropDraft, LeavesAnotherThatWasMadeSince) {
  Database database = Database::in_memory();
  const std::string ours = save_draft(database, sample());
  Draft theirs = sample();
  theirs.seed = 99;
  save_draft(database, theirs);
  drop_draft(database, ours);
  expect_equal(*read_draft(database), theirs);
}

TEST(DraftId, IsOfWhatItIsNotOfWhoMadeItWhen) {
  const std::string id = draft_id(sample());
  EXPECT_EQ(id.size(), 12u);
  Draft again = sample();
  again.created = hour(5);
  again.by = "max";
  again.result_json.clear();
  EXPECT_EQ(draft_id(again), id);

  const std::vector<void (*)(Draft&)> edits = {
      [](Draft& d) { d.base = 4; },
      [](Draft& d) { d.input_digest = "abc124"; },
      [](Draft& d) { d.seed = 1; },
      [](Draft& d) { d.effort = 21; },
      [](Draft& d) { d.program += "x"; },
      [](Draft& d) { d.tzdata += "x"; },
      [](Draft& d) { d.window.end += Seconds{1}; },
      [](Draft& d) { d.slots[0].person = "cy"; },
      [](Draft& d) { d.slots.pop_back(); },
      [](Draft& d) { d.slots[1].topic = "x"; },
  };
  for (std::size_t i = 0; i < edits.size(); ++i) {
    Draft other = sample();  // NOLINT(misc-const-correctness): the change is made to it
    (*edits[i])(other);
    EXPECT_NE(draft_id(other), id) << "edit " << i;
  }
}

TEST(ReadDraft, SaysSoWhereItIsNotWhatWasSaved) {
  Database database = Database::in_memory();
  save_draft(database, sample());
  database.write([](Connection& connection) {
    connection.run("UPDATE draft_slots SET person = 'eve' WHERE person = 'bo'");
  });
  EXPECT_THROW((void)read_draft(database), StoreError);
}

}  // namespace
}  // namespace respite::store
