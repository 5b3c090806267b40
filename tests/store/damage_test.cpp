// What is wrong with a file or a disk is said in plain words, and nothing is lost by it.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>

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

// Opens, reads everything, looks for damage.
void read_all(const fs::path& folder) {
  const Database database = Database::open_to_read(folder);
  (void)read_published(database);
  (void)read_publications(database);
  if (const auto damage = database.find_damage()) throw StoreError(kFileName + (" " + *damage));
}

// A sound store with some pages, closed.
[[nodiscard]] std::string sound_store() {
  const Folder folder;
  {
    Database database = Database::open(folder.path());
    std::vector<SlotRecord> slots;
    slots.reserve(40);
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
