#include "store/chain/verify.h"

#include <gtest/gtest.h>

#include "tests/store/fixture.h"

namespace respite::store {
namespace {

// Three publications with everything a digest covers.
[[nodiscard]] Database sound() {
  Database database = Database::in_memory();
  PublishRequest first = request(0, -5, {slot("ana", 0, 24), slot("", 24, 48)});
  first.note = "first";
  first.slots[0].topic = "her own";
  (void)taken(publish(database, first));
  (void)taken(publish(database, request(1, -4, {slot("bo", 0, 24)})));
  (void)taken(undo(database, undo_request(2, -3)));
  return database;
}

void tamper(Database& database, const std::string& sql) {
  database.write([&](Connection& connection) {
    drop_triggers(connection);
    connection.run("PRAGMA ignore_check_constraints = ON");
    connection.run(sql);
  });
}

TEST(Verify, WhatWasPublishedIsSound) { EXPECT_TRUE(verify(sound()).empty()); }

TEST(Verify, AnEmptyStoreIsSound) { EXPECT_TRUE(verify(Database::in_memory()).empty()); }

TEST(Verify, WhatWasErasedIsNoDamage) {
  Database database = sound();
  database.write([](Connection& connection) {
    connection.run("UPDATE slot_changes SET topic = NULL");
    connection.run("UPDATE publications SET note = NULL");
    connection.run("UPDATE documents SET bytes = NULL");
    connection.run("DELETE FROM names");
  });
  EXPECT_TRUE(verify(database).empty());
  EXPECT_EQ(read_published(database)[0].slot.topic, "");
}

// Any field of any table a digest covers; each names the revision it was in.
TEST(Verify, NamesTheDamagedRevision) {
  const struct {
    const char* sql;
    Revision revision;
    const char* words;
  } cases[] = {
      {"UPDATE slot_changes SET person = 'eve' WHERE revision = 2 AND person = 'bo'", 2,
       "revision 2: its content is not what was published"},
      {"UPDATE slot_changes SET person = NULL WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET person = '' WHERE person IS NULL AND revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET turn = 't' WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET rota = 't' WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET seat = 't' WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET place = 7 WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET begin_civil = begin_civil + 1 WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET end_civil = end_civil + 1 WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET zone = 'Asia/Tokyo' WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET begin_at = begin_at + 1 WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET end_at = end_at + 1 WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET turn_begin_at = 0 WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET turn_end_at = turn_end_at + 1 WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET kind = 'work' WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET firmness = 'soft' WHERE revision = 1", 1, nullptr},
      {"UPDATE slot_changes SET removed = 1 WHERE revision = 1", 1, nullptr},
      {"DELETE FROM slot_changes WHERE revision = 3", 3, nullptr},
      {"UPDATE publications SET by = 'eve' WHERE revision = 2", 2, nullptr},
      {"UPDATE publications SET os_user = 'eve' WHERE revision = 2", 2, nullptr},
      {"UPDATE publications SET at = at + 1 WHERE revision = 2", 2, nullptr},
      {"UPDATE publications SET kind = 'x' WHERE revision = 2", 2, nullptr},
      {"UPDATE publications SET undoes = 1 WHERE revision = 3", 3, nullptr},
      {"UPDATE publications SET window_end = window_end + 1 WHERE revision = 3", 3, nullptr},
      {"UPDATE publications SET note = 'x' WHERE revision = 1", 1,
       "revision 1: its note is not what was written"},
      {"UPDATE slot_changes SET topic = 'x' WHERE revision = 1 AND topic <> ''", 1,
       "revision 1: the topic of oncall/primary/2026-12-07T00:00 is not what was written"},
      {"UPDATE publication_documents SET path = 'x' WHERE revision = 2", 2, nullptr},
      {"DELETE FROM publication_documents WHERE revision = 2", 2, nullptr},
      {"UPDATE documents SET bytes = x'00'", 1, "revision 1: its copy of team.toml is damaged"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.sql);
    Database database = sound();
    tamper(database, each.sql);
    const std::vector<Damage> damages = verify(database);
    ASSERT_FALSE(damages.empty());
    EXPECT_EQ(damages[0].revision, each.revision);
    if (each.words != nullptr) {
      EXPECT_EQ(damages[0].words, each.words);
    }
  }
}

TEST(Verify, AMissingPublicationIsNoticed) {
  Database database = sound();
  tamper(database,
         "DELETE FROM slot_changes WHERE revision = 1;"
         "DELETE FROM publication_documents WHERE revision = 1;"
         "DELETE FROM publications WHERE revision = 1");
  const std::vector<Damage> damages = verify(database);
  ASSERT_GE(damages.size(), 1u);
  EXPECT_EQ(damages[0].words, "revision 2: those before it are missing");
}

}  // namespace
}  // namespace respite::store
