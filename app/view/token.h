// What `token` answers.
#pragma once

#include "app/view/times.h"
#include "store/tokens.h"

namespace respite {

struct TokenView : store::Token {
  bool live = true;  // neither revoked nor expired
};

void fields(auto& visit, const TokenView& token) {
  visit("id", token.id, "may be shown to anybody");
  visit("purpose", token.purpose, "api, sign-in, session, or the kind of feed it opens");
  visit("of", token.subject, "whose feed it is, or who acts");
  visit("role", store::name_of(token.role), "public, requester, technician or lead");
  visit("disclosure", token.disclosure, "how much a feed tells; empty: as much as its kind does");
  visit("label", token.label, "");
  visit("created", token.created, "");
  visit("by", token.by, "who made it");
  visit("expires", token.expires, "");
  visit("revoked", token.revoked, "");
  visit("used", token.used, "last");
  visit("live", token.live, "neither revoked nor expired");
}

struct TokensView {
  std::vector<TokenView> tokens;  // in the order they were made
};

[[nodiscard]] inline const std::vector<TokenView>& items_of(const TokensView& view) {
  return view.tokens;
}

struct MadeTokenView {
  TokenView token;
  std::string secret;  // shown this once
  std::string path;    // "/feeds/SECRET.ics", "/sign-in/SECRET"; empty for the API
  std::string url;     // the same, after what the server is called where that is known
};

void fields(auto& visit, const MadeTokenView& view) {
  fields(visit, view.token);
  visit("token", view.secret, "told this once");
  visit("url", maybe(view.url), "where it opens what it opens");
}

struct SignInMailView {
  std::string person;
  Instant until;     // the link opens nothing from then on
  bool put = false;  // false: one that went out before still opens something
};

void fields(auto& visit, const SignInMailView& view) {
  visit("person", view.person, "id of who signs in with it");
  visit("until", view.until, "from then on the link opens nothing");
  visit("mailed", view.put, "false: one that went out before still opens something");
}

}  // namespace respite
