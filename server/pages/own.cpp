#include "app/access/tokens.h"
#include "app/desk/member.h"
#include "server/pages/frame.h"
#include "server/pages/parts.h"
#include "server/routes.h"

namespace respite::server {
namespace {

using store::TokenRole;

Html who(const Call& call) {
  const std::string& id = call.holder->token.subject;
  const auto member = find_member(call.state->desk->desk, id, call.now);
  const Html part = element("p", {{"class", "quiet"}},
                            Html::text("Signed in as " + (member ? member->name : id) + ", " +
                                       std::string(name_of(call.role)) + "."));
  return call.proof == Proof::kSession ? part + button("/sign-out", "Sign out") : part;
}

// To the page that shows the address, so that looking again makes no other.
http::Response post_subscribe(const Call& call, Services& services) {
  TokenRequest request;
  request.purpose = "person";
  request.subject = call.holder->token.subject;
  request.label = "made on the page";
  const MadeTokenView made = make_token(call.open_desk(), request);
  services.desks.look();
  return see_other("/feeds/" + made.secret);
}

}  // namespace

Html own_part(const Call& call) {
  if (!call.holder) return {};
  Html part = who(call);
  if (call.may(TokenRole::kTechnician))
    part += element("p", {}, link(address_at(call, "/me"), words_for(call)("My duties")));
  return part;
}

std::vector<Route> own_routes() {
  return {{.method = "POST",
           .pattern = "/subscribe",
           .least = TokenRole::kTechnician,
           .operation = "subscribe",
           .about = "Make a feed of one's own duties, and show its address",
           .answer = post_subscribe,
           .page = true}};
}

}  // namespace respite::server
