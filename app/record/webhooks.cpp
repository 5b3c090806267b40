#include "app/record/webhooks.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/act.h"
#include "store/secret.h"

namespace respite {
namespace {

WebhookView view_of(const WebhookRecord& record, const std::vector<Delivery>& deliveries) {
  WebhookView view{record};
  for (const Delivery& delivery : deliveries) {
    if (delivery.webhook != record.id) continue;
    if (!delivery.last_answer.empty()) view.last_answer = delivery.last_answer;
    if (delivery.delivered || delivery.given_up) continue;
    ++view.waiting;
    view.next_try = std::min(view.next_try.value_or(delivery.next_try), delivery.next_try);
  }
  return view;
}

// The webhook, which must be there.
WebhookRecord find_webhook(const store::Database& database, WebhookId id) {
  const auto hooks = store::read_webhooks(database);
  const auto found = std::ranges::find(hooks, id, &WebhookRecord::id);
  if (found == hooks.end()) {
    throw NoSuch("there is no webhook {}", id);
  }
  return *found;
}

std::string subject_of(WebhookId id) { return fmt::format("webhook {}", id); }

}  // namespace

MadeWebhookView make_webhook(const Invocation& invocation, const WebhookRequest& request) {
  if (const auto why_not = why_no_webhook(request.url, request.may_be_private)) {
    const bool only_private = !why_no_webhook(request.url, true);
    throw Failure(ExitCode::kInput, "the URL " + *why_not)  // it may hold a secret
        .typed(only_private ? " (--allow-private allows it)" : "");
  }
  WebhookRecord record;
  record.url = request.url;
  record.secret = store::random_secret_hex();
  record.events = request.events;
  record.may_be_private = request.may_be_private;
  record.created = invocation.now;
  record.by = invocation.by;
  write_act(invocation, [&](store::Database& database) {
    record.id = store::add_webhook(database, record);
    // The path of a URL is often a secret of its own.
    record_act(database, invocation, "webhook made", subject_of(record.id),
               "host=" + host_of(record.url));
  });
  return {view_of(record, {})};
}

WebhooksView list_webhooks(const Invocation& invocation) {
  const auto database = store_to_read(invocation);
  return database.read([&] {
    const std::vector<Delivery> deliveries = store::read_deliveries(database);
    WebhooksView view;
    for (const WebhookRecord& hook : store::read_webhooks(database)) {
      view.webhooks.push_back(view_of(hook, deliveries));
    }
    for (const Delivery& delivery : deliveries) {
      if (delivery.given_up) view.given_up.push_back(delivery);
    }
    return view;
  });
}

WebhookView revoke_webhook(const Invocation& invocation, WebhookId id) {
  return write_act(invocation, [&](store::Database& database) {
    if (!find_webhook(database, id).ended) {
      store::end_webhook(database, id, invocation.now);
      record_act(database, invocation, "webhook taken back", subject_of(id), "");
    }
    return view_of(find_webhook(database, id), store::read_deliveries(database));
  });
}

namespace {

struct CreateWebhookArguments {
  std::string url;
  std::vector<std::string> events = {"publish", "consent", "promise", "escalation"};
  bool allow_private = false;
};

void arguments(auto& visit, CreateWebhookArguments& given) {
  visit("url", given.url, "where to post to", {.operand = true, .needed = true});
  visit("events", given.events,
        "publish, consent, promise, escalation, with commas between (default: all)");
  visit("allow_private", given.allow_private,
        "it may be on this machine or in a private network, where nothing is sent otherwise");
}

std::vector<HookEvent> events_of(const CreateWebhookArguments& given) {
  std::vector<HookEvent> events;
  for (const std::string& word : given.events) {
    const auto event = parse_hook_event(word);
    if (!event) throw BadArgument("events", "must be of publish, consent, promise and escalation");
    if (std::ranges::find(events, *event) == events.end()) events.push_back(*event);
  }
  std::ranges::sort(events);
  return events;
}

}  // namespace

std::vector<Operation> webhook_operations() {
  return {declare({.name = "webhook create",
                   .summary = "tell an address what happens; its secret is told this once",
                   .needs = Needs::kFolder,
                   .route = {"POST", "/api/v1/webhooks", 201},
                   .shown_once = true},
                  [](const Context& context, const CreateWebhookArguments& given) {
                    if (given.allow_private && context.remote) {
                      throw BadArgument("allow_private", "is for the command line alone");
                    }
                    return make_webhook(context.invocation,
                                        {given.url, events_of(given), given.allow_private});
                  }),
          declare({.name = "webhook list",
                   .summary = "list them, and what could not be delivered",
                   .needs = Needs::kFolder,
                   .route = {"GET", "/api/v1/webhooks"}},
                  list_webhooks),
          declare({.name = "webhook revoke",
                   .summary = "tell it nothing from now on",
                   .needs = Needs::kFolder,
                   .route = {"DELETE", "/api/v1/webhooks/{id}"}},
                  revoke_webhook)};
}

}  // namespace respite
