#include "store/settlements.h"

#include <gtest/gtest.h>

#include "tests/store/fixture.h"

namespace respite::store {
namespace {

[[nodiscard]] Settlement settlement(int begin) {
  const Interval begins{hour(begin), hour(begin + 336)};
  const Interval first{hour(begin), hour(begin + 168)};
  const Interval second{hour(begin + 168), hour(begin + 336)};
  Settlement made;
  made.begins = begins;
  made.shares = {{"oncall", "primary", first, {{"ana", 400'000}, {"bo", 600'000}}},
                 {"oncall", "primary", second, {{"bo", 1'000'000}}},
                 {"oncall", "second", begins, {{"ana", 1'000'000}}}};
  made.brought_in = {{"", "", {hour(-9), hour(-8)}, {{"ana", 1'000'000}}}};
  made.worths = {{"oncall/primary/2026-12-07T00:00", {126'000, 1, 0, 2}}};
  return made;
}

[[nodiscard]] Database settled() {
  Database database = Database::in_memory();
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  (void)taken(publish(database, request(1, -4, {slot("bo", 0, 24)})));
  add_settlement(database, 1, hour(-5), settlement(0));
  add_settlement(database, 2, hour(-4), settlement(168));
  return database;
}

void tamper(Database& database, const std::string& sql) {
  database.write([&](Connection& connection) {
    drop_triggers(connection);
    connection.run("PRAGMA ignore_check_constraints = ON");
    connection.run(sql);
  });
}

TEST(Settlements, AreReadBackAsTheyWereMadeOldestFirst) {
  const std::vector<Settlement> all = read_settlements(settled());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0], settlement(0));
  EXPECT_EQ(all[1], settlement(168));
}

TEST(Settlements, OneWithNothingInItIsOneToo) {
  Database database = settled();
  add_settlement(database, 2, hour(-3), {{hour(0), hour(1)}, {}, {}, {}});
  EXPECT_EQ(read_settlements(database).back(), (Settlement{{hour(0), hour(1)}, {}, {}, {}}));
  EXPECT_TRUE(verify_settlements(database).empty());
}

TEST(Settlements, TellTheLatestPublicationThatIsSettled) {
  EXPECT_EQ(latest_settled(settled()), 2);
  EXPECT_EQ(latest_settled(Database::in_memory()), 0);
}

TEST(Settlements, AreNeverChangedNorDeleted) {
  Database database = settled();
  for (const char* sql : {"UPDATE settlements SET at = 0", "DELETE FROM settlements",
                          "UPDATE settled_shares SET millionths = 1", "DELETE FROM settled_shares",
                          "UPDATE settled_slots SET load = 0", "DELETE FROM settled_slots"}) {
    EXPECT_THROW(database.write([&](Connection& connection) { connection.run(sql); }),
                 std::exception)
        << sql;
  }
}

// Any field that counts; the damage names the settlement and its revision.
TEST(Settlements, AreVerified) {
  EXPECT_TRUE(verify(settled()).empty());
  const struct {
    const char* sql;
    const char* words;
  } cases[] = {
      {"UPDATE settlements SET begin_at = begin_at - 1 WHERE settlement = 2",
       "settlement 2: its content is not what was settled"},
      {"UPDATE settled_shares SET millionths = millionths + 1 WHERE settlement = 2 AND seat = "
       "'second'",
       "settlement 2: its content is not what was settled"},
      {"UPDATE settled_shares SET person = 'eve' WHERE settlement = 2 AND seat = 'second'",
       "settlement 2: its content is not what was settled"},
      {"UPDATE settled_slots SET holidays = 0 WHERE settlement = 2",
       "settlement 2: its content is not what was settled"},
      {"DELETE FROM settled_slots WHERE settlement = 2",
       "settlement 2: its content is not what was settled"},
  };
  for (const auto& each : cases) {
    Database database = settled();
    tamper(database, each.sql);
    const std::vector<Damage> damages = verify(database);
    ASSERT_EQ(damages.size(), 1U) << each.sql;
    EXPECT_EQ(damages[0].revision, 2) << each.sql;
    EXPECT_EQ(damages[0].words, each.words) << each.sql;
  }
}

TEST(Settlements, TheirChainShowsThatOneIsMissing) {
  Database database = settled();
  tamper(database,
         "DELETE FROM settled_shares WHERE settlement = 1; DELETE FROM settled_slots WHERE "
         "settlement = 1; DELETE FROM settlements WHERE settlement = 1");
  ASSERT_FALSE(verify_settlements(database).empty());
  EXPECT_EQ(verify_settlements(database)[0].words, "settlement 2: those before it are missing");
}

}  // namespace
}  // namespace respite::store
