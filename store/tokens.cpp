#include "store/tokens.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "store/columns.h"
#include "store/digest.h"

namespace respite::store {

void columns(auto& visit, Token& token) {
  const auto read_role = [&](Row& row) {
    token.role = parse_token_role(row.text()).value_or(TokenRole::kPublic);
  };
  visit("id, sha256, purpose, subject", token.id, token.sha256, token.purpose, token.subject);
  visit("role, disclosure", KeptAs{[&] { return Value(name_of(token.role)); }, read_role},
        token.disclosure);
  visit("label, created, by, expires, revoked, used", token.label, token.created, token.by,
        token.expires, token.revoked, token.used);
}

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

void insert_token(Connection& connection, const Token& token) {
  insert(connection, "tokens", token, {{":number", next_number(connection, "token")}});
}

MadeToken with_secret(Token token) {
  MadeToken made{std::move(token), random_secret()};
  made.token.id = sha256_hex("id " + random_secret()).substr(0, kIdLength);
  made.token.sha256 = sha256_hex(made.secret);
  return made;
}

bool spend(Connection& connection, const Token& spent, Instant at) {
  return run(connection,
             "UPDATE tokens SET used = :at, revoked = :at WHERE id = :id AND sha256 = :sha256"
             " AND revoked IS NULL AND (expires IS NULL OR expires > :at)",
             {{":at", at}, {":id", spent.id}, {":sha256", spent.sha256}}) > 0;
}

// Whoever signs in leaves two rows each time, and all rows are read whenever one changes.
void forget_ended(Connection& connection, Instant before) {
  run(connection,
      "DELETE FROM tokens WHERE purpose IN ('sign-in', 'session')"
      " AND (expires < :before OR revoked < :before)",
      {{":before", before}});
}

std::optional<Token> token_with(Connection& connection, const std::string& id) {
  return read_record<Token>(connection, "tokens WHERE id = :id", {{":id", id}});
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
  database.write([&](Connection& connection) { insert_token(connection, made.token); });
  return made;
}

std::vector<Token> read_tokens(const Database& database) {
  return read_records<Token>(database, "tokens ORDER BY number");
}

std::optional<Token> revoke_token(Database& database, const std::string& id, Instant at) {
  return database.write([&](Connection& connection) {
    run(connection, "UPDATE tokens SET revoked = :at WHERE id = :id AND revoked IS NULL",
        {{":at", at}, {":id", id}});
    return token_with(connection, id);
  });
}

std::optional<MadeToken> rotate_token(Database& database, const std::string& id) {
  const std::string secret = random_secret();
  return database.write([&](Connection& connection) -> std::optional<MadeToken> {
    const int replaced =
        run(connection, "UPDATE tokens SET sha256 = :sha256 WHERE id = :id AND revoked IS NULL",
            {{":sha256", sha256_hex(secret)}, {":id", id}});
    if (replaced == 0) return std::nullopt;
    return MadeToken{*token_with(connection, id), secret};
  });
}

std::optional<MadeToken> exchange_token(Database& database, const Token& spent, Token next,
                                        Instant at) {
  MadeToken made = with_secret(std::move(next));
  return database.write([&](Connection& connection) -> std::optional<MadeToken> {
    if (!spend(connection, spent, at)) return std::nullopt;
    forget_ended(connection, at - kEndedKept);
    insert_token(connection, made.token);
    return made;
  });
}

void note_uses(Database& database, const std::vector<std::pair<std::string, Instant>>& uses) {
  if (uses.empty()) return;
  database.write([&](Connection& connection) {
    Statement update(connection,
                     "UPDATE tokens SET used = :at WHERE id = :id"
                     " AND (used IS NULL OR used < :at)");
    for (const auto& [id, at] : uses) update.run({{":at", at}, {":id", id}});
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
