#include "store/readers.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/store/fixture.h"

namespace respite::store {
namespace {

namespace fs = std::filesystem;

// Whether this process has the file open.
bool is_open(const fs::path& file) {
  for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
    std::error_code gone;  // the one that lists
    if (fs::read_symlink(entry.path(), gone) == fs::weakly_canonical(file)) return true;
  }
  return false;
}

void publish_one(const Folder& folder, Revision base) {
  Database writer = Database::open(folder.path());
  const std::string holder = base % 2 == 0 ? "ana" : "bo";
  (void)taken(publish(writer, request(base, -5, {slot(holder, 0, 24)})));
}

TEST(Readers, KeepAConnectionThatSeesWhatOthersCommit) {
  const Folder folder;
  publish_one(folder, 0);
  Readers readers;
  for (Revision revision = 1; revision < 4; ++revision) {
    EXPECT_EQ(latest_revision(readers.take(folder.path(), WhereNone::kFail)), revision);
    EXPECT_TRUE(is_open(folder.database()));
    publish_one(folder, revision);
  }
}

TEST(Readers, ReadOneStateThroughoutATransaction) {
  const Folder folder;
  publish_one(folder, 0);
  Readers readers;
  (void)readers.take(folder.path(), WhereNone::kFail);
  const Database reader = readers.take(folder.path(), WhereNone::kFail);
  reader.read([&] {
    EXPECT_EQ(latest_revision(reader), 1);
    publish_one(folder, 1);
    EXPECT_EQ(latest_revision(reader), 1);
  });
  EXPECT_EQ(latest_revision(reader), 2);
}

std::string holder_in(const Database& database, std::optional<Interval> window = std::nullopt) {
  const auto slots = read_published(database, window);
  return slots.empty() ? "" : slots.front().slot.person.value_or("");
}

// A connection keeps all it has read of the rota, and tells parts of it from that.
TEST(Readers, TellWhatIsPublishedNowWhateverTheyReadBefore) {
  const Folder folder;
  publish_one(folder, 0);
  Readers readers;
  for (Revision revision = 1; revision < 4; ++revision) {
    const Database reader = readers.take(folder.path(), WhereNone::kFail);
    const std::string holder = revision % 2 == 1 ? "ana" : "bo";
    for (int again = 0; again < 2; ++again) {
      EXPECT_EQ(holder_in(reader, Interval{hour(3), hour(4)}), holder);
      EXPECT_EQ(holder_in(reader), holder);
      EXPECT_EQ(holder_in(reader, Interval{hour(24), hour(48)}), "");
    }
    publish_one(folder, revision);
    EXPECT_NE(holder_in(reader, Interval{hour(3), hour(4)}), holder);
    EXPECT_NE(holder_in(reader), holder);
  }
}

TEST(Readers, KnowNothingOfWhatAWriteTookBack) {
  Database database = Database::in_memory();
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  EXPECT_EQ(holder_in(database), "ana");
  EXPECT_THROW(database.write([&] {
    (void)taken(publish(database, request(1, -4, {slot("bo", 0, 24)})));
    EXPECT_EQ(holder_in(database), "bo");
    throw std::runtime_error("taken back");
  }),
               std::runtime_error);
  EXPECT_EQ(holder_in(database), "ana");
  (void)taken(publish(database, request(1, -4, {slot("cy", 0, 24)})));
  EXPECT_EQ(holder_in(database), "cy");
}

TEST(Readers, GiveEachItsOwn) {
  const Folder folder;
  publish_one(folder, 0);
  Readers readers;
  const Database one = readers.take(folder.path(), WhereNone::kFail);
  const Database other = readers.take(folder.path(), WhereNone::kFail);
  one.read([&] {
    EXPECT_EQ(latest_revision(one), 1);
    publish_one(folder, 1);
    EXPECT_EQ(latest_revision(other), 2);
    EXPECT_EQ(latest_revision(one), 1);
  });
}

TEST(Readers, KeepTheFewUsedLast) {
  const std::vector<Folder> folders(6);
  Readers readers;
  for (const Folder& folder : folders) {
    publish_one(folder, 0);
    (void)readers.take(folder.path(), WhereNone::kFail);
  }
  for (std::size_t i = 0; i < folders.size(); ++i) {
    EXPECT_EQ(is_open(folders[i].database()), i >= 2) << i;
  }
}

TEST(Readers, OpenAFileThatWasPutInPlace) {
  const Folder folder, other;
  publish_one(folder, 0);
  publish_one(other, 0);
  publish_one(other, 1);
  Readers readers;
  EXPECT_EQ(latest_revision(readers.take(folder.path(), WhereNone::kFail)), 1);
  fs::rename(other.database(), folder.database());
  EXPECT_EQ(latest_revision(readers.take(folder.path(), WhereNone::kFail)), 2);
}

TEST(Readers, KnowThatAFileIsGone) {
  const Folder folder;
  publish_one(folder, 0);
  Readers readers;
  (void)readers.take(folder.path(), WhereNone::kFail);
  fs::rename(folder.database(), folder.path() / "away.db");
  EXPECT_THROW((void)readers.take(folder.path(), WhereNone::kFail), StoreError);
  fs::rename(folder.path() / "away.db", folder.database());
  EXPECT_EQ(latest_revision(readers.take(folder.path(), WhereNone::kFail)), 1);
}

TEST(Readers, RefuseTablesOfANewerProgram) {
  const Folder folder;
  publish_one(folder, 0);
  Readers readers;
  (void)readers.take(folder.path(), WhereNone::kFail);
  SQLite::Database(folder.database().string(), SQLite::OPEN_READWRITE)
      .exec("PRAGMA user_version = 99");
  EXPECT_NE(
      error_of([&] { (void)readers.take(folder.path(), WhereNone::kFail); }).find("newer respite"),
      std::string::npos);
}

TEST(Readers, KeepNoneWhoseTransactionFailed) {
  const Folder folder;
  publish_one(folder, 0);
  Readers readers;
  EXPECT_THROW(
      readers.take(folder.path(), WhereNone::kFail).read([] { throw std::runtime_error("no"); }),
      std::runtime_error);
  EXPECT_FALSE(is_open(folder.database()));
}

}  // namespace
}  // namespace respite::store
