// Tokens: made for somebody, listed, replaced, taken back.
#pragma once

#include <optional>
#include <string>

#include "app/desk/open_desk.h"
#include "app/view/token.h"
#include "store/tokens.h"

namespace respite {

inline constexpr const char* kApiPurpose = "api";
inline constexpr const char* kSignInPurpose = "sign-in";   // a link, good for one session
inline constexpr const char* kSessionPurpose = "session";  // of the pages; begin_session() makes it

inline constexpr std::chrono::minutes kSignInLasts{15};  // where nobody says otherwise
inline constexpr std::chrono::hours kMostSignInLasts{24};

struct TokenRequest {
  std::string purpose;  // "api", "sign-in", or a kind of feed
  std::string subject;  // id of the person, rota or team, or of who acts
  // "lead", "technician", "requester": of an API token, and the most a sign-in link gives; empty:
  // what the team file gives them.
  std::string role;
  std::string disclosure;  // of a feed
  std::string label;
  std::optional<Instant> expires;
};

// Throws Failure(kInput) where the desk knows nobody and nothing of that id, or the request does
// not fit together.
[[nodiscard]] MadeTokenView make_token(const OpenDesk& desk, const TokenRequest& request);
// Whether it is a feed that the token opens.
[[nodiscard]] bool opens_feed(const store::Token& token);
[[nodiscard]] TokensView list_tokens(const Invocation& invocation);
// Throw Failure(kInput) where there is no such token; a session is never given a new secret, which
// would be somebody else's to act with.
[[nodiscard]] TokenView revoke_token(const Invocation& invocation, const std::string& id);
[[nodiscard]] MadeTokenView rotate_token(const Invocation& invocation, const std::string& id);

}  // namespace respite
