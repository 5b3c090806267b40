#include <gtest/gtest.h>

#include "store/chain/verify.h"
#include "tests/store/fixture.h"

namespace respite::store {
namespace {

using Reason = Refusal::Reason;
using Keys = std::vector<std::string>;

TEST(Publish, IsReadBackWhole) {
  Database database = Database::in_memory();
  PublishRequest first = request(0, -5, {slot("bo", 24, 48), slot("ana", 0, 24), slot("", 48, 72)});
  first.note = "the first";
  first.names = {{{"ana", "Ana Lima"}, {"bo", "Bo"}}, {{"oncall", "On call"}}};
  first.documents = {{"team.toml", "the team file"}, {"leave/ana.ics", std::string("a\0b", 3)}};

  const Published published = taken(publish(database, first));
  EXPECT_EQ(published.publication.revision, 1);
  EXPECT_EQ(published.changes.size(), 3u);

  const auto slots = read_published(database);
  EXPECT_EQ(records_of(slots),
            (std::vector{slot("ana", 0, 24), slot("bo", 24, 48), slot("", 48, 72)}));
  for (const PublishedSlot& each : slots) {
    EXPECT_EQ(each.sequence, 0);
    EXPECT_EQ(each.created, hour(-5));
    EXPECT_EQ(each.changed, hour(-5));
  }
  const auto publication = read_publication(database, 1);
  ASSERT_TRUE(publication);
  EXPECT_EQ(publication->at, hour(-5));
  EXPECT_EQ(publication->by, "lea");
  EXPECT_EQ(publication->os_user, "lea-os");
  EXPECT_EQ(publication->kind, PublicationKind::kPublish);
  EXPECT_EQ(publication->undoes, std::nullopt);
  EXPECT_EQ(publication->window, (Interval{hour(0), hour(1000)}));
  EXPECT_EQ(publication->note, "the first");
  ASSERT_EQ(publication->judged_by.size(), 2u);
  EXPECT_EQ(publication->judged_by[0].first, "leave/ana.ics");
  EXPECT_EQ(read_document(database, publication->judged_by[0].second), std::string("a\0b", 3));
  EXPECT_EQ(read_document(database, publication->judged_by[1].second), "the team file");
  EXPECT_EQ(read_document(database, std::string(64, '0')), std::nullopt);
  EXPECT_EQ(read_names(database).people.at(1).name, "Bo");
  EXPECT_EQ(read_names(database).rotas.at(0).name, "On call");
  EXPECT_EQ(last_change(database), hour(-5));
  EXPECT_TRUE(verify(database).empty());
}

TEST(Publish, EveryFieldOfASlotIsKept) {
  Database database = Database::in_memory();
  SlotRecord block = slot("ana", 9, 11, 3, kProtectedRota);
  block.turn = "turn";
  block.seat = "learning";
  block.begin = wall(12);  // civil and UTC differ
  block.end = wall(14);
  block.zone = "Pacific/Apia";
  block.turn_span = {hour(8), hour(12)};
  block.kind = SlotKind::kProtected;
  block.firmness = "nonnegotiable";
  block.topic = "Übung";
  SlotRecord work = slot("bo", 9, 17);
  work.kind = SlotKind::kWork;
  (void)taken(publish(database, request(0, -1, {work, block})));
  EXPECT_EQ(records_of(read_published(database)), (std::vector{work, block}));
}

TEST(LastChange, OfAnEmptyStoreIsNone) {
  EXPECT_EQ(last_change(Database::in_memory()), std::nullopt);
}

TEST(Publish, OnlyRealChangesAreRecorded) {
  Database database = Database::in_memory();
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24), slot("bo", 24, 48)})));
  const Published second =
      taken(publish(database, request(1, -4, {slot("ana", 0, 24), slot("cy", 24, 48)})));
  ASSERT_EQ(second.changes.size(), 1u);
  EXPECT_EQ(second.changes[0].before->person, "bo");
  EXPECT_EQ(second.changes[0].after->person, "cy");
  EXPECT_EQ(read_changes(database, 2), second.changes);

  const auto slots = read_published(database);
  EXPECT_EQ(slots[0].sequence, 0);
  EXPECT_EQ(slots[0].changed, hour(-5));
  EXPECT_EQ(slots[1].sequence, 1);
  EXPECT_EQ(slots[1].created, hour(-5));
  EXPECT_EQ(slots[1].changed, hour(-4));
}

