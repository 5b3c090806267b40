#include "app/webhooks.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/failure.h"
#include "app/standing.h"
#include "app/write_to.h"
#include "store/secret.h"

namespace respite {
namespace {

WebhookView view_of(const WebhookRecord& record, const std::vector<Letter>& letters) {
  WebhookView view;
  view.id = record.id;
  view.url = record.url;
  for (const HookEvent event : record.events) view.events.push_back(to_text(event));
  view.may_be_private = record.may_be_private;
  view.created = record.created;
  view.by = record.by;
  view.ended = record.ended;
  for (const Letter& letter : letters) {
    if (letter.webhook != record.id) continue;
    if (!letter.last_answer.empty()) view.last_answer = letter.last_answer;
    if (letter.delivered || letter.given_up) continue;
    ++view.waiting;
    view.next_try = std::min(view.next_try.value_or(letter.next_try), letter.next_try);
  }
  return view;
}

LetterView view_of(const Letter& letter) {
  LetterView view{letter.number, letter.webhook, letter.event,    letter.made,
                  letter.tries,  "waiting",      letter.next_try, letter.last_answer};
  if (letter.delivered) {
    view.state = "delivered";
    view.when = *letter.delivered;
  } else if (letter.given_up) {
    view.state = "given up";
    view.when = *letter.given_up;
  }
  return view;
}

// The webhook, which must be there.
WebhookRecord find_webhook(const store::Database& database, WebhookId id) {
  const auto hooks = store::read_webhooks(database);
  const auto found = std::ranges::find(hooks, id, &WebhookRecord::id);
  if (found == hooks.end()) {
    throw NoSuch(fmt::format("there is no webhook {}", id));
  }
  return *found;
}

std::string subject_of(WebhookId id) { return fmt::format("webhook {}", id); }

}  // namespace

MadeWebhookView make_webhook(const Invocation& invocation, const WebhookRequest& request) {
  if (const auto why_not = why_no_webhook(request.url, request.may_be_private)) {
    throw Failure(ExitCode::kInput, "the URL " + *why_not);  // it may hold a secret
  }
  WebhookRecord record;
  record.url = request.url;
  record.secret = store::random_secret_hex();
  record.events = request.events;
  record.may_be_private = request.may_be_private;
  record.created = invocation.now;
  record.by = invocation.by;
  write_to(invocation, [&](store::Database& database) {
    refuse_clock_behind(invocation, database);
    record.id = store::add_webhook(database, record);
    // The path of a URL is often a secret of its own.
    record_act(database, invocation, "webhook made", subject_of(record.id),
               "host=" + host_of(record.url));
  });
  return {view_of(record, {}), record.secret};
}

WebhooksView list_webhooks(const Invocation& invocation) {
  const auto database = store_to_read(invocation);
  return database.read([&](SQLite::Database&) {
    const std::vector<Letter> letters = store::read_letters(database);
    WebhooksView view;
    for (const WebhookRecord& hook : store::read_webhooks(database)) {
      view.webhooks.push_back(view_of(hook, letters));
    }
    for (const Letter& letter : letters) {
      if (letter.given_up) view.given_up.push_back(view_of(letter));
    }
    return view;
  });
}

WebhookView revoke_webhook(const Invocation& invocation, WebhookId id) {
  return write_to(invocation, [&](store::Database& database) {
    refuse_clock_behind(invocation, database);
    if (!find_webhook(database, id).ended) {
      store::end_webhook(database, id, invocation.now);
      record_act(database, invocation, "webhook taken back", subject_of(id), "");
    }
    return view_of(find_webhook(database, id), store::read_letters(database));
  });
}

}  // namespace respite
