#include "app/access/tokens.h"
#include "server/pages/parts.h"
#include "server/routes.h"

namespace respite::server {
namespace {

using store::TokenRole;

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

std::vector<Route> own_routes() {
  return {{.on = {"POST", "/subscribe"},
           .least = TokenRole::kTechnician,
           .operation = "subscribe",
           .about = "Make a feed of one's own duties, and show its address",
           .answer = post_subscribe}};
}

}  // namespace respite::server
