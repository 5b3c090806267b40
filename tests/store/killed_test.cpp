// What a program killed, or a machine switched off, in the middle of publishing leaves.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/store/killing.h"

namespace respite::store {
namespace {

namespace fs = std::filesystem;

TEST(Killed, LeavesTheOldOrTheNewRevisionWhole) {
  const Killings killings = kill_publishers(30, 20261207);
  EXPECT_EQ(killings.killed, 30);
  EXPECT_GT(killings.inside_a_publish, 5);  // else the test tried nothing
  EXPECT_GT(killings.revisions, 30);
}

// Power loss: of the write-ahead log, any prefix may have reached the disk.
TEST(PowerLoss, AnyPrefixOfTheLogIsARevision) {
  const Folder source;
  Database database = Database::open(source.path());
  for (Revision revision = 1; revision <= 5; ++revision) {
    (void)taken(publish(database, victims_request(revision)));
  }
  const fs::path log = source.database().string() + "-wal";
  const std::uintmax_t size = fs::file_size(log);
  ASSERT_GT(size, 100'000u);

  Revision last = 0;
  bool seen_all = true;
  for (std::uintmax_t length = 0; length <= size; length += std::min(size / 40, size - length)) {
    const Folder folder;
    fs::copy_file(source.database(), folder.database());
    const fs::path copy = folder.database().string() + "-wal";
    fs::copy_file(log, copy);
    fs::resize_file(copy, length);
    if (length % 2 == 1) std::ofstream(copy, std::ios::app | std::ios::binary) << "torn sector";
    const Revision revision = judge_victims_store(folder.path());
    EXPECT_GE(revision, last) << "of " << length << " bytes";
    seen_all = seen_all && revision <= last + 1;
    last = revision;
    if (length == size) break;
  }
  EXPECT_EQ(last, 5);
  EXPECT_TRUE(seen_all);
}

}  // namespace
}  // namespace respite::store
