#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <iterator>

#include "app/desk/write_to.h"
#include "app/operation/operations.h"
#include "app/operation/version/version.h"
#include "app/record/tries.h"
#include "app/record/webhooks.h"
#include "app/view/webhook.h"
#include "store/messages/ladder.h"
#include "store/messages/mails.h"
#include "store/secret.h"

namespace respite {
namespace {

Message message_of(const WebhookRecord& hook, const Delivery& delivery, Instant now) {
  return {
      hook.url,
      {"Content-Type: application/json", fmt::format("User-Agent: respite/{}", program_version()),
       "Respite-Event: " + delivery.event,
       "Respite-Signature: " + signature_of(hook.secret, now, delivery.body)},
      delivery.body,
      hook.may_be_private};
}

// The delivery as it is after the try.
Delivery noted(store::Database& database, Delivery delivery, const Answer& answer, Instant now,
               Pauses pauses) {
  const bool last = was_last_try(delivery.tries, pauses);
  ++delivery.tries;
  delivery.last_answer = answer.words;
  if (answer.taken()) {
    delivery.delivered = now;
    store::note_delivered(database, delivery, now, answer.words);
  } else if (last) {
    delivery.given_up = now;
    store::give_up(database, delivery.number, now, answer.words);
  } else {
    store::note_failed(database, delivery.number, answer.words);
  }
  return delivery;
}

}  // namespace

std::string signature_of(const std::string& secret, Instant at, const std::string& body) {
  const auto seconds = at.time_since_epoch().count();
  return fmt::format("t={},v1={}", seconds,
                     store::keyed_hash_hex(secret, fmt::format("{}.{}", seconds, body)));
}

DeliveryView deliver_to(const Invocation& invocation, const Deliverer& deliverer,
                        WebhookId webhook) {
  DeliveryView view;
  const auto database = store_to_write(invocation);
  const std::vector<WebhookRecord> hooks = store::read_webhooks(*database);
  const auto hook = std::ranges::find(hooks, webhook, &WebhookRecord::id);
  if (hook == hooks.end()) return view;
  for (Delivery& delivery : store::due_deliveries(*database, webhook, deliverer.clock())) {
    if (deliverer.stop != nullptr && *deliverer.stop) break;
    const Instant now = deliverer.clock();
    const Pauses pauses = pauses_of(store::is_of_emergency(*database, delivery.event));
    const Instant next_try = next_try_after(delivery.tries, now, pauses);
    if (!store::begin_try(*database, delivery, next_try)) continue;
    Message message = message_of(*hook, delivery, now);
    message.stop = deliverer.stop;
    const Answer answer = deliverer.post(message);
    delivery.next_try = next_try;
    view.tried.push_back(noted(*database, std::move(delivery), answer, now, pauses));
    if (answer.status == 0) break;
  }
  store::drop_done(*database, deliverer.clock() - kLettersAreKept);
  return view;
}

OutboxView read_outbox(const Invocation& invocation, Instant now) {
  const auto database = store_to_read(invocation);
  OutboxView view;
  view.waiting = static_cast<int>(store::count_waiting(database));
  view.due = store::due_webhooks(database, now);
  view.mails = store::is_mail_due(database, now);
  return view;
}

DeliveryView deliver(const Invocation& invocation, const Deliverer& deliverer) {
  std::vector<std::future<DeliveryView>> runs;
  for (const WebhookId webhook : read_outbox(invocation, deliverer.clock()).due) {
    runs.push_back(std::async(std::launch::async, [&invocation, &deliverer, webhook] {
      return deliver_to(invocation, deliverer, webhook);
    }));
  }
  DeliveryView view;
  for (std::future<DeliveryView>& run : runs) {
    DeliveryView one = run.get();
    std::ranges::move(one.tried, std::back_inserter(view.tried));
  }
  std::ranges::sort(view.tried, {}, &Delivery::number);
  view.waiting = read_outbox(invocation, deliverer.clock()).waiting;
  return view;
}

Operation webhook_deliver_operation() {
  return declare(
      {.name = "webhook deliver", .summary = "deliver what is due", .needs = Needs::kFolder},
      [](const Context& context, const NoArguments& /*given*/) {
        return deliver(context.invocation, Deliverer{context.clock, post, context.stop});
      });
}

}  // namespace respite
