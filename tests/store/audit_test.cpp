#include "store/audit.h"

#include <gtest/gtest.h>

#include "store/publications.h"
#include "tests/store/fixture.h"

namespace respite::store {
namespace {

[[nodiscard]] Act act(int at, const std::string& detail) {
  return {hour(at), "lea", "lea-os", "take", "request 1", detail};
}

[[nodiscard]] Database three_acts() {
  Database database = Database::in_memory();
  EXPECT_EQ(record(database, act(0, "first")), 1);
  EXPECT_EQ(record(database, act(1, "")), 2);
  EXPECT_EQ(record(database, act(1, "third")), 3);
  return database;
}

void tamper(Database& database, const std::string& sql) {
  database.write([&](Connection& connection) {
    drop_triggers(connection);
    connection.run(sql);
  });
}

TEST(Audit, EntriesAreReadBackInOrder) {
  const auto entries = read_audit(three_acts());
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[2].number, "entry 3");
  EXPECT_EQ(entries[2].act.at, hour(1));
  EXPECT_EQ(entries[2].act.by, "lea");
  EXPECT_EQ(entries[2].act.detail, "third");
}

std::vector<std::string> numbers_of(const std::vector<AuditLine>& lines) {
  std::vector<std::string> numbers;
  numbers.reserve(lines.size());
  for (const AuditLine& line : lines) numbers.push_back(line.number);
  return numbers;
}

TEST(Audit, PublicationsStandAmongTheEntriesByTheirTimes) {
  Database database = Database::in_memory();
  (void)record(database, act(-7, ""));
  (void)taken(publish(database, request(0, -6, {slot("ana", 10, 24)})));
  (void)record(database, act(-6, ""));
  const auto lines = read_audit(database);
  EXPECT_EQ(numbers_of(lines), (std::vector<std::string>{"entry 1", "revision 1", "entry 2"}));
  EXPECT_EQ(lines[1].act.act, "publish");
  EXPECT_EQ(lines[1].act.subject, to_rfc3339(hour(0)) + '/' + to_rfc3339(hour(1000)));
}

TEST(Audit, APartIsOfATimeAndOfSoManyLines) {
  const Database database = three_acts();
  const auto part = [&](const AuditPart& asked) { return numbers_of(read_audit(database, asked)); };
  using Numbers = std::vector<std::string>;
  EXPECT_EQ(part({.since = hour(1)}), (Numbers{"entry 2", "entry 3"}));
  EXPECT_EQ(part({.since = hour(1), .after = 1}), (Numbers{"entry 3"}));
  EXPECT_EQ(part({.after = 1, .most = 1}), (Numbers{"entry 2"}));
  EXPECT_EQ(part({.after = 3}), Numbers{});
}

TEST(Audit, TheEndIsTheLastEntrysAndMovesWithEach) {
  Database database = three_acts();
  const AuditEnd before = read_audit_end(database);
  EXPECT_EQ(before.entries, 3);
  (void)record(database, act(2, ""));
  EXPECT_EQ(read_audit_end(database).entries, 4);
  EXPECT_NE(read_audit_end(database).digest, before.digest);
  EXPECT_EQ(read_audit_end(Database::in_memory()).digest, "");
}

TEST(Audit, AnyEntryMovesTheLastChange) {
  Database database = three_acts();
  EXPECT_EQ(last_change(database), hour(1));
  const Refusal refusal = refused(publish(database, request(0, -5, {slot("ana", 10, 24)})));
  EXPECT_EQ(refusal.reason, Refusal::Reason::kClockBehind);
}

// Somebody took a request while the rota was being published: no clock is wrong.
TEST(Audit, AnEntryMadeMeanwhileKeepsNobodyFromPublishing) {
  Database database = three_acts();
  PublishRequest made = request(0, 1, {slot("ana", 10, 24)});
  made.at -= Seconds{90};
  (void)taken(publish(database, made));
  PublishRequest late = request(1, 1, {slot("bo", 10, 24)});
  late.at -= Seconds{91};  // before that publication
  EXPECT_EQ(refused(publish(database, late)).reason, Refusal::Reason::kClockBehind);
}

TEST(VerifyAudit, WhatWasRecordedIsSound) {
  EXPECT_TRUE(verify_audit(three_acts()).empty());
  EXPECT_TRUE(verify_audit(Database::in_memory()).empty());
}

TEST(VerifyAudit, AnErasedDetailIsNoDamage) {
  Database database = three_acts();
  database.write([](Connection& connection) { connection.run("UPDATE audit SET detail = NULL"); });
  EXPECT_TRUE(verify_audit(database).empty());
  EXPECT_EQ(read_audit(database)[0].act.detail, "");
}

TEST(VerifyAudit, NamesTheDamagedEntry) {
  const struct {
    const char* sql;
    std::int64_t entry;
  } cases[] = {{"UPDATE audit SET by = 'eve' WHERE entry = 2", 2},
               {"UPDATE audit SET os_user = 'eve' WHERE entry = 1", 1},
               {"UPDATE audit SET at = at + 1 WHERE entry = 3", 3},
               {"UPDATE audit SET act = 'x' WHERE entry = 2", 2},
               {"UPDATE audit SET subject = 'x' WHERE entry = 2", 2},
               {"UPDATE audit SET detail = 'x' WHERE entry = 1", 1},
               {"UPDATE audit SET detail_sha256 = 'x' WHERE entry = 1", 1},
               {"UPDATE audit SET digest = digest || '' , by = 'x' WHERE entry = 3", 3},
               {"DELETE FROM audit WHERE entry = 1", 2},
               {"DELETE FROM audit WHERE entry = 2", 3},
               {"DELETE FROM audit WHERE entry = 3", 3},
               {"DELETE FROM audit", 1}};
  for (const auto& each : cases) {
    Database database = three_acts();
    tamper(database, each.sql);
    const auto damages = verify_audit(database);
    ASSERT_FALSE(damages.empty()) << each.sql;
    EXPECT_EQ(damages[0].entry, each.entry) << each.sql;
    EXPECT_TRUE(damages[0].words.starts_with("entry " + std::to_string(each.entry) + ": "));
  }
}

TEST(VerifyAudit, NoOtherNameGoesBehindAPseudonym) {
  Database database = three_acts();
  database.write([](Connection& connection) {
    connection.run("DROP TRIGGER actors_stay; UPDATE actors SET name = 'eve' WHERE name = 'lea'");
  });
  const auto damages = verify_audit(database);
  ASSERT_EQ(damages.size(), 3U);
  EXPECT_EQ(damages[0].words, "entry 1: who acted is not who was recorded");
}

TEST(Audit, CannotBeRewritten) {
  Database database = three_acts();
  for (const char* sql :
       {"UPDATE audit SET by = 'eve'", "UPDATE audit SET detail = 'eve'", "DELETE FROM audit",
        "UPDATE audit SET digest = 'x'", "DELETE FROM actors", "UPDATE actors SET name = 'eve'",
        "UPDATE actors SET name = NULL, pseudonym = 'x'"}) {
    EXPECT_THROW(database.write([&](Connection& connection) { connection.run(sql); }), StoreError)
        << sql;
  }
}

}  // namespace
}  // namespace respite::store
