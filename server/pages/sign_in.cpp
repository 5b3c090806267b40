#include "app/access/sessions.h"
#include "app/access/tokens.h"
#include "app/desk/member.h"
#include "app/messages/sign_in_mail.h"
#include "server/pages/frame.h"
#include "server/pages/html.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/problem.h"
#include "server/routes.h"

namespace respite::server {
namespace {

using store::TokenRole;

constexpr std::size_t kLongestAddress = 254;  // RFC 5321, 4.5.3.1.3

// Unknown, used, expired, revoked, of another kind, of somebody who has left: all alike.
[[noreturn]] void refuse_link() {
  throw Problem(404,
                "this link signs nobody in: it was used, has expired or never did; ask for a "
                "new one");
}

TokenHolder link_of(const Call& call, Services& services) {
  auto holder = services.desks.holder_of(call.captured.front(), call.now);
  if (!holder || holder->token.purpose != kSignInPurpose) refuse_link();
  const Desk& desk = services.desks.state(holder->desk)->desk->desk;
  if (!standing_role(desk, holder->token, call.now)) refuse_link();
  return *std::move(holder);
}

// Whatever looks at a link before its reader does, a mail scanner or a chat's preview, only looks.
http::Response get_sign_in(const Call& call, Services& services) {
  const TokenHolder link = link_of(call, services);
  const Desk& desk = services.desks.state(link.desk)->desk->desk;
  const auto member = find_member(desk, link.token.subject, call.now);
  Call seen = seen_by_nobody(call, services.desks.state(link.desk));
  seen.holder = link;  // whose language it is
  const Words words = words_for(seen);
  seen.holder.reset();
  const std::string name = member ? member->name : link.token.subject;
  const Html content =
      element("h1", put(words("Sign in as {name}?"), {{"name", name}})) +
      button("/sign-in/" + call.captured.front(), words("Sign in")) +
      element("p", {{"class", "quiet"}},
              Html::text(words("For 30 days, in this browser. The link is used up by it.")));
  return not_kept(framed(seen, words, {.title = words("Sign in")}, content.markup()));
}

// Whatever is asked for, the same is said: who belongs to the desk is nobody's to find out.
http::Response sign_in_page(const Call& call, bool asked) {
  const Words words = words_for(call);
  const Members data{{"asked", {asked}},
                     {"mails", {mails_sign_in(call.state->desk->desk)}},
                     {"minutes",
                      {words.many("It works once, for {n} minute.",
                                  "It works once, for {n} minutes.", kSignInLasts.count())}},
                     {"action", {address_at(call, "/sign-in")}}};
  return not_kept(page_from(call, words, {.title = words("Sign in")}, "sign_in", {data}));
}

http::Response get_sign_in_form(const Call& call, Services& /*services*/) {
  return sign_in_page(call, false);
}

http::Response post_sign_in_form(const Call& call, Services& services) {
  refuse_other_sites(call);
  const auto address = http::find_in(form_in(call), "address");
  if (!address || address->empty()) return sign_in_page(call, false);
  if (address->size() > kLongestAddress) throw Problem(400, "this is no address");
  if (mails_sign_in(call.state->desk->desk)) services.desks.note_address(call.desk, *address);
  return sign_in_page(call, true);
}

// Whoever has duties begins with them.
std::string first_page(const Desk& desk, const store::Token& link, Instant now) {
  const bool technician = standing_role(desk, link, now) == TokenRole::kTechnician;
  return (technician ? "/me?desk=" : "/?desk=") + desk.id;
}

// Another site's page must not sign its reader in as somebody else.
http::Response post_sign_in(const Call& call, Services& services) {
  refuse_other_sites(call);
  const TokenHolder link = link_of(call, services);
  Invocation invocation = services.desks.state(link.desk)->desk->invocation;
  invocation.now = call.now;
  invocation.by = link.token.subject;
  const auto session = begin_session(invocation, link.token);
  if (!session) refuse_link();
  const DeskStatePtr state = services.desks.state(link.desk);
  services.desks.look();  // the link opens nothing from now on, and the session does
  http::Response response = see_other(first_page(state->desk->desk, link.token, call.now));
  response.headers.push_back(session_cookie(session->secret, call.secure));
  return response;
}

// A form of another site comes without the cookie, so that nobody seems to be signed in; the answer
// would take the cookie away all the same.
http::Response post_sign_out(const Call& call, Services& services) {
  if (origin_of(call.request, call.secure) != Origin::kOwn) {
    throw Problem(403, "a page of another site, or none, has asked for this");
  }
  if (call.proof == Proof::kSession) {
    static_cast<void>(revoke_token(call.invocation(), call.holder->token.id));
    services.desks.look();
  }
  http::Response response = see_other("/");
  response.headers.push_back(session_cookie("", call.secure));
  return response;
}

}  // namespace

std::vector<Route> sign_in_routes() {
  return {{.on = {"GET", "/sign-in"},
           .least = TokenRole::kPublic,
           .operation = "sign_in_form",
           .about = "A form to ask for a link to sign in with, by mail",
           .answer = get_sign_in_form},
          {.on = {"POST", "/sign-in"},
           .least = TokenRole::kPublic,
           .operation = "ask_sign_in",
           .about = "Mail a link to an address that the team file knows",
           .answer = post_sign_in_form},
          {.on = {"GET", "/sign-in/{link}"},
           .least = TokenRole::kPublic,
           .operation = "sign_in",
           .about = "Whether to sign in with the link; looking does not use it up",
           .answer = get_sign_in,
           .opened_by_path = true},
          {.on = {"POST", "/sign-in/{link}"},
           .least = TokenRole::kPublic,
           .operation = "use_sign_in",
           .about = "Spend the link for a session",
           .answer = post_sign_in,
           .opened_by_path = true},
          {.on = {"POST", "/sign-out"},
           .least = TokenRole::kPublic,
           .operation = "sign_out",
           .about = "End the session",
           .answer = post_sign_out}};
}

}  // namespace respite::server