TEST(Publish, WhatVanishedReturnsWithAHigherSequence) {
  Database database = Database::in_memory();
  const auto both = std::vector{slot("ana", 0, 24), slot("bo", 24, 48)};
  (void)taken(publish(database, request(0, -5, both)));
  (void)taken(publish(database, request(1, -4, {both[0]})));
  EXPECT_EQ(read_published(database).size(), 1u);
  (void)taken(publish(database, request(2, -3, both)));
  const auto slots = read_published(database);
  ASSERT_EQ(slots.size(), 2u);
  EXPECT_EQ(slots[1].sequence, 2);
  EXPECT_EQ(slots[1].created, hour(-5));
  EXPECT_EQ(slots[1].changed, hour(-3));
}

TEST(Publish, NothingToChangeIsNoRevision) {
  Database database = Database::in_memory();
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  const Refusal refusal = refused(publish(database, request(1, -4, {slot("ana", 0, 24)})));
  EXPECT_EQ(refusal.reason, Reason::kNothingToChange);
  EXPECT_EQ(latest_revision(database), 1);
}

TEST(Publish, ReplacesOnlyItsWindow) {
  Database database = Database::in_memory();
  const SlotRecord early = slot("ana", 0, 24), late = slot("bo", 500, 524);
  (void)taken(publish(database, request(0, -5, {early, late})));

  PublishRequest narrow = request(1, -4, {slot("di", 0, 24)});
  narrow.window = {hour(0), hour(100)};
  (void)taken(publish(database, narrow));
  EXPECT_EQ(records_of(read_published(database)), (std::vector{slot("di", 0, 24), late}));
}

//   published  |--- ana ---|--- ana ---|   one turn of two slots
//   window              |--------------    its first handover cuts the turn
TEST(Publish, CutsATurnBegunBeforeItsWindow) {
  Database database = Database::in_memory();
  SlotRecord first = slot("ana", 0, 24), second = slot("ana", 30, 40);
  first.turn_span = second.turn_span = {hour(0), hour(48)};
  second.turn = first.turn;
  (void)taken(publish(database, request(0, -5, {first, second})));

  PublishRequest narrow = request(1, -4, {slot("bo", 20, 48)});
  narrow.window = {hour(12), hour(100)};
  SlotRecord left = first;
  left.end = wall(20);
  left.span.end = left.turn_span.end = hour(20);
  narrow.slots.push_back(left);
  EXPECT_EQ(refused(publish(database, narrow)).reason, Reason::kMalformed);
  narrow.cut = {first.key, second.key};
  (void)taken(publish(database, narrow));
  EXPECT_EQ(records_of(read_published(database)), (std::vector{left, slot("bo", 20, 48)}));
}

// A window holds the turns that begin in it; a turn's later slots go with it.
TEST(Publish, SlotsBeyondTheWindowGoWithTheirTurn) {
  Database database = Database::in_memory();
  SlotRecord first = slot("ana", 90, 95), second = slot("ana", 110, 115);
  first.turn_span = second.turn_span = {hour(90), hour(120)};
  second.turn = first.turn;
  PublishRequest narrow = request(0, -5, {first, second});
  narrow.window = {hour(0), hour(100)};
  (void)taken(publish(database, narrow));
  narrow.base = 1;
  narrow.slots = {slot("bo", 0, 24)};
  (void)taken(publish(database, narrow));
  EXPECT_EQ(records_of(read_published(database)), narrow.slots);
}

