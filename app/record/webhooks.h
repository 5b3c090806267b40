// Webhooks: made, listed, taken back; and the outbox delivered.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/record/hooks/post.h"
#include "app/view/webhook.h"
#include "store/messages/webhooks.h"

namespace respite {

struct WebhookRequest {
  std::string url;
  std::vector<HookEvent> events;
  bool may_be_private = false;
};

// Throws Failure(kInput) where nothing can be sent there.
[[nodiscard]] MadeWebhookView make_webhook(const Invocation& invocation,
                                           const WebhookRequest& request);
[[nodiscard]] WebhooksView list_webhooks(const Invocation& invocation);
// From now on it is told nothing. Throws Failure(kInput) where there is no such webhook.
[[nodiscard]] WebhookView revoke_webhook(const Invocation& invocation, WebhookId id);

// All of it is used by several threads at once.
struct Deliverer {
  std::function<Instant()> clock;           // the present, asked again before each try
  Post post;                                // how a message is sent
  const std::atomic<bool>* stop = nullptr;  // looked at between tries, and while one waits
};

// Tries what is due to one webhook, oldest first. A try that fails is made again after 1 and 5
// minutes, half an hour, 2, 6, 15, 24 and 24 hours; then, after three days, the delivery is given
// up. It holds up nothing behind it, but a webhook that gave no answer at all is left alone for the
// rest of the run. Whoever is killed between sending and noting it sends it again, under the same
// id: at least once, and never lost.
[[nodiscard]] DeliveryView deliver_to(const Invocation& invocation, const Deliverer& deliverer,
                                      WebhookId webhook);
// The same to all webhooks at a time, so that a slow one holds up no other; by delivery.
[[nodiscard]] DeliveryView deliver(const Invocation& invocation, const Deliverer& deliverer);

// What the outbox holds: how many letters wait, for which webhooks some are due by now, and whether
// mails are.
struct OutboxView {
  int waiting = 0;
  std::vector<WebhookId> due;
  bool mails = false;
};
[[nodiscard]] OutboxView read_outbox(const Invocation& invocation, Instant now);

// "t=1796893200,v1=HEX": HMAC-SHA-256 under the secret of the seconds, a full stop and the body.
[[nodiscard]] std::string signature_of(const std::string& secret, Instant at,
                                       const std::string& body);

}  // namespace respite
