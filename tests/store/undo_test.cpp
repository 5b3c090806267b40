#include <gtest/gtest.h>

#include "store/chain/verify.h"
#include "store/life/duty_changes.h"
#include "store/life/parts.h"
#include "tests/store/fixture.h"

namespace respite::store {
namespace {

using Reason = Refusal::Reason;

[[nodiscard]] Database with(const std::vector<SlotRecord>& first,
                            const std::vector<SlotRecord>& second, int second_at = -4) {
  Database database = Database::in_memory();
  (void)taken(publish(database, request(0, -5, first)));
  (void)taken(publish(database, request(1, second_at, second)));
  return database;
}

TEST(Undo, RestoresWhatThePublicationChanged) {
  const std::vector first{slot("ana", 0, 24), slot("bo", 24, 48)};
  Database database = with(first, {slot("cy", 0, 24), slot("di", 48, 72)});
  const Published undone = taken(undo(database, undo_request(2, -3)));
  EXPECT_EQ(undone.publication.revision, 3);
  EXPECT_EQ(undone.publication.kind, PublicationKind::kUndo);
  EXPECT_EQ(undone.publication.undoes, 2);
  EXPECT_EQ(undone.publication.window, (Interval{hour(0), hour(1000)}));
  EXPECT_EQ(undone.changes.size(), 3u);
  const auto slots = read_published(database);
  EXPECT_EQ(records_of(slots), first);
  EXPECT_EQ(slots[0].sequence, 2);
  EXPECT_EQ(slots[0].changed, hour(-3));
  EXPECT_TRUE(verify(database).empty());
}

TEST(Undo, CanBeUndone) {
  Database database = with({slot("ana", 0, 24)}, {slot("bo", 0, 24)});
  (void)taken(undo(database, undo_request(2, -3)));
  (void)taken(undo(database, undo_request(3, -2)));
  const auto slots = read_published(database);
  EXPECT_EQ(slots[0].slot.person, "bo");
  EXPECT_EQ(slots[0].sequence, 3);
}

TEST(Undo, WhatHasBegunStays) {
  Database database =
      with({slot("ana", 0, 24), slot("bo", 24, 48)}, {slot("cy", 0, 24), slot("di", 24, 48)});
  (void)taken(undo(database, undo_request(2, 12)));
  EXPECT_EQ(records_of(read_published(database)),
            (std::vector{slot("cy", 0, 24), slot("bo", 24, 48)}));
  EXPECT_EQ(refused(undo(database, undo_request(1, 30))).reason, Reason::kNothingToChange);
}

// Published: ana 0-24; then covered in pieces: ana 0-12, bo 12-16, ana 16-24.
TEST(Undo, PiecesOfOneSlotGoTogetherOrNotAtAll) {
  const std::vector pieces{slot("ana", 0, 12), slot("bo", 12, 16), slot("ana", 16, 24)};
  for (const int now : {-3, 11, 12}) {
    Database database = with({slot("ana", 0, 24)}, pieces);
    (void)taken(undo(database, undo_request(2, now)));
    EXPECT_EQ(records_of(read_published(database)), std::vector{slot("ana", 0, 24)}) << now;
  }
  for (const int now : {13, 15, 17, 25}) {
    Database database = with({slot("ana", 0, 24)}, pieces);
    EXPECT_EQ(refused(undo(database, undo_request(2, now))).reason, Reason::kNothingToChange);
    EXPECT_EQ(records_of(read_published(database)), pieces) << now;
  }
}

TEST(Undo, RefusesWhereALaterPublicationChangedTheSameSlot) {
  Database database =
      with({slot("ana", 0, 24), slot("bo", 24, 48)}, {slot("cy", 0, 24), slot("bo", 24, 48)});
  (void)taken(publish(database, request(2, -3, {slot("di", 0, 24), slot("bo", 24, 48)})));
  const Refusal refusal = refused(undo(database, undo_request(2, -2)));
  EXPECT_EQ(refusal.reason, Reason::kChangedSince);
  EXPECT_EQ(refusal.keys, std::vector{slot("", 0, 24).key});
  EXPECT_EQ(refusal.words, "revision 3 changed oncall/primary/2026-12-07T00:00 after revision 2");
  EXPECT_EQ(latest_revision(database), 3);
}

TEST(Undo, RefusesWhereALaterPublicationTookTheTime) {
  Database database = with({slot("ana", 0, 24)}, {});
  (void)taken(publish(database, request(2, -3, {slot("bo", 12, 36)})));
  const Refusal refusal = refused(undo(database, undo_request(2, -2)));
  EXPECT_EQ(refusal.reason, Reason::kChangedSince);
  EXPECT_EQ(refusal.keys, std::vector{slot("", 12, 36).key});
}

TEST(Undo, ALaterChangeElsewhereIsNoneOfItsBusiness) {
  Database database = with({slot("ana", 0, 24)}, {slot("bo", 0, 24)});
  (void)taken(publish(database, request(2, -3, {slot("bo", 0, 24), slot("cy", 24, 48)})));
  (void)taken(undo(database, undo_request(2, -2)));
  EXPECT_EQ(records_of(read_published(database)),
            (std::vector{slot("ana", 0, 24), slot("cy", 24, 48)}));
}

TEST(Undo, TwiceIsRefused) {
  Database database = with({slot("ana", 0, 24)}, {slot("bo", 0, 24)});
  (void)taken(undo(database, undo_request(2, -3)));
  EXPECT_EQ(refused(undo(database, undo_request(2, -2))).reason, Reason::kChangedSince);
}

// Two owners' blocks of one kind may overlap: one is not in the other's way.
TEST(Undo, BlocksOfOthersAreNotInTheWay) {
  const auto block = [](const char* person, int begin, int end) {
    SlotRecord made = slot(person, begin, end, 0, kProtectedRota);
    made.key += std::string("/") + person;
    made.kind = SlotKind::kProtected;
    return made;
  };
  Database database = with({block("ana", 0, 4)}, {});
  (void)taken(publish(database, request(2, -3, {block("bo", 2, 6)})));
  (void)taken(undo(database, undo_request(2, -2)));
  EXPECT_EQ(read_published(database).size(), 2u);
}

TEST(Undo, RefusesAnUnknownRevisionAMovedBaseAndAClockBehind) {
  Database database = with({slot("ana", 0, 24)}, {slot("bo", 0, 24)});
  EXPECT_EQ(refused(undo(database, undo_request(7, -3))).words, "there is no revision 7");
  UndoRequest moved = undo_request(2, -3);
  moved.base = 1;
  EXPECT_EQ(refused(undo(database, moved)).reason, Reason::kBaseMoved);
  EXPECT_EQ(refused(undo(database, undo_request(2, -9))).reason, Reason::kClockBehind);
}

TEST(RehearseUndo, SaysWhatUndoWouldAndWritesNothing) {
  Database database = with({slot("ana", 0, 24)}, {slot("bo", 0, 24)});
  const PublishResult rehearsal = rehearse_undo(database, undo_request(2, -3));
  EXPECT_EQ(latest_revision(database), 2);
  EXPECT_EQ(std::get<Published>(rehearsal).changes,
            taken(undo(database, undo_request(2, -3))).changes);
}

// A change laid over a slot since stays, whatever becomes of what it was laid over.
TEST(Undo, KeepsChangesLaidOverSince) {
  const auto lay = [](Database& database, Revision base, int at, int begin, int end) {
    const auto before = records_of(read_published(database));
    const auto after =
        lay_over(before, {{"oncall", "primary", 0, {hour(begin), hour(end)}, "ana", "eve"}}, 7,
                 [&](const std::string& key) { return next_part(database, key); });
    PublishRequest change = request(base, at, {});
    change.kind = PublicationKind::kOverride;
    change.turns = false;
    for (const SlotChange& slot : diff(before, after)) {
      change.cut.push_back(slot.key);
      if (slot.after) change.slots.push_back(*slot.after);
    }
    (void)taken(publish(database, change));
  };
  const auto told = [](const Database& database) {
    std::string words;
    for (const PublishedSlot& each : read_published(database)) {
      const SlotRecord& slot = each.slot;
      words += slot.key.substr(slot.key.find('T')) + ' ' + *slot.person + ' ' +
               std::to_string((slot.span.begin - hour(0)) / std::chrono::hours{1}) + '-' +
               std::to_string((slot.span.end - hour(0)) / std::chrono::hours{1}) + "; ";
    }
    return words;
  };
  Database database = with({slot("ana", 0, 24)}, {slot("bo", 0, 24)});
  lay(database, 2, -3, 6, 12);
  EXPECT_EQ(told(database), "T00:00 bo 0-6; T00:00#1 eve 6-12; T00:00#2 bo 12-24; ");
  (void)taken(undo(database, undo_request(2, -2)));
  EXPECT_EQ(told(database), "T00:00 ana 0-6; T00:00#1 eve 6-12; T00:00#2 ana 12-24; ");

  Database once = Database::in_memory();
  (void)taken(publish(once, request(0, -5, {slot("ana", 0, 24)})));
  lay(once, 1, -3, 6, 12);
  (void)taken(undo(once, undo_request(1, -2)));
  EXPECT_EQ(told(once), "T00:00#1 eve 6-12; ");

  // What is restored reaches further than what was there when the change was laid.
  Database longer = with({slot("ana", 0, 24)}, {slot("ana", 0, 12)});
  lay(longer, 2, -3, 10, 12);
  const Published rehearsed = taken(rehearse_undo(longer, undo_request(2, -2)));
  EXPECT_EQ(rehearsed.changes, taken(undo(longer, undo_request(2, -2))).changes);
  EXPECT_EQ(told(longer), "T00:00 ana 0-10; T00:00#1 eve 10-12; T00:00#2 ana 12-24; ");
  EXPECT_TRUE(verify(longer).empty());
}

}  // namespace
}  // namespace respite::store
