#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "app/version/version.h"
#include "app/webhooks.h"
#include "store/secret.h"

namespace respite {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// How long after the first, second, ... failed try the next is made; after the last none is.
constexpr std::array<Seconds, 8> kWaits{minutes{1}, minutes{5}, minutes{30}, hours{2},
                                        hours{6},   hours{24},  hours{24},   hours{24}};
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

void note(store::Database& database, const Letter& letter, const Answer& answer, Instant now) {
  if (answer.taken()) {
    store::note_delivered(database, letter.number, now, answer.words);
  } else if (static_cast<std::size_t>(letter.tries) >= kWaits.size()) {
    store::give_up(database, letter.number, now, answer.words);
  } else {
    store::note_failed(database, letter.number, answer.words);
  }
}

LetterView view_of(const Letter& letter, const Answer& answer, Instant now, Instant next_try) {
  const bool last = static_cast<std::size_t>(letter.tries) >= kWaits.size();
  const std::string state = answer.taken() ? "delivered" : last ? "given up" : "waiting";
  return {letter.number,
          letter.webhook,
          letter.event,
          letter.made,
          letter.tries + 1,
          state,
          state == "waiting" ? next_try : now,
          answer.words};
}

}  // namespace

std::string signature_of(const std::string& secret, Instant at, const std::string& body) {
  const auto seconds = at.time_since_epoch().count();
  return fmt::format("t={},v1={}", seconds,
                     store::keyed_hash_hex(secret, fmt::format("{}.{}", seconds, body)));
}

DeliveryView deliver(const Invocation& invocation, const Deliverer& deliverer) {
  DeliveryView view;
  const auto reader = store::Database::open_to_read(invocation.folder);
  const std::vector<Letter> due = store::due_letters(reader, deliverer.clock());
  const auto waiting = [&] {
    return static_cast<int>(std::ranges::count_if(
        store::read_letters(reader),
        [](const Letter& letter) { return !letter.delivered && !letter.given_up; }));
  };
  if (due.empty()) {
    view.waiting = waiting();
    return view;
  }
  store::Database database = store::Database::open(invocation.folder);
  const std::vector<WebhookRecord> hooks = store::read_webhooks(database);
  std::set<WebhookId> silent;
  for (const Letter& letter : due) {
    if (deliverer.stop != nullptr && *deliverer.stop) break;
    const auto hook = std::ranges::find(hooks, letter.webhook, &WebhookRecord::id);
    if (hook == hooks.end() || silent.contains(letter.webhook)) continue;
    const Instant now = deliverer.clock();
    const auto wait = std::min(static_cast<std::size_t>(letter.tries), kWaits.size() - 1);
    const Instant next_try = now + kWaits[wait];
    if (!store::begin_try(database, letter, next_try)) continue;
    const Answer answer = deliverer.post(message_of(*hook, letter, now));
    note(database, letter, answer, now);
    if (answer.status == 0) silent.insert(letter.webhook);
    view.tried.push_back(view_of(letter, answer, now, next_try));
  }
  store::drop_done(database, deliverer.clock() - kKept);
  view.waiting = waiting();
  return view;
}

}  // namespace respite
