#include "app/tokens.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/failure.h"
#include "app/member.h"
#include "app/token_feed.h"
#include "app/write_to.h"

namespace respite {
namespace {

TokenView view_of(const store::Token& token, Instant now) {
  TokenView view;
  view.id = token.id;
  view.purpose = token.purpose;
  view.of = token.subject;
  view.role = store::name_of(token.role);
  view.disclosure = token.disclosure;
  view.label = token.label;
  view.created = token.created;
  view.by = token.by;
  view.expires = token.expires;
  view.revoked = token.revoked;
  view.used = token.used;
  view.live = !token.revoked && (!token.expires || now < *token.expires);
  return view;
}

std::string path_of(const store::MadeToken& made) {
  if (made.token.purpose == kSignInPurpose) return "/sign-in/" + made.secret;
  return opens_feed(made.token) ? "/feeds/" + made.secret + ".ics" : "";
}

MadeTokenView view_of(const store::MadeToken& made, Instant now) {
  return {view_of(made.token, now), made.secret, path_of(made)};
}

void require(bool fine, const std::string& message) {
  if (!fine) throw Failure(ExitCode::kInput, message);
}

bool knows_person(const Desk& desk, const std::string& id) {
  return find_person(desk, id).has_value();
}

// Who acts with an API token. Requesters may be anybody; a lead or a technician is on the desk.
void check_api(const Desk& desk, const TokenRequest& request) {
  const auto role = store::parse_token_role(request.role);
  require(role && *role != store::TokenRole::kPublic,
          fmt::format("an API token's role is lead, technician or requester, not \"{}\"",
                      request.role));
  if (*role == store::TokenRole::kRequester) return;
  require(knows_person(desk, request.subject),
          fmt::format("unknown person \"{}\": a {} is on the desk", request.subject, request.role));
}

void check_feed(const Desk& desk, const TokenRequest& request) {
  require(request.role.empty(), "a feed has no role");
  require_known(desk, feed_request(request.purpose, request.subject, request.disclosure));
}

// The role a sign-in link is made for.
store::TokenRole sign_in_role(const OpenDesk& desk, const TokenRequest& request) {
  const auto member = find_member(desk.desk, request.subject, desk.invocation.now);
  const bool known = member && member->id == request.subject;
  if (request.role.empty()) {
    require(known, fmt::format("unknown person or requester \"{}\"; anybody else may sign in as a "
                               "requester",
                               request.subject));
    return member->role;
  }
  const auto role = store::parse_token_role(request.role);
  require(role && *role != store::TokenRole::kPublic,
          fmt::format("who signs in is lead, technician or requester, not \"{}\"", request.role));
  require(!request.subject.empty(), "who signs in?");
  require(*role == store::TokenRole::kRequester || (known && *role <= member->role),
          fmt::format("{} is no {} in the team file", request.subject, request.role));
  return *role;
}

store::TokenRole role_of(const OpenDesk& desk, const TokenRequest& request) {
  if (request.purpose == kSignInPurpose) return sign_in_role(desk, request);
  if (request.purpose == kApiPurpose) {
    check_api(desk.desk, request);
  } else {
    check_feed(desk.desk, request);
  }
  return store::parse_token_role(request.role).value_or(store::TokenRole::kPublic);
}

std::optional<Instant> end_of(const TokenRequest& request, Instant now) {
  require(!request.expires || now < *request.expires, "it would have expired already");
  if (request.purpose != kSignInPurpose) return request.expires;
  require(!request.expires || *request.expires <= now + kMostSignInLasts,
          "a sign-in link lasts a day at most");
  return request.expires.value_or(now + kSignInLasts);
}

}  // namespace

MadeTokenView make_token(const OpenDesk& desk, const TokenRequest& request) {
  const Invocation& invocation = desk.invocation;
  store::Token token;
  token.role = role_of(desk, request);
  token.purpose = request.purpose;
  token.subject = request.subject;
  token.disclosure = request.disclosure;
  token.label = request.label;
  token.created = invocation.now;
  token.by = invocation.by;
  token.expires = end_of(request, invocation.now);
  return view_of(store::create_token(*store_to_write(invocation), std::move(token)),
                 invocation.now);
}

bool opens_feed(const store::Token& token) { return parse_feed_of(token.purpose).has_value(); }

TokensView list_tokens(const Invocation& invocation) {
  TokensView view;
  for (const store::Token& token :
       store::read_tokens(store::Database::open_to_read(invocation.folder))) {
    view.tokens.push_back(view_of(token, invocation.now));
  }
  return view;
}

TokenView revoke_token(const Invocation& invocation, const std::string& id) {
  const auto token = store::revoke_token(*store_to_write(invocation), id, invocation.now);
  if (!token) throw NoSuch(fmt::format("no token \"{}\"", id));
  return view_of(*token, invocation.now);
}

MadeTokenView rotate_token(const Invocation& invocation, const std::string& id) {
  const auto database = store_to_write(invocation);
  for (const store::Token& token : store::read_tokens(*database)) {
    require(token.id != id || token.purpose != kSessionPurpose,
            "a session is ended with revoke; whoever had it signs in again");
  }
  const auto made = store::rotate_token(*database, id);
  if (!made) {
    throw NoSuch(fmt::format("no token \"{}\" that is not revoked", id));
  }
  return view_of(*made, invocation.now);
}

}  // namespace respite
