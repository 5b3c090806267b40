#include "app/render/webhook_text.h"
#include "app/webhooks.h"
#include "server/api/answer.h"
#include "server/api/body.h"
#include "server/api/routes.h"
#include "server/problem.h"

namespace respite::server {
namespace {

using store::TokenRole;

http::Response get_webhooks(const Call& call, Services&) {
  return json(to_json(list_webhooks(call.invocation())));
}

// With commas between, as on the command line; all of them where nothing is said.
std::vector<HookEvent> events_in(const std::string& text) {
  std::vector<HookEvent> events;
  for (const std::string_view word : http::listed_in(text)) {
    const auto event = parse_hook_event(std::string(word));
    if (!event) throw Problem(422, "\"events\" are publish, consent and promise");
    if (std::ranges::find(events, *event) == events.end()) events.push_back(*event);
  }
  std::ranges::sort(events);
  return events;
}

// Private addresses are for the command line alone: nobody far away may make this server speak to
// its neighbours.
http::Response post_webhook(const Call& call, Services&) {
  Body body(call);
  WebhookRequest request;
  request.url = body.required_text("url");
  request.events = events_in(body.text("events").value_or("publish,consent,promise"));
  body.done();
  return json(to_json(make_webhook(call.invocation(), request)), 201);
}

http::Response delete_webhook(const Call& call, Services&) {
  return json(to_json(revoke_webhook(call.invocation(), captured_number(call))));
}

}  // namespace

std::vector<Route> webhook_routes() {
  return {{.method = "GET",
           .pattern = "/api/v1/webhooks",
           .least = TokenRole::kLead,
           .operation = "webhooks",
           .about = "Who is told what happens, and what could not be told",
           .answer = get_webhooks,
           .result = "Webhooks"},
          {.method = "POST",
           .pattern = "/api/v1/webhooks",
           .least = TokenRole::kLead,
           .operation = "create_webhook",
           .about = "Tell a public address what happens; its secret is told this once",
           .answer = post_webhook,
           .body = "WebhookOrder",
           .result = "MadeWebhook",
           .status = 201,
           .tells_secret = true},
          {.method = "DELETE",
           .pattern = "/api/v1/webhooks/{webhook}",
           .least = TokenRole::kLead,
           .operation = "revoke_webhook",
           .about = "Tell it nothing from now on",
           .answer = delete_webhook,
           .result = "Webhook"}};
}

}  // namespace respite::server
