#include "store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <thread>

#include "store/drafts.h"
#include "store/schema.h"
#include "tests/store/fixture.h"

namespace respite::store {
namespace {

namespace fs = std::filesystem;

TEST(Open, CreatesAndReopens) {
  const Folder folder;
  {
    Database database = Database::open(folder.path());
    EXPECT_EQ(database.path(), folder.database());
    (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  }
  const Database again = Database::open(folder.path());
  EXPECT_EQ(records_of(read_published(again)), std::vector{slot("ana", 0, 24)});
  EXPECT_EQ(again.find_damage(), std::nullopt);
  // Nothing else is left behind.
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    EXPECT_EQ(entry.path().filename().string().find("unfinished"), std::string::npos);
  }
}

TEST(Open, NoFolderIsAnError) {
  EXPECT_NE(error_of([] { (void)Database::open("/nowhere/at/all"); }), "");
}

TEST(OpenToRead, CreatesNothingAndIsEmpty) {
  const Folder folder;
  const Database database = Database::open_to_read(folder.path());
  EXPECT_EQ(latest_revision(database), 0);
  EXPECT_TRUE(read_published(database).empty());
  EXPECT_FALSE(read_draft(database));
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(OpenToRead, WritesNothing) {
  const Folder folder;
  const std::string words = "respite.db was opened to read";
  const auto write = [&] {
    Database database = Database::open_to_read(folder.path());
    (void)publish(database, request(0, -5, {slot("ana", 0, 24)}));
  };
  EXPECT_EQ(error_of(write), words);
  (void)Database::open(folder.path());
  EXPECT_EQ(error_of(write), words);
}

// All make the store at once, and publish against the same base: one is first, nobody fails.
TEST(Open, CreatedByManyAtOnceIsOneStore) {
  const Folder folder;
  std::atomic<int> published = 0;
  std::vector<std::thread> desks;
  desks.reserve(8);
  for (int i = 0; i < 8; ++i) {
    desks.emplace_back([&] {
      Database database = Database::open(folder.path());
      const PublishResult result = publish(database, request(0, -5, {slot("ana", 0, 24)}));
      published += std::holds_alternative<Published>(result) ? 1 : 0;
    });
  }
  for (std::thread& desk : desks) desk.join();
  EXPECT_EQ(published, 1);
  EXPECT_EQ(latest_revision(Database::open(folder.path())), 1);
}

TEST(Write, RollsBackWhereTheWorkThrows) {
  Database database = Database::in_memory();
  EXPECT_THROW(database.write([&] {
    (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
    throw std::runtime_error("no");
  }),
               std::runtime_error);
  EXPECT_EQ(latest_revision(database), 0);
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));  // and it works on
}

TEST(Read, SeesOneStateThroughout) {
  const Folder folder;
  Database writer = Database::open(folder.path());
  const Database reader = Database::open_to_read(folder.path());
  reader.read([&] {
    EXPECT_EQ(latest_revision(reader), 0);
    (void)taken(publish(writer, request(0, -5, {slot("ana", 0, 24)})));
    EXPECT_EQ(latest_revision(reader), 0);
    EXPECT_TRUE(read_published(reader).empty());
  });
  EXPECT_EQ(latest_revision(reader), 1);
}

TEST(DataVersion, ChangesWithAnothersCommitsOnly) {
  const Folder folder;
  Database ours = Database::open(folder.path());
  Database theirs = Database::open(folder.path());
  const std::int64_t first = ours.data_version();
  (void)taken(publish(ours, request(0, -5, {slot("ana", 0, 24)})));
  EXPECT_EQ(ours.data_version(), first);
  (void)taken(publish(theirs, request(1, -4, {slot("bo", 0, 24)})));
  EXPECT_NE(ours.data_version(), first);
}

TEST(Publish, OfTwoConnectionsTheSecondFindsItsBaseMoved) {
  const Folder folder;
  Database a = Database::open(folder.path());
  Database b = Database::open(folder.path());
  const Revision base = latest_revision(b);
  (void)taken(publish(a, request(base, -5, {slot("ana", 0, 24)})));
  const Refusal refusal = refused(publish(b, request(base, -4, {slot("bo", 0, 24)})));
  EXPECT_EQ(refusal.reason, Refusal::Reason::kBaseMoved);
  EXPECT_EQ(refusal.latest, 1);
}

struct Pragma {
  const char* name;
  int value;
};

TEST(Open, SetsUpTheConnection) {
  const Folder folder;
  const Database database = Database::open(folder.path());
  database.read([](Connection& connection) {
    EXPECT_EQ(connection.text("PRAGMA journal_mode"), "wal");
    for (const Pragma each :
         {Pragma{"foreign_keys", 1}, Pragma{"synchronous", 2}, Pragma{"busy_timeout", 30000},
          Pragma{"user_version", schema_version()}, Pragma{"application_id", 0x52535054}}) {
      EXPECT_EQ(connection.number(std::string("PRAGMA ") + each.name), each.value) << each.name;
    }
  });
}

TEST(Open, ANewersDatabaseIsLeftAlone) {
  const Folder folder;
  Database::open(folder.path()).write([](Connection& connection) {
    connection.run("PRAGMA user_version = 99");
  });
  const std::string words =
      "respite.db was written by a newer respite (version 99 of its tables; this program knows " +
      std::to_string(schema_version()) + ")";
  EXPECT_EQ(error_of([&] { (void)Database::open(folder.path()); }), words);
  EXPECT_EQ(error_of([&] { (void)Database::open_to_read(folder.path()); }), words);
}

TEST(Open, AnothersDatabaseIsLeftAlone) {
  const Folder folder;
  SQLite::Database(folder.database().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE theirs (x)");
  EXPECT_EQ(error_of([&] { (void)Database::open(folder.path()); }),
            "respite.db is a database of another program");
}

}  // namespace
}  // namespace respite::store
