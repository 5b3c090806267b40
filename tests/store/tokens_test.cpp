#include "store/tokens.h"

#include <algorithm>
#include <set>
#include <thread>

#include "tests/store/fixture.h"

namespace respite::store {
namespace {

Token wanted(std::string subject, std::optional<Instant> expires = std::nullopt) {
  Token token;
  token.subject = std::move(subject);
  token.label = "phone";
  token.created = hour(0);
  token.by = "lea";
  token.expires = expires;
  return token;
}

TokenBook book(const Database& database) { return TokenBook(read_tokens(database)); }

TEST(Tokens, AreReadAsTheyWereMade) {
  Database database = Database::in_memory();
  Token api = wanted("beth", hour(5));
  api.purpose = "api";
  api.role = TokenRole::kLead;
  api.disclosure = "free-busy";
  const MadeToken first = create_token(database, api);
  const MadeToken second = create_token(database, wanted("amir"));
  const auto tokens = read_tokens(database);
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].id, first.token.id);
  EXPECT_EQ(tokens[0].purpose, "api");
  EXPECT_EQ(tokens[0].subject, "beth");
  EXPECT_EQ(tokens[0].role, TokenRole::kLead);
  EXPECT_EQ(tokens[0].disclosure, "free-busy");
  EXPECT_EQ(tokens[0].label, "phone");
  EXPECT_EQ(tokens[0].created, hour(0));
  EXPECT_EQ(tokens[0].by, "lea");
  EXPECT_EQ(tokens[0].expires, hour(5));
  EXPECT_EQ(tokens[0].revoked, std::nullopt);
  EXPECT_EQ(tokens[0].used, std::nullopt);
  EXPECT_EQ(tokens[1].subject, "amir");
  EXPECT_EQ(tokens[1].expires, std::nullopt);
}

TEST(Tokens, SecretsAreRandomAndNotKept) {
  const Folder folder;
  std::set<std::string> secrets;
  {
    Database database = Database::open(folder.path());
    for (int i = 0; i < 50; ++i) {
      const MadeToken made = create_token(database, wanted("amir"));
      EXPECT_EQ(made.secret.size(), 43U);
      EXPECT_EQ(made.secret.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                              "0123456789-_"),
                std::string::npos);
      secrets.insert(made.secret);
    }
    database.read([&](Connection& connection) {
      const auto columns =
          static_cast<int>(connection.number("SELECT COUNT(*) FROM pragma_table_info('tokens')"));
      Statement rows(connection, "SELECT * FROM tokens");
      while (rows.step()) {
        for (int column = 0; column < columns; ++column) {
          EXPECT_FALSE(secrets.contains(rows.text(column)));
        }
      }
    });
  }
  EXPECT_EQ(secrets.size(), 50U);
}

TEST(TokenBook, FindsWhatIsLiveAndNothingElse) {
  Database database = Database::in_memory();
  const MadeToken forever = create_token(database, wanted("amir"));
  const MadeToken short_lived = create_token(database, wanted("beth", hour(2)));
  const TokenBook tokens = book(database);
  ASSERT_NE(tokens.find(forever.secret, hour(1)), nullptr);
  EXPECT_EQ(tokens.find(forever.secret, hour(1))->subject, "amir");
  EXPECT_NE(tokens.find(short_lived.secret, hour(2) - Seconds{1}), nullptr);
  EXPECT_EQ(tokens.find(short_lived.secret, hour(2)), nullptr) << "expired";

  std::string wrong = forever.secret;
  wrong.back() = wrong.back() == 'A' ? 'B' : 'A';
  for (const std::string& text :
       {wrong, forever.secret.substr(0, 42), forever.secret + "A", std::string(),
        std::string(43, '-'), forever.token.sha256, forever.token.id}) {
    EXPECT_EQ(tokens.find(text, hour(1)), nullptr) << text;
  }
}

