#include "store/secret.h"

#include <gtest/gtest.h>

#include "tests/store/fixture.h"

namespace respite::store {
namespace {

TEST(ExportSecret, IsMadeOnceAndIsEachDesksOwn) {
  const Folder folder;
  Database database = Database::open(folder.path());
  const std::string secret = export_secret(database);
  EXPECT_EQ(secret.size(), 64u);
  EXPECT_EQ(secret.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(export_secret(database), secret);
  Database again = Database::open(folder.path());
  EXPECT_EQ(export_secret(again), secret);
  Database other = Database::in_memory();
  EXPECT_NE(export_secret(other), secret);
}

// RFC 4231, test cases 1, 2 and 6 (a key longer than a block).
TEST(KeyedHashHex, MatchesTheStandard) {
  EXPECT_EQ(keyed_hash_hex(std::string(20, '\x0b'), "Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(keyed_hash_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(keyed_hash_hex(std::string(131, '\xaa'),
                           "Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

}  // namespace
}  // namespace respite::store
