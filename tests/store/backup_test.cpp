#include "store/backup.h"

#include <gtest/gtest.h>

#include <fstream>

#include "store/digest.h"
#include "tests/store/killing.h"

namespace respite::store {
namespace {

namespace fs = std::filesystem;

[[nodiscard]] std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(Backup, IsTheStoreInOneFileAndIsPutBack) {
  const Folder desk, shelf, new_desk;
  Database database = Database::open(desk.path());
  (void)taken(publish(database, victims_request(1)));
  (void)taken(publish(database, victims_request(2)));  // still in the log
  const fs::path file = shelf.path() / "monday.db";

  const Backup made = backup(database, file);
  EXPECT_EQ(made.revision, 2);
  EXPECT_EQ(made.bytes, fs::file_size(file));
  EXPECT_EQ(made.sha256, sha256_hex(read_file(file)));
  EXPECT_EQ(files_in(shelf.path()), 1u);

  const Backup found = restore(file, new_desk.path());
  EXPECT_EQ(found.sha256, made.sha256);
  EXPECT_EQ(files_in(new_desk.path()), 1u);
  EXPECT_EQ(judge_victims_store(new_desk.path()), 2);
  Database restored = Database::open(new_desk.path());
  (void)taken(publish(restored, victims_request(3)));  // and it goes on from there
}

// Taken while a publication is being written: the state before it.
TEST(Backup, BesideAWriterIsTheStateBefore) {
  const Folder desk, shelf, new_desk;
  Database writer = Database::open(desk.path());
  const Database reader = Database::open_to_read(desk.path());
  (void)taken(publish(writer, victims_request(1)));
  writer.write([&] {
    (void)taken(publish(writer, victims_request(2)));
    EXPECT_EQ(backup(reader, shelf.path() / "b.db").revision, 1);
  });
  (void)restore(shelf.path() / "b.db", new_desk.path());
  EXPECT_EQ(judge_victims_store(new_desk.path()), 1);
}

// The byte that says how much of each page is kept free: in memory nobody minds.
TEST(Backup, PutsBackNothingThatDoesNotOpenOnDisk) {
  const Folder desk, new_desk;
  {
    Database database = Database::open(desk.path());
    (void)taken(publish(database, victims_request(1)));
  }
  const fs::path file = desk.path() / kFileName;
  std::fstream(file, std::ios::binary | std::ios::in | std::ios::out).seekp(20).put('\xAD');
  EXPECT_THROW((void)restore(file, new_desk.path()), StoreError);
  EXPECT_EQ(files_in(new_desk.path()), 0u);
}

TEST(Backup, OverwritesNothing) {
  const Folder desk, shelf;
  const Database database = Database::open(desk.path());
  const fs::path file = shelf.path() / "b.db";
  std::ofstream(file) << "precious";
  EXPECT_THROW(backup(database, file), StoreError);
  EXPECT_EQ(read_file(file), "precious");
  EXPECT_EQ(files_in(shelf.path()), 1u);
  EXPECT_THROW(backup(database, shelf.path() / "no" / "such" / "folder.db"), StoreError);
}

TEST(Restore, ReplacesNoStore) {
  const Folder desk, shelf;
  Database database = Database::open(desk.path());
  (void)taken(publish(database, victims_request(1)));
  (void)backup(database, shelf.path() / "b.db");
  (void)taken(publish(database, victims_request(2)));
  EXPECT_THROW(restore(shelf.path() / "b.db", desk.path()), StoreError);
  EXPECT_EQ(latest_revision(database), 2);
}

TEST(Restore, TakesNothingDamaged) {
  const Folder desk, shelf, new_desk;
  Database database = Database::open(desk.path());
  (void)taken(publish(database, victims_request(1)));
  (void)backup(database, shelf.path() / "b.db");
  std::string bytes = read_file(shelf.path() / "b.db");
  const std::size_t name = bytes.find("lea-os");  // one letter of what was published
  ASSERT_NE(name, std::string::npos);
  bytes[name] = 'L';
  std::ofstream(shelf.path() / "changed.db", std::ios::binary) << bytes;
  std::ofstream(shelf.path() / "cut.db", std::ios::binary) << bytes.substr(0, bytes.size() / 2);
  std::ofstream(shelf.path() / "empty.db", std::ios::binary) << "";
  for (const char* file : {"changed.db", "cut.db", "empty.db", "missing.db"}) {
    EXPECT_THROW(restore(shelf.path() / file, new_desk.path()), StoreError) << file;
    EXPECT_EQ(files_in(new_desk.path()), 0u) << file;
  }
}

}  // namespace
}  // namespace respite::store