TEST(Tokens, RevokedAndRotatedOpenNothing) {
  Database database = Database::in_memory();
  const MadeToken lost = create_token(database, wanted("amir"));
  const MadeToken old = create_token(database, wanted("beth"));
  ASSERT_TRUE(revoke_token(database, lost.token.id, hour(3)));
  EXPECT_EQ(revoke_token(database, lost.token.id, hour(4))->revoked, hour(3)) << "as it was";
  const auto rotated = rotate_token(database, old.token.id);
  ASSERT_TRUE(rotated);
  EXPECT_EQ(rotated->token.id, old.token.id);

  const TokenBook tokens = book(database);
  EXPECT_EQ(tokens.find(lost.secret, hour(1)), nullptr);
  EXPECT_EQ(tokens.find(old.secret, hour(1)), nullptr);
  ASSERT_NE(tokens.find(rotated->secret, hour(1)), nullptr);
  EXPECT_EQ(tokens.find(rotated->secret, hour(1))->subject, "beth");

  EXPECT_FALSE(rotate_token(database, lost.token.id)) << "revoked stays revoked";
  EXPECT_FALSE(rotate_token(database, "nobody"));
  EXPECT_FALSE(revoke_token(database, "nobody", hour(1)));
}

Token session_of(const std::string& subject) {
  Token token = wanted(subject, hour(700));
  token.purpose = "session";
  return token;
}

TEST(ExchangeToken, SpendsOneForTheOther) {
  Database database = Database::in_memory();
  const MadeToken link = create_token(database, wanted("amir", hour(2)));
  const auto session = exchange_token(database, link.token, session_of("amir"), hour(1));
  ASSERT_TRUE(session);
  const TokenBook tokens = book(database);
  EXPECT_EQ(tokens.find(link.secret, hour(1)), nullptr);
  ASSERT_NE(tokens.find(session->secret, hour(1)), nullptr);
  EXPECT_EQ(tokens.find(session->secret, hour(1))->purpose, "session");
  EXPECT_EQ(read_tokens(database)[0].used, hour(1));
  EXPECT_EQ(read_tokens(database)[0].revoked, hour(1));
}

TEST(ExchangeToken, WhatHasEndedBuysNothing) {
  Database database = Database::in_memory();
  const MadeToken spent = create_token(database, wanted("amir"));
  ASSERT_TRUE(exchange_token(database, spent.token, session_of("amir"), hour(1)));
  const MadeToken revoked = create_token(database, wanted("amir"));
  ASSERT_TRUE(revoke_token(database, revoked.token.id, hour(1)));
  const MadeToken expired = create_token(database, wanted("amir", hour(1)));
  const MadeToken rotated = create_token(database, wanted("amir"));
  ASSERT_TRUE(rotate_token(database, rotated.token.id));
  for (const MadeToken& token : {spent, revoked, expired, rotated}) {
    EXPECT_FALSE(exchange_token(database, token.token, session_of("amir"), hour(1)));
  }
  EXPECT_EQ(read_tokens(database).size(), 5U) << "one session, of the first";
}

TEST(ExchangeToken, OfManyAtOnceOneGetsIt) {
  const Folder folder;
  Database database = Database::open(folder.path());
  const MadeToken link = create_token(database, wanted("amir"));
  std::atomic<int> got = 0;
  std::vector<std::thread> readers;
  readers.reserve(8);
  for (int i = 0; i < 8; ++i) {
    readers.emplace_back([&] {
      Database own = Database::open(folder.path());
      got += exchange_token(own, link.token, session_of("amir"), hour(1)) ? 1 : 0;
    });
  }
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(got, 1);
  EXPECT_EQ(read_tokens(database).size(), 2U);
}

TEST(ExchangeToken, LetsGoOfSessionsThatEndedLongAgo) {
  Database database = Database::in_memory();
  const MadeToken feed = create_token(database, wanted("amir", hour(1)));
  for (const int created : {0, 1000}) {
    const MadeToken link = create_token(database, wanted("amir"));
    ASSERT_TRUE(exchange_token(database, link.token, session_of("amir"), hour(created)));
  }
  const auto count = [&] { return read_tokens(database).size(); };
  EXPECT_EQ(count(), 5U);
  const MadeToken link = create_token(database, wanted("amir"));
  ASSERT_TRUE(exchange_token(database, link.token, session_of("amir"), hour(700 + 30 * 24 + 1)));
  EXPECT_EQ(count(), 5U) << "both sessions have ended; links of other purposes stay";
  EXPECT_EQ(read_tokens(database)[0].id, feed.token.id);
}

TEST(Tokens, TheLastUseIsRemembered) {
  Database database = Database::in_memory();
  const MadeToken made = create_token(database, wanted("amir"));
  note_uses(database, {{made.token.id, hour(5)}, {"nobody", hour(5)}});
  note_uses(database, {{made.token.id, hour(4)}});
  note_uses(database, {});
  EXPECT_EQ(read_tokens(database)[0].used, hour(5));
}

}  // namespace
}  // namespace respite::store
