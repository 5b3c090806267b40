// The audit of a store from before names could be erased.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "store/audit.h"
#include "store/digest.h"
#include "tests/store/older.h"

namespace respite::store {
namespace {

constexpr int kWithNames = 4;  // version of the tables

// As entries were chained then.
std::string digest_then(const std::string& previous, const std::vector<std::string>& fields) {
  std::string text = "respite audit 1 " + std::to_string(previous.size()) + ':' + previous;
  for (const std::string& field : fields) {
    text += ' ' + std::to_string(field.size()) + ':' + field;
  }
  return sha256_hex(text);
}

// A store of those days, with three entries, the second without its detail; how its chain ends.
std::string old_store(const Folder& folder) {
  std::string previous;
  make_older(folder, kWithNames, [&](Connection& connection) {
    Statement insert(connection,
                     "INSERT INTO audit (entry, at, by, os_user, act, subject, detail,"
                     " detail_sha256, digest) VALUES (:entry, 1000, :by, 'os', 'taken',"
                     " 'request 1', :detail, :detail_sha256, :digest)");
    for (int entry = 1; entry <= 3; ++entry) {
      const std::string number = std::to_string(entry);
      const std::string detail = "detail " + number;
      const std::string by = entry == 3 ? "lea" : "wendy";
      previous = digest_then(previous,
                             {number, "1000", by, "os", "taken", "request 1", sha256_hex(detail)});
      insert.run({{":entry", entry},
                  {":by", by},
                  {":detail", entry == 2 ? std::nullopt : std::optional(detail)},
                  {":detail_sha256", sha256_hex(detail)},
                  {":digest", previous}});
    }
  });
  return previous;
}

TEST(ChainAgain, KeepsEveryEntryAndSaysWhatTheOldChainEndedWith) {
  const Folder folder;
  const std::string last = old_store(folder);
  Database database = Database::open(folder.path());
  const auto entries = read_audit(database);
  ASSERT_EQ(entries.size(), 4U);
  EXPECT_EQ(entries[0].number, "entry 0");
  EXPECT_EQ(entries[0].act.detail, "entries=3 digest=" + last);
  for (int entry = 1; entry <= 3; ++entry) {
    const Act& act = entries[static_cast<std::size_t>(entry)].act;
    EXPECT_EQ(act.by, entry == 3 ? "lea" : "wendy");
    EXPECT_EQ(act.os_user, "os");
    EXPECT_EQ(act.detail, entry == 2 ? "" : "detail " + std::to_string(entry));
  }
  EXPECT_TRUE(verify_audit(database).empty());
  EXPECT_EQ(record(database, {hour(0), "lea", "os", "taken", "request 2", ""}), 4);
  EXPECT_TRUE(verify_audit(database).empty());
}

TEST(ChainAgain, MakesNothingSoundThatWasNot) {
  const Folder folder;
  (void)old_store(folder);
  {
    SQLite::Database sqlite(folder.database().string(), SQLite::OPEN_READWRITE);
    sqlite.exec(
        "DROP TRIGGER audit_stays; UPDATE audit SET by = 'eve' WHERE entry = 2;"
        "CREATE TRIGGER audit_stays BEFORE UPDATE OF entry ON audit"
        " BEGIN SELECT RAISE (ABORT, ''); END");
  }
  const auto damages = verify_audit(Database::open(folder.path()));
  ASSERT_EQ(damages.size(), 1U);
  EXPECT_EQ(damages[0].words, "entry 2: its content is not what was recorded");
}

TEST(ChainAgain, AnEmptyAuditStaysEmpty) { EXPECT_TRUE(read_audit(Database::in_memory()).empty()); }

}  // namespace
}  // namespace respite::store
