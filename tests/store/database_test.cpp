#include "store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>

#include "store/drafts.h"
#include "tests/store/fixture.h"

namespace respite::store {
namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

[[nodiscard]] std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What the error says, from the file's name on; "" where there is none.
template <class Work>
[[nodiscard]] std::string error_of(const Work& work) {
  try {
    work();
  } catch (const StoreError& error) {
    EXPECT_EQ(error.exit_code(), 4);
    const std::string words = error.what();
    return words.substr(std::min(words.find(kFileName), words.size()));
  }
  return "";
}

// Opens, reads everything, looks for damage.
void read_all(const fs::path& folder) {
  const Database database = Database::open_to_read(folder);
  (void)read_published(database);
  (void)read_publications(database);
  if (const auto damage = database.find_damage()) throw StoreError(kFileName + (" " + *damage));
}

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
  Database database = Database::open_to_read(folder.path());
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

TEST(Open, CreatedByTwoAtOnceIsOneStore) {
  const Folder folder;
  Database a = Database::open(folder.path());
  Database b = Database::open(folder.path());
  (void)taken(publish(a, request(0, -5, {slot("ana", 0, 24)})));
  EXPECT_EQ(latest_revision(b), 1);
}

TEST(Write, RollsBackWhereTheWorkThrows) {
  Database database = Database::in_memory();
  EXPECT_THROW(database.write([&](SQLite::Database&) {
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
  reader.read([&](SQLite::Database&) {
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

TEST(Schema, EveryTableIsStrictAndEveryIntervalChecked) {
  Database database = Database::in_memory();
  database.read([](SQLite::Database& sqlite) {
    SQLite::Statement tables(sqlite,
                             "SELECT t.name, t.strict, m.sql FROM pragma_table_list t"
                             " JOIN sqlite_master m ON m.name = t.name"
                             " WHERE t.schema = 'main' AND t.type = 'table'"
                             " AND t.name NOT LIKE 'sqlite_%'");
    int seen = 0;
    int intervals = 0;
    while (tables.executeStep()) {
      const std::string name = tables.getColumn(0).getString();
      const std::string sql = tables.getColumn(2).getString();
      EXPECT_EQ(tables.getColumn(1).getInt(), 1) << name << " is not STRICT";
      std::istringstream words(sql);
      for (std::string word; words >> word;) {
        const bool begins =
            !word.starts_with('(') && (word == "window_begin" || word.ends_with("begin_at"));
        if (!begins) continue;
        std::string end_name = word;
        end_name.replace(end_name.find("begin"), 5, "end");
        EXPECT_NE(sql.find("CHECK (" + word + " < " + end_name + ")"), std::string::npos)
            << name << "." << word;
        ++intervals;
      }
      ++seen;
    }
    EXPECT_EQ(seen, 7);
    EXPECT_EQ(intervals, 6);
  });
}

TEST(Schema, WhatWasPublishedCannotBeRewritten) {
  Database database = Database::in_memory();
  PublishRequest first = request(0, -5, {slot("ana", 0, 24)});
  first.slots[0].topic = "her own";
  first.note = "about her";
  (void)taken(publish(database, first));
  const auto run = [&](const char* sql) {
    return error_of([&] { database.write([&](SQLite::Database& sqlite) { sqlite.exec(sql); }); });
  };
  for (const char* sql :
       {"UPDATE slot_changes SET person = 'eve'", "DELETE FROM slot_changes",
        "UPDATE publications SET by = 'eve'", "DELETE FROM publications",
        "INSERT INTO slot_changes SELECT 9, 'k', turn, rota, seat, place, begin_civil, end_civil,"
        " zone, begin_at, end_at, turn_begin_at, turn_end_at, person, kind, firmness, topic,"
        " topic_sha256, removed FROM slot_changes"}) {
    EXPECT_THROW(database.write([&](SQLite::Database& sqlite) { sqlite.exec(sql); }), StoreError)
        << sql;
  }
  // What a person may ask to be forgotten can be.
  EXPECT_EQ(run("UPDATE slot_changes SET topic = NULL"), "");
  EXPECT_EQ(run("UPDATE publications SET note = NULL"), "");
}

struct Pragma {
  const char* name;
  int value;
};

TEST(Open, SetsUpTheConnection) {
  const Folder folder;
  const Database database = Database::open(folder.path());
  database.read([](SQLite::Database& sqlite) {
    EXPECT_EQ(sqlite.execAndGet("PRAGMA journal_mode").getString(), "wal");
    for (const Pragma each :
         {Pragma{"foreign_keys", 1}, Pragma{"synchronous", 2}, Pragma{"busy_timeout", 5000},
          Pragma{"user_version", 1}, Pragma{"application_id", 0x52535054}}) {
      EXPECT_EQ(sqlite.execAndGet(std::string("PRAGMA ") + each.name).getInt(), each.value)
          << each.name;
    }
  });
}

TEST(Open, ANewersDatabaseIsLeftAlone) {
  const Folder folder;
  Database::open(folder.path()).write([](SQLite::Database& sqlite) {
    sqlite.exec("PRAGMA user_version = 99");
  });
  const std::string words =
      "respite.db was written by a newer respite (version 99 of its tables; this program knows 1)";
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

// A sound store with some pages, closed.
[[nodiscard]] std::string sound_store() {
  const Folder folder;
  {
    Database database = Database::open(folder.path());
    std::vector<SlotRecord> slots;
    for (int day = 0; day < 40; ++day) slots.push_back(slot("ana", 24 * day, 24 * day + 24));
    (void)taken(publish(database, request(0, -5, slots)));
  }
  return read_file(folder.database());
}

TEST(Damage, IsSaidInPlainWords) {
  const std::string sound = sound_store();
  ASSERT_GT(sound.size(), 8192u);
  const struct {
    const char* what;
    std::string bytes;
    std::string words;
  } cases[] = {
      {"empty", "",
       "respite.db is empty, not a store; put back a backup, or remove it to begin again"},
      {"zeroed", std::string(sound.size(), '\0'),
       "respite.db is not a database, or its beginning is damaged"},
      {"text", "hello, this is no database at all\n",
       "respite.db is not a database, or its beginning is damaged"},
      {"cut by a page", sound.substr(0, sound.size() - 4096),
       "respite.db is damaged or cut short; put back a backup"},
      {"cut in half", sound.substr(0, sound.size() / 2),
       "respite.db is damaged or cut short; put back a backup"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.what);
    const Folder folder;
    write_file(folder.database(), each.bytes);
    EXPECT_EQ(error_of([&] { (void)Database::open(folder.path()); }), each.words);
    EXPECT_EQ(error_of([&] { read_all(folder.path()); }), each.words);
    EXPECT_EQ(read_file(folder.database()), each.bytes);  // evidence stays
  }
  const Folder folder;
  fs::create_directory(folder.database());
  EXPECT_NE(error_of([&] { (void)Database::open(folder.path()); }), "");
}

// Bytes flipped anywhere: an error or a reading, never a crash.
TEST(Damage, FlippedBytesNeverCrash) {
  const std::string sound = sound_store();
  const unsigned seed = 20261207;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  int errors = 0;
  for (int round = 0; round < 60; ++round) {
    std::string bytes = sound;
    const std::size_t begin = random() % bytes.size();
    const std::size_t end = std::min(bytes.size(), begin + 1 + random() % 600);
    for (std::size_t i = begin; i < end; ++i) bytes[i] = static_cast<char>(random());
    const Folder folder;
    write_file(folder.database(), bytes);
    errors += error_of([&] { read_all(folder.path()); }).empty() ? 0 : 1;
  }
  EXPECT_GT(errors, 10);
}

TEST(Write, AFullDiskLeavesWhatWas) {
  const Folder folder;
  Database database = Database::open(folder.path());
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  const auto limit = [&](const char* pages) {
    database.read([&](SQLite::Database& sqlite) {
      (void)sqlite.execAndGet(std::string("PRAGMA max_page_count = ") + pages);
    });
  };
  limit("1");  // as many as there are
  PublishRequest big = request(1, -4, {slot("bo", 0, 24)});
  big.documents = {{"team.toml", std::string(1 << 20, 'x')}};
  EXPECT_EQ(error_of([&] { (void)publish(database, big); }),
            "respite.db cannot grow: the disk is full");
  EXPECT_EQ(records_of(read_published(database)), std::vector{slot("ana", 0, 24)});
  limit("1000000");
  EXPECT_EQ(taken(publish(database, big)).publication.revision, 2);
}

TEST(Write, ALockedStoreSaysSo) {
  const Folder folder;
  Database ours = Database::open(folder.path());
  Database theirs = Database::open(folder.path());
  ours.read([](SQLite::Database& sqlite) { sqlite.setBusyTimeout(1); });
  theirs.write([&](SQLite::Database&) {
    EXPECT_EQ(error_of([&] { drop_draft(ours); }),
              "respite.db is being written by another program; try again");
    EXPECT_EQ(latest_revision(ours), 0);  // reading goes on
  });
  drop_draft(ours);
}

}  // namespace
}  // namespace respite::store
