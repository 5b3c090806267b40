// Random edits against a model kept beside the store: state, sequence and history agree.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "store/chain/verify.h"
#include "tests/store/fixture.h"

namespace respite::store {
namespace {

struct Known {
  std::optional<SlotRecord> slot;  // nothing: removed
  std::int64_t sequence = 0;
  Instant created;
  Instant changed;
};
using Model = std::map<std::string, Known>;

// What a publication leaves, told the simplest way.
[[nodiscard]] bool lay_over(Model& model, const std::vector<SlotRecord>& next, Instant at) {
  std::map<std::string, SlotRecord> wanted;
  for (const SlotRecord& each : next) wanted[each.key] = each;
  bool changed = false;
  for (auto& [key, known] : model) {
    const auto found = wanted.find(key);
    const auto now = found == wanted.end() ? std::nullopt : std::optional(found->second);
    if (known.slot == now) continue;
    known = {now, known.sequence + 1, known.created, at};
    changed = true;
  }
  for (const auto& [key, each] : wanted) {
    changed = model.try_emplace(key, Known{each, 0, at, at}).second || changed;
  }
  return changed;
}

void expect_state(const Database& database, Revision as_of, const Model& model) {
  const std::vector<PublishedSlot> published = read_published(database, {}, as_of);
  std::size_t there = 0;
  for (const auto& [key, known] : model) there += known.slot.has_value() ? 1u : 0u;
  ASSERT_EQ(published.size(), there);
  for (const PublishedSlot& each : published) {
    const Known& known = model.at(each.slot.key);
    ASSERT_EQ(each.slot, known.slot);
    ASSERT_EQ(each.sequence, known.sequence) << each.slot.key;
    ASSERT_EQ(each.created, known.created);
    ASSERT_EQ(each.changed, known.changed);
  }
}

[[nodiscard]] std::vector<SlotRecord> random_slots(std::mt19937& random) {
  static const char* const kPeople[] = {"", "ana", "bo", "cy"};
  std::vector<SlotRecord> slots;
  for (int day = 0; day < 12; ++day) {
    if (random() % 5 == 0) continue;
    const int length = random() % 4 == 0 ? 12 : 24;
    slots.push_back(slot(kPeople[random() % 4], 24 * day, 24 * day + length));
    if (length == 12) slots.push_back(slot(kPeople[random() % 4], 24 * day + 12, 24 * day + 24));
  }
  return slots;
}

TEST(Replay, AllChangesGiveTheStateOfEveryRevision) {
  for (const unsigned seed : {1u, 2u, 3u, 4u}) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    Database database = Database::in_memory();
    Model model;
    std::vector<Model> history{model};
    std::vector<SlotRecord> wanted;
    for (int step = 0; step < 60; ++step) {
      if (random() % 6 != 0) wanted = random_slots(random);  // else the same again
      const PublishRequest next = request(latest_revision(database), step - 1000, wanted);
      PublishResult result = publish(database, next);
      if (lay_over(model, wanted, next.at)) {
        ASSERT_EQ(taken(std::move(result)).publication.revision, std::ssize(history));
        history.push_back(model);
      } else {
        ASSERT_EQ(refused(std::move(result)).reason, Refusal::Reason::kNothingToChange);
      }
    }
    ASSERT_GT(history.size(), 30u);
    for (std::size_t revision = 0; revision < history.size(); ++revision) {
      expect_state(database, static_cast<Revision>(revision), history[revision]);
    }
    EXPECT_TRUE(verify(database).empty());
  }
}

// Undoing the latest gives the state before it, always.
TEST(Replay, UndoOfTheLatestGivesTheStateBefore) {
  const unsigned seed = 7;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  Database database = Database::in_memory();
  for (int step = 0; step < 40; ++step) {
    const auto before = records_of(read_published(database));
    const Revision base = latest_revision(database);
    const int at = 2 * step - 1000;
    const PublishResult result = publish(database, request(base, at, random_slots(random)));
    if (std::holds_alternative<Refusal>(result)) continue;
    if (random() % 2 == 0) continue;
    (void)taken(undo(database, undo_request(base + 1, at + 1)));
    ASSERT_EQ(records_of(read_published(database)), before) << "step " << step;
  }
  EXPECT_TRUE(verify(database).empty());
}

}  // namespace
}  // namespace respite::store
