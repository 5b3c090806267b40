// Tokens: secrets that open a feed, the API or the pages. Only their hashes are kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "scheduler/time/instant.h"
#include "store/database.h"

namespace respite::store {

// In rising order: each may do what those before it may.
enum class TokenRole { kPublic, kRequester, kTechnician, kLead };

[[nodiscard]] std::string_view name_of(TokenRole role);  // "lead"
[[nodiscard]] std::optional<TokenRole> parse_token_role(std::string_view text);

struct Token {
  std::string id;       // 12 hex digits; may be shown to anybody
  std::string sha256;   // of the secret
  std::string purpose;  // "api", "sign-in", "session", or the kind of feed it opens
  std::string subject;  // id of the person, rota or team, or of who acts; may be empty
  TokenRole role = TokenRole::kPublic;
  std::string disclosure;  // how much a feed tells; empty: as much as its kind tells at all
  std::string label;
  Instant created;
  std::string by;
  std::optional<Instant> expires;  // from then on it opens nothing
  std::optional<Instant> revoked;
  std::optional<Instant> used;  // last; as often as note_uses() is called
};

struct MadeToken {
  Token token;
  std::string secret;  // 256 random bits as 43 characters of base64url; nobody sees it again
};

// Of the token given, id and sha256 are made here.
[[nodiscard]] MadeToken create_token(Database& database, Token token);
// In the order they were made.
[[nodiscard]] std::vector<Token> read_tokens(const Database& database);
// The token as it then is; nothing where there is none of that id. Revoked again: as it was.
[[nodiscard]] std::optional<Token> revoke_token(Database& database, const std::string& id,
                                                Instant at);
// A new secret under the same id; the old one opens nothing from now on. Nothing where there is
// no such token or it is revoked.
[[nodiscard]] std::optional<MadeToken> rotate_token(Database& database, const std::string& id);
// One secret spent for another, in one transaction: the token of this id and hash ends, used and
// revoked at that time, and `next` is made, as create_token() does. Nothing where it has ended
// already, whoever was first: two who spend the same at once get one between them. Sessions and
// sign-in links that ended a month ago are let go of.
[[nodiscard]] std::optional<MadeToken> exchange_token(Database& database, const Token& spent,
                                                      Token next, Instant at);
void note_uses(Database& database, const std::vector<std::pair<std::string, Instant>>& uses);

// All tokens of a desk, to be asked often and from several threads.
class TokenBook {
 public:
  TokenBook() = default;
  explicit TokenBook(std::vector<Token> tokens);
  // Nothing for a secret that is unknown, revoked, expired or no token at all: all alike, and in
  // the same time.
  [[nodiscard]] const Token* find(std::string_view secret, Instant now) const;
  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }

 private:
  std::vector<Token> tokens_;
  std::unordered_map<std::string, std::size_t> live_;  // by hash
};

}  // namespace respite::store
