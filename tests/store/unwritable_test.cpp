// Reading a desk that belongs to somebody else.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iostream>

#include "tests/store/fixture.h"

namespace respite::store {
namespace {

namespace fs = std::filesystem;

// Takes the right to write from everybody, and the root's privileges from this process.
void give_up_rights(const Folder& folder) {
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    fs::permissions(entry.path(), fs::perms(0444));
  }
  fs::permissions(folder.path(), fs::perms(0555));
  if (::geteuid() == 0 && ::seteuid(65534) != 0) ::_exit(3);
}

// In a process of its own: 0 where the folder's one revision is read and nothing can be written.
[[noreturn]] void read_without_rights(const Folder& folder) {
  give_up_rights(folder);
  try {
    const Database database = Database::open_to_read(folder.path());
    const bool read = records_of(read_published(database)) == std::vector{slot("ana", 0, 24)};
    if (!read) ::_exit(1);
  } catch (const StoreError& error) {
    std::cerr << error.what() << '\n';
    ::_exit(2);
  }
  try {
    Database database = Database::open(folder.path());
    (void)publish(database, request(1, -4, {slot("bo", 0, 24)}));
  } catch (const StoreError& error) {
    std::cerr << error.what() << '\n';
    ::_exit(0);
  }
  ::_exit(4);
}

TEST(OpenToReadDeathTest, AStoreAtRestInAFolderOfOthers) {
  const Folder folder;
  {
    Database database = Database::open(folder.path());
    (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  }
  EXPECT_EXIT(read_without_rights(folder), testing::ExitedWithCode(0), "respite.db ");
  fs::permissions(folder.path(), fs::perms(0755));
}

TEST(OpenToReadDeathTest, AStoreInUseInAFolderOfOthers) {
  const Folder folder;
  Database database = Database::open(folder.path());
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  EXPECT_EXIT(read_without_rights(folder), testing::ExitedWithCode(0), "respite.db ");
  fs::permissions(folder.path(), fs::perms(0755));
}

// In a process of its own that may write nothing, as on a full disk: 0 where the folder's one
// revision is read, 2 where it may be written.
[[noreturn]] void read_without_room(const Folder& folder) {
  const rlimit none{0, 0};
  if (::signal(SIGXFSZ, SIG_IGN) == SIG_ERR || ::setrlimit(RLIMIT_FSIZE, &none) != 0) ::_exit(3);
  bool read = false;
  try {
    for (int again = 0; again < 2; ++again) {  // what the first leaves is in the second one's way
      const Database database = Database::open_to_read(folder.path());
      read = records_of(read_published(database)) == std::vector{slot("ana", 0, 24)};
      if (!read) ::_exit(1);
    }
    Database database = Database::open(folder.path());
    (void)publish(database, request(1, -4, {slot("bo", 0, 24)}));
  } catch (const StoreError& error) {
    std::cerr << error.what() << '\n';
    ::_exit(read ? 0 : 4);
  }
  ::_exit(2);
}

TEST(OpenToReadDeathTest, AStoreAtRestOnAFullDisk) {
  const Folder folder;
  {
    Database database = Database::open(folder.path());
    (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  }
  EXPECT_EXIT(read_without_room(folder), testing::ExitedWithCode(0), "");
}

TEST(OpenToReadDeathTest, AStoreInUseOnAFullDisk) {
  const Folder folder;
  Database database = Database::open(folder.path());
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  EXPECT_EXIT(read_without_room(folder), testing::ExitedWithCode(0), "");
}

TEST(Open, WhereAStoreIsKnownToBeNobodyBeginsAnother) {
  const Folder folder;
  EXPECT_THROW((void)Database::open(folder.path(), WhereNone::kFail), StoreError);
  EXPECT_THROW((void)Database::open_to_read(folder.path(), WhereNone::kFail), StoreError);
  EXPECT_FALSE(fs::exists(folder.database()));
}

TEST(Open, ALogWhoseDatabaseIsGoneIsNotOverlaid) {
  const Folder folder;
  std::ofstream(folder.database().string() + "-wal") << "publications";
  EXPECT_THROW((void)Database::open(folder.path()), StoreError);
  EXPECT_THROW((void)Database::open_to_read(folder.path()), StoreError);
  EXPECT_FALSE(fs::exists(folder.database()));
}

}  // namespace
}  // namespace respite::store
