#include "store/tokens.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "store/digest.h"
#include "store/rows.h"

namespace respite::store {
namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kSecretLength = 43;  // of their base64url
constexpr std::size_t kIdLength = 12;
constexpr std::chrono::days kEndedKept{30};

constexpr std::array<std::string_view, 4> kRoles = {"public", "requester", "technician", "lead"};

std::string random_secret() {
  if (sodium_init() < 0) throw StoreError("the system gives no random numbers");
  std::array<unsigned char, kSecretBytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string text(kSecretLength + 1, '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.resize(kSecretLength);
  return text;
}

void bind_time(SQLite::Statement& statement, int place, const std::optional<Instant>& time) {
  if (time) {
    statement.bind(place, to_count(*time));
  } else {
    statement.bind(place);
  }
}

std::optional<Instant> time_at(const SQLite::Statement& row, int column) {
  if (row.isColumnNull(column)) return std::nullopt;
  return instant_at(row, column);
}

constexpr const char* kColumns =
    "id, sha256, purpose, subject, role, disclosure, label, created, by, expires, revoked, used";

Token token_at(const SQLite::Statement& row) {
  const auto text = [&](int column) { return row.getColumn(column).getString(); };
  Token token;
  token.id = text(0);
  token.sha256 = text(1);
  token.purpose = text(2);
  token.subject = text(3);
  token.role = parse_token_role(text(4)).value_or(TokenRole::kPublic);
  token.disclosure = text(5);
  token.label = text(6);
  token.created = instant_at(row, 7);
  token.by = text(8);
  token.expires = time_at(row, 9);
  token.revoked = time_at(row, 10);
  token.used = time_at(row, 11);
  return token;
}

void insert_token(SQLite::Database& sqlite, const Token& token) {
  SQLite::Statement insert(sqlite, std::string("INSERT INTO tokens (") + kColumns +
                                       ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, token.id);
  insert.bind(2, token.sha256);
  insert.bind(3, token.purpose);
  insert.bind(4, token.subject);
  insert.bind(5, std::string(name_of(token.role)));
  insert.bind(6, token.disclosure);
  insert.bind(7, token.label);
  insert.bind(8, to_count(token.created));
  insert.bind(9, token.by);
  bind_time(insert, 10, token.expires);
  bind_time(insert, 11, token.revoked);
  bind_time(insert, 12, token.used);
  insert.exec();
}

MadeToken with_secret(Token token) {
  MadeToken made{std::move(token), random_secret()};
  made.token.id = sha256_hex("id " + random_secret()).substr(0, kIdLength);
  made.token.sha256 = sha256_hex(made.secret);
  return made;
}

bool spend(SQLite::Database& sqlite, const Token& spent, Instant at) {
  SQLite::Statement update(sqlite,
                           "UPDATE tokens SET used = ?1, revoked = ?1 WHERE id = ?2 AND sha256 = ?3"
                           " AND revoked IS NULL AND (expires IS NULL OR expires > ?1)");
  update.bind(1, to_count(at));
  update.bind(2, spent.id);
  update.bind(3, spent.sha256);
  return update.exec() > 0;
}

// Whoever signs in leaves two rows each time, and all rows are read whenever one changes.
void forget_ended(SQLite::Database& sqlite, Instant before) {
  SQLite::Statement remove(sqlite,
                           "DELETE FROM tokens WHERE purpose IN ('sign-in', 'session')"
                           " AND (expires < ?1 OR revoked < ?1)");
  remove.bind(1, to_count(before));
  remove.exec();
}

std::optional<Token> token_with(SQLite::Database& sqlite, const std::string& id) {
  SQLite::Statement row(sqlite, std::string("SELECT ") + kColumns + " FROM tokens WHERE id = ?");
  row.bind(1, id);
  if (!row.executeStep()) return std::nullopt;
  return token_at(row);
}

}  // namespace

std::string_view name_of(TokenRole role) { return kRoles[static_cast<std::size_t>(role)]; }

std::optional<TokenRole> parse_token_role(std::string_view text) {
  const auto found = std::ranges::find(kRoles, text);
  if (found == kRoles.end()) return std::nullopt;
  return static_cast<TokenRole>(found - kRoles.begin());
}

MadeToken create_token(Database& database, Token token) {
  MadeToken made = with_secret(std::move(token));
  database.write([&](SQLite::Database& sqlite) { insert_token(sqlite, made.token); });
  return made;
}

std::vector<Token> read_tokens(const Database& database) {
  return database.read([](SQLite::Database& sqlite) {
    std::vector<Token> tokens;
    SQLite::Statement row(sqlite,
                          std::string("SELECT ") + kColumns + " FROM tokens ORDER BY number");
    while (row.executeStep()) tokens.push_back(token_at(row));
    return tokens;
  });
}

std::optional<Token> revoke_token(Database& database, const std::string& id, Instant at) {
  return database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement update(sqlite,
                             "UPDATE tokens SET revoked = ? WHERE id = ? AND revoked IS NULL");
    update.bind(1, to_count(at));
    update.bind(2, id);
    update.exec();
    return token_with(sqlite, id);
  });
}

std::optional<MadeToken> rotate_token(Database& database, const std::string& id) {
  const std::string secret = random_secret();
  return database.write([&](SQLite::Database& sqlite) -> std::optional<MadeToken> {
    SQLite::Statement update(sqlite,
                             "UPDATE tokens SET sha256 = ? WHERE id = ? AND revoked IS NULL");
    update.bind(1, sha256_hex(secret));
    update.bind(2, id);
    if (update.exec() == 0) return std::nullopt;
    return MadeToken{*token_with(sqlite, id), secret};
  });
}

std::optional<MadeToken> exchange_token(Database& database, const Token& spent, Token next,
                                        Instant at) {
  MadeToken made = with_secret(std::move(next));
  return database.write([&](SQLite::Database& sqlite) -> std::optional<MadeToken> {
    if (!spend(sqlite, spent, at)) return std::nullopt;
    forget_ended(sqlite, at - kEndedKept);
    insert_token(sqlite, made.token);
    return made;
  });
}

void note_uses(Database& database, const std::vector<std::pair<std::string, Instant>>& uses) {
  if (uses.empty()) return;
  database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement update(sqlite,
                             "UPDATE tokens SET used = ?1 WHERE id = ?2 AND"
                             " (used IS NULL OR used < ?1)");
    for (const auto& [id, at] : uses) {
      update.bind(1, to_count(at));
      update.bind(2, id);
      update.exec();
      update.reset();
    }
  });
}

TokenBook::TokenBook(std::vector<Token> tokens) : tokens_(std::move(tokens)) {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!tokens_[i].revoked) live_.emplace(tokens_[i].sha256, i);
  }
}

const Token* TokenBook::find(std::string_view secret, Instant now) const {
  // What is no token is hashed as if it were one, so that its length tells nothing.
  static const std::string kNone(kSecretLength, '-');
  const std::string hash = sha256_hex(secret.size() == kSecretLength ? secret : kNone);
  const auto entry = live_.find(hash);
  if (entry == live_.end()) return nullptr;
  const Token& token = tokens_[entry->second];
  const bool same = sodium_memcmp(token.sha256.data(), hash.data(), hash.size()) == 0;
  return same && (!token.expires || now < *token.expires) ? &token : nullptr;
}

}  // namespace respite::store
