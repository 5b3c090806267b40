// Who asks, and how that is known: by a token, by a session of the pages, or by the word of a proxy
// at which they have signed in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/desks.h"
#include "server/http/message.h"
#include "server/trust.h"

namespace respite::server {

// A browser sends what proves a session or a sign-in at a proxy by itself, whoever had it ask; a
// token comes only from somebody who has it.
enum class Proof { kNone, kToken, kSession, kProxy };
[[nodiscard]] constexpr bool sent_by_itself(Proof proof) {
  return proof == Proof::kSession || proof == Proof::kProxy;
}

struct Identity {
  Proof proof = Proof::kNone;
  std::optional<TokenHolder> holder;  // on a proxy's word: a token that nobody ever made
};

// About which desk somebody asks.
struct Asked {
  std::optional<std::size_t> desk;  // the first where they name none; nothing: one we have not
  bool named = false;               // they did
};

class Identities {
 public:
  Identities(Desks& desks, const Trust& trust) : desks_(desks), trust_(trust) {}

  // Who asks the API: a token's holder, or whom a proxy names, as what the team file still makes
  // them. Sessions count for nothing here.
  // Throws Problem: 401 where there is a token that opens nothing, or not this desk; 400 where a
  // proxy names two.
  [[nodiscard]] Identity of_program(const http::Request& request, const Asked& asked,
                                    Instant now) const;
  // Who reads a page: whom a proxy names, or whose session it is. Others are the public.
  [[nodiscard]] Identity of_reader(const http::Request& request, const Asked& asked,
                                   Instant now) const;

 private:
  [[nodiscard]] std::optional<TokenHolder> named_by_proxy(const http::Request& request,
                                                          const Asked& asked, Instant now) const;
  // With the role they have by now; nothing where they have left.
  [[nodiscard]] std::optional<TokenHolder> as_of_now(TokenHolder holder, Instant now) const;
  [[nodiscard]] std::optional<TokenHolder> in_session(const http::Request& request,
                                                      const Asked& asked, Instant now) const;

  Desks& desks_;
  const Trust& trust_;
};

// The same words for whoever may not, whatever they have shown.
[[noreturn]] void refuse_token(const std::string& why = "this takes a token that may do it");

// A session's cookie: set for a new one, or taken away where the secret is empty. Over TLS it is
// one that no neighbouring host can set (RFC 6265bis, 4.1.3.2).
[[nodiscard]] http::Header session_cookie(std::string_view secret, bool secure);

}  // namespace respite::server
