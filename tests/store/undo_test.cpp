#include <gtest/gtest.h>

#include "store/chain/verify.h"
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
  EXPECT_EQ(undone.publication.kind, "undo");
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

}  // namespace
}  // namespace respite::store