// A key met again outside the window replaced is the same duty: it changes, and is not there twice.
TEST(Publish, AKeyIsMatchedWhereverItsTurnBegan) {
  Database database = Database::in_memory();
  SlotRecord of_longer_turn = slot("ana", 24, 48);
  of_longer_turn.turn_span = {hour(0), hour(48)};
  (void)taken(publish(database, request(0, -5, {of_longer_turn})));
  PublishRequest narrow = request(1, -4, {slot("bo", 24, 48)});
  narrow.window = {hour(24), hour(48)};
  const Published second = taken(publish(database, narrow));
  ASSERT_EQ(second.changes.size(), 1u);
  EXPECT_TRUE(second.changes[0].before);
  EXPECT_EQ(read_published(database).size(), 1u);
}

TEST(Publish, RefusesAMovedBase) {
  Database database = Database::in_memory();
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  const Refusal refusal = refused(publish(database, request(0, -4, {slot("bo", 0, 24)})));
  EXPECT_EQ(refusal.reason, Reason::kBaseMoved);
  EXPECT_EQ(refusal.latest, 1);
  EXPECT_EQ(refusal.words, "made against revision 0, but revision 1 is published now");
}

TEST(Publish, RefusesAClockBehindTheLastChange) {
  Database database = Database::in_memory();
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  const Refusal refusal = refused(publish(database, request(1, -6, {slot("bo", 0, 24)})));
  EXPECT_EQ(refusal.reason, Reason::kClockBehind);
  EXPECT_EQ(refusal.words,
            "now is 2026-12-06T18:00:00Z, before the last recorded change at 2026-12-06T19:00:00Z");
  (void)taken(publish(database, request(1, -5, {slot("bo", 0, 24)})));  // the same second is not
}

TEST(Publish, RefusesMalformedSlots) {
  const SlotRecord good = slot("ana", 0, 24);
  SlotRecord empty = slot("ana", 30, 40);
  empty.span.end = empty.span.begin;
  for (const auto& bad : {std::vector{good, good}, std::vector{good, empty},
                          std::vector{good, slot("bo", 1000, 1024)}}) {
    Database database = Database::in_memory();
    const Refusal refusal = refused(publish(database, request(0, -5, bad)));
    EXPECT_EQ(refusal.reason, Reason::kMalformed);
    EXPECT_EQ(refusal.keys, Keys{bad.back().key});
    EXPECT_EQ(latest_revision(database), 0);
  }
}

// now = 12; what has begun by then is
//   |--- past ---|--- in progress ---|--- ahead ---|
//   0           10        now       20            30
struct FrozenCase {
  const char* what;
  std::vector<SlotRecord> next;
  Keys refused;  // none: taken
};

TEST(Publish, ThePastIsFrozen) {
  const SlotRecord past = slot("ana", 0, 10), running = slot("bo", 10, 20);
  const SlotRecord ahead = slot("cy", 20, 30);
  SlotRecord other_zone = running;
  other_zone.zone = "Europe/London";
  const FrozenCase cases[] = {
      {"ahead changes hands", {past, running, slot("di", 20, 30)}, {}},
      {"ahead vanishes", {past, running}, {}},
      {"past changes hands", {slot("di", 0, 10), running, ahead}, {past.key}},
      {"past vanishes", {running, ahead}, {past.key}},
      {"past ends later", {slot("ana", 0, 11), running, ahead}, {past.key}},
      {"something is added to the past",
       {past, running, ahead, slot("di", 11, 13, 1)},
       {slot("di", 11, 13, 1).key}},
      {"something is added from now on", {past, running, ahead, slot("di", 12, 13, 1)}, {}},
      {"running changes hands", {past, slot("di", 10, 20), ahead}, {running.key}},
      {"running vanishes", {past, ahead}, {running.key}},
      {"running moves zone", {past, other_zone, ahead}, {running.key}},
      {"running is covered from now on", {past, slot("bo", 10, 12), slot("di", 12, 20), ahead}, {}},
      {"running is cut before now",
       {past, slot("bo", 10, 11), slot("di", 12, 20), ahead},
       {running.key}},
      {"running lasts longer", {past, slot("bo", 10, 25), slot("cy", 25, 30)}, {}},
  };
  for (const FrozenCase& each : cases) {
    SCOPED_TRACE(each.what);
    Database database = Database::in_memory();
    (void)taken(publish(database, request(0, -5, {past, running, ahead})));
    PublishResult result = publish(database, request(1, 12, each.next));
    if (each.refused.empty()) {
      EXPECT_EQ(taken(std::move(result)).publication.revision, 2);
    } else {
      const Refusal refusal = refused(std::move(result));
      EXPECT_EQ(refusal.reason, Reason::kPast);
      EXPECT_EQ(refusal.keys, each.refused);
      EXPECT_EQ(latest_revision(database), 1);
    }
  }
}

