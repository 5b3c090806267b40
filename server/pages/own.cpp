#include <fmt/format.h>

#include "app/access/tokens.h"
#include "app/desk/member.h"
#include "app/requests/queue.h"
#include "render/words.h"
#include "server/pages/parts.h"
#include "server/routes.h"
#include "web/reach.h"

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

// What of the queue is theirs: what is wrong, where, and whom to call.
Html own_requests(const Call& call) {
  const QueueView queue = list_queue(call.open_desk());
  Html lines;
  for (const QueuedView& queued : queue.requests) {
    const RequestView& request = queued.request;
    if (request.person != call.holder->token.subject) continue;
    std::string text = fmt::format(
        "Request {}, {}{}", request.id,
        request.requester.empty() ? request.role : request.requester,
        request.booked ? ", " + from_to(queue.zone, request.booked->span) : std::string{});
    if (!request.said.about.empty()) text += ": " + request.said.about;
    if (!request.said.place.empty()) text += "; at " + request.said.place;
    Html line = Html::text(text);
    if (!request.said.call_back.empty()) {
      line += Html::text("; call ") + reach(request.said.call_back);
    }
    lines += element("li", {}, line);
  }
  if (lines.markup().empty()) return {};
  return element("h2", "Who waits for you") + element("ul", {}, lines);
}

Html own_week(const Call& call) {
  const auto week = week_view(call.open_desk(), FeedOf::kPerson, call.holder->token.subject);
  Html part = week ? week_part(*week, true) : element("p", "Nothing is published yet.");
  part += element("p", {}, link(address_at(call, "/changes"), "Changes: swap, cover, leave"));
  part += element("p", {}, link(address_at(call, "/messages"), "Messages: what I am told by mail"));
  part += button(address_at(call, "/subscribe"), "Make an address for my calendar");
  return part + element("p", {{"class", "quiet"}},
                        Html::text("It shows your duties and your protected time in any calendar. "
                                   "Each press makes another; those you have keep working."));
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

std::string address_at(const Call& call, std::string_view path) {
  return std::string(path) + "?desk=" + call.state->desk->desk.id;
}

Html own_part(const Call& call) {
  if (!call.holder) return {};
  Html part = who(call);
  if (call.may(TokenRole::kTechnician)) part += own_requests(call) + own_week(call);
  if (!call.may(TokenRole::kLead)) return part;
  part += reports_part(call);
  return part + element("p", {},
                        Html::text("You lead this desk. Plans, consents and the record are in the "
                                   "command line and ") +
                            link("/api/v1/openapi.json", "the API") + Html::text("."));
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
