// Tokens: made for somebody, listed, replaced, taken back.
#pragma once

#include <optional>
#include <string>

#include "app/open_desk.h"
#include "app/token_view.h"
#include "store/tokens.h"

namespace respite {

inline constexpr const char* kApiPurpose = "api";

struct TokenRequest {
  std::string purpose;     // "api", or a kind of feed
  std::string subject;     // id of the person, rota or team; of an API token who acts
  std::string role;        // of an API token: "lead", "technician", "requester"
  std::string disclosure;  // of a feed
  std::string label;
  std::optional<Instant> expires;
};

// Throws Failure(kInput) where the desk knows nobody and nothing of that id, or the request does
// not fit together.
[[nodiscard]] MadeTokenView make_token(const OpenDesk& desk, const TokenRequest& request);
[[nodiscard]] TokensView list_tokens(const Invocation& invocation);
// Throw Failure(kInput) where there is no such token.
[[nodiscard]] TokenView revoke_token(const Invocation& invocation, const std::string& id);
[[nodiscard]] MadeTokenView rotate_token(const Invocation& invocation, const std::string& id);

}  // namespace respite
