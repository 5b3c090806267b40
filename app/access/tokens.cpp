#include "app/access/tokens.h"

#include <fmt/format.h>

#include "app/desk/member.h"
#include "app/desk/write_to.h"
#include "app/feeds/token_feed.h"
#include "app/operation/failure.h"

namespace respite {
namespace {

TokenView view_of(const store::Token& token, Instant now) {
  return {token, !token.revoked && (!token.expires || now < *token.expires)};
}

std::string path_of(const store::MadeToken& made) {
  if (made.token.purpose == kSignInPurpose) return "/sign-in/" + made.secret;
  return opens_feed(made.token) ? "/feeds/" + made.secret + ".ics" : "";
}

MadeTokenView view_of(const store::MadeToken& made, Instant now) {
  const std::string path = path_of(made);
  return {view_of(made.token, now), made.secret, path, path};
}

void require(bool fine, const std::string& message) {
  if (!fine) throw Failure(ExitCode::kInput, message);
}

// What the team file gives them now; public where it knows nobody of that id, or they have left.
store::TokenRole role_by_file(const OpenDesk& desk, const std::string& id) {
  const auto member = find_member(desk.desk, id, desk.invocation.now);
  return member && member->id == id ? member->role : store::TokenRole::kPublic;
}

// Requesters may be anybody who has not left; nobody gets a token above what the team file gives
// them.
void require_given(const OpenDesk& desk, const TokenRequest& request, store::TokenRole role) {
  const auto person = find_person(desk.desk, request.subject);
  require(!person || !has_left(desk.desk.people[at(*person)], desk.invocation.now),
          fmt::format("{} has left", request.subject));
  if (role == store::TokenRole::kRequester) return;
  require(role <= role_by_file(desk, request.subject),
          fmt::format("{} is no {} in the team file", request.subject, store::name_of(role)));
}

// The role of whoever acts with an API token.
store::TokenRole api_role(const OpenDesk& desk, const TokenRequest& request) {
  const auto role = store::parse_token_role(request.role);
  require(role && *role != store::TokenRole::kPublic,
          fmt::format("an API token's role is lead, technician or requester, not \"{}\"",
                      request.role));
  require_given(desk, request, *role);
  return *role;
}

void check_feed(const OpenDesk& desk, const TokenRequest& request) {
  require(request.role.empty(), "a feed has no role");
  const FeedRequest feed = feed_request(request.purpose, request.subject, request.disclosure);
  require_known(desk.desk, feed);
  require(!is_of_leaver(desk.desk, feed, desk.invocation.now),
          fmt::format("{} has left", request.subject));
}

// The role a sign-in link is made for.
store::TokenRole sign_in_role(const OpenDesk& desk, const TokenRequest& request) {
  if (request.role.empty()) {
    const store::TokenRole given = role_by_file(desk, request.subject);
    require(given != store::TokenRole::kPublic,
            fmt::format("unknown person or requester \"{}\"; anybody else may sign in as a "
                        "requester",
                        request.subject));
    return given;
  }
  const auto role = store::parse_token_role(request.role);
  require(role && *role != store::TokenRole::kPublic,
          fmt::format("who signs in is lead, technician or requester, not \"{}\"", request.role));
  require(!request.subject.empty(), "who signs in?");
  require_given(desk, request, *role);
  return *role;
}

store::TokenRole role_of(const OpenDesk& desk, const TokenRequest& request) {
  if (request.purpose == kSignInPurpose) return sign_in_role(desk, request);
  if (request.purpose == kApiPurpose) return api_role(desk, request);
  check_feed(desk, request);
  return store::TokenRole::kPublic;
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
  for (const store::Token& token : store::read_tokens(store_to_read(invocation))) {
    view.tokens.push_back(view_of(token, invocation.now));
  }
  return view;
}

TokenView revoke_token(const Invocation& invocation, const std::string& id) {
  const auto token = store::revoke_token(*store_to_write(invocation), id, invocation.now);
  if (!token) throw NoSuch("no token \"{}\"", id);
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
    throw NoSuch("no token \"{}\" that is not revoked", id);
  }
  return view_of(*made, invocation.now);
}

}  // namespace respite
