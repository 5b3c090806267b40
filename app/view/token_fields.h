// What `token` answers, field by field.
#pragma once

#include "app/view/times_fields.h"
#include "app/view/token.h"

namespace respite {

void fields(auto& visit, const TokenView& token) {
  visit("id", token.id, "may be shown to anybody");
  visit("purpose", token.purpose, "api, sign-in, session, or the kind of feed it opens");
  visit("of", token.of, "whose feed it is, or who acts");
  visit("role", token.role, "public, requester, technician or lead");
  visit("disclosure", token.disclosure, "how much a feed tells; empty: as much as its kind does");
  visit("label", token.label, "");
  visit("created", token.created, "");
  visit("by", token.by, "who made it");
  visit("expires", token.expires, "");
  visit("revoked", token.revoked, "");
  visit("used", token.used, "last");
  visit("live", token.live, "neither revoked nor expired");
}

[[nodiscard]] inline const std::vector<TokenView>& items_of(const TokensView& view) {
  return view.tokens;
}

void fields(auto& visit, const MadeTokenView& view) {
  fields(visit, view.token);
  visit("token", view.secret, "told this once");
  visit("url", maybe(view.url), "where it opens what it opens");
}

}  // namespace respite