TEST(Publish, HistoryMayBeLaidBeforeAllElseOfItsRota) {
  auto database = Database::in_memory();
  (void)taken(publish(database, request(0, 100, {slot("ana", 200, 224)})));
  PublishRequest history = request(1, 100, {slot("bo", 0, 24)});
  history.kind = PublicationKind::kHistory;
  history.turns = false;
  history.cut = {history.slots[0].key};
  (void)taken(publish(database, history));
  history.base = 2;
  history.slots = {slot("cy", 190, 210)};
  history.cut = {history.slots[0].key};
  history.window = {hour(0), hour(500)};
  EXPECT_EQ(refused(publish(database, history)).reason, Reason::kPast);
}

TEST(Publish, HistoryLiesInThePastButOnlyOnAnEmptyStore) {
  Database database = Database::in_memory();
  PublishRequest history = request(0, 500, {slot("ana", 0, 24), slot("bo", 600, 624)});
  history.kind = PublicationKind::kHistory;
  EXPECT_EQ(taken(publish(database, history)).publication.kind, PublicationKind::kHistory);
  EXPECT_EQ(read_published(database).size(), 2u);

  history.base = 1;
  history.slots.push_back(slot("cy", 24, 48));
  EXPECT_EQ(refused(publish(database, history)).reason, Reason::kPast);
}

TEST(ReadPublished, AsOfAnEarlierRevision) {
  Database database = Database::in_memory();
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  (void)taken(publish(database, request(1, -4, {slot("bo", 0, 24), slot("cy", 24, 48)})));
  (void)taken(publish(database, request(2, -3, {})));
  EXPECT_TRUE(read_published(database, {}, 0).empty());
  EXPECT_EQ(records_of(read_published(database, {}, 1)), std::vector{slot("ana", 0, 24)});
  const auto second = read_published(database, {}, 2);
  EXPECT_EQ(records_of(second), (std::vector{slot("bo", 0, 24), slot("cy", 24, 48)}));
  EXPECT_EQ(second[0].sequence, 1);
  EXPECT_EQ(second[0].changed, hour(-4));
  EXPECT_TRUE(read_published(database).empty());
}

TEST(ReadPublished, TheWindowIsHalfOpen) {
  Database database = Database::in_memory();
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24), slot("bo", 24, 48)})));
  const auto in = [&](int begin, int end) {
    return read_published(database, Interval{hour(begin), hour(end)}).size();
  };
  EXPECT_EQ(in(-10, 0), 0u);
  EXPECT_EQ(in(-10, 1), 1u);
  EXPECT_EQ(in(23, 24), 1u);
  EXPECT_EQ(in(23, 25), 2u);
  EXPECT_EQ(in(24, 25), 1u);
  EXPECT_EQ(in(48, 99), 0u);
}

TEST(ReadNames, ThoseNoLongerNamedStay) {
  Database database = Database::in_memory();
  PublishRequest first = request(0, -5, {slot("ana", 0, 24)});
  first.names = {{{"ana", "Ana"}, {"bo", "Bo"}}, {}};
  (void)taken(publish(database, first));
  PublishRequest second = request(1, -4, {slot("bo", 0, 24)});
  second.names = {{{"bo", "Robert"}}, {}};
  (void)taken(publish(database, second));
  const Names names = read_names(database);
  ASSERT_EQ(names.people.size(), 2u);
  EXPECT_EQ(names.people[0].name, "Ana");
  EXPECT_EQ(names.people[1].name, "Robert");
}

}  // namespace
}  // namespace respite::store
