#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <future>
#include <iterator>
#include <set>

#include "app/desk/write_to.h"
#include "app/operation/operations.h"
#include "app/operation/version/version.h"
#include "app/record/webhooks.h"
#include "app/view/webhook.h"
#include "store/secret.h"

namespace respite {
namespace {

using namespace std::chrono_literals;

// How long after the first, second, ... failed try the next is made; after the last none is.
constexpr std::array<Seconds, 8> kWaits{1min, 5min, 30min, 2h, 6h, 24h, 24h, 24h};
constexpr std::chrono::days kKept{30};  // what was delivered or given up, to be looked up

Message message_of(const WebhookRecord& hook, const Letter& letter, Instant now) {
  return {
      hook.url,
      {"Content-Type: application/json", fmt::format("User-Agent: respite/{}", program_version()),
       "Respite-Event: " + letter.event,
       "Respite-Signature: " + signature_of(hook.secret, now, letter.body)},
      letter.body,
      hook.may_be_private};
}

// The letter as it is after the try.
Letter noted(store::Database& database, Letter letter, const Answer& answer, Instant now) {
  const bool last = static_cast<std::size_t>(letter.tries) >= kWaits.size();
  ++letter.tries;
  letter.last_answer = answer.words;
  if (answer.taken()) {
    letter.delivered = now;
    store::note_delivered(database, letter.number, now, answer.words);
  } else if (last) {
    letter.given_up = now;
    store::give_up(database, letter.number, now, answer.words);
  } else {
    store::note_failed(database, letter.number, answer.words);
  }
  return letter;
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
  for (Letter& letter : store::due_letters(*database, deliverer.clock())) {
    if (letter.webhook != webhook) continue;
    if (deliverer.stop != nullptr && *deliverer.stop) break;
    const Instant now = deliverer.clock();
    const auto wait = std::min(static_cast<std::size_t>(letter.tries), kWaits.size() - 1);
    const Instant next_try = now + kWaits[wait];
    if (!store::begin_try(*database, letter, next_try)) continue;
    Message message = message_of(*hook, letter, now);
    message.stop = deliverer.stop;
    const Answer answer = deliverer.post(message);
    letter.next_try = next_try;
    view.tried.push_back(noted(*database, std::move(letter), answer, now));
    if (answer.status == 0) break;
  }
  store::drop_done(*database, deliverer.clock() - kKept);
  return view;
}

OutboxView read_outbox(const Invocation& invocation, Instant now) {
  const auto database = store_to_read(invocation);
  OutboxView view;
  view.waiting = static_cast<int>(store::count_waiting(database));
  std::set<WebhookId> due;
  for (const Letter& letter : store::due_letters(database, now)) due.insert(letter.webhook);
  view.due.assign(due.begin(), due.end());
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
  std::ranges::sort(view.tried, {}, &Letter::number);
  view.waiting = read_outbox(invocation, deliverer.clock()).waiting;
  return view;
}

Operation webhook_deliver_operation() {
  return declare<NoArguments, DeliveryView>(
      {.name = "webhook deliver",
       .summary = "deliver what is due",
       .writes = true,
       .needs = Needs::kFolder},
      [](const Context& context, const NoArguments& /*given*/) {
        return deliver(context.invocation, Deliverer{context.clock, post, context.stop});
      });
}

}  // namespace respite
