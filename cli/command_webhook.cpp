#include <algorithm>

#include "app/render/webhook_text.h"
#include "app/webhooks.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/number.h"

namespace respite {
namespace {

std::vector<HookEvent> events_of(const Session& session) {
  const std::string text = session.arguments().text_or("events", "publish,consent,promise");
  std::vector<HookEvent> events;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    const auto event = parse_hook_event(word);
    if (!event) {
      throw Failure(ExitCode::kInput,
                    "--events are publish, consent and promise, not \"" + word + "\"");
    }
    if (std::ranges::find(events, *event) == events.end()) events.push_back(*event);
    begin = end + 1;
  }
  std::ranges::sort(events);
  return events;
}

void create(const Session& session) {
  const auto& operands = session.arguments().operands();
  if (operands.size() < 2) throw Failure(ExitCode::kInput, "webhook create needs a URL");
  const MadeWebhookView view =
      make_webhook(invocation_of(session),
                   {operands[1], events_of(session), session.arguments().has("allow-private")});
  session.print(session.json() ? to_json(view) : render(view));
}

void list(const Session& session) {
  const WebhooksView view = list_webhooks(invocation_of(session));
  session.print(session.json() ? to_json(view) : render(view, session.style()));
}

void revoke(const Session& session) {
  const WebhookView view =
      revoke_webhook(invocation_of(session), number_of(session, 1, "the number of a webhook"));
  session.print(session.json() ? to_json(view) : render(view));
}

void deliver_due(const Session& session) {
  const Deliverer deliverer{session.clock(), post, session.stop()};
  const DeliveryView view = deliver(invocation_of(session), deliverer);
  session.print(session.json() ? to_json(view) : render(view, session.style()));
}

ExitCode run_webhook(const Session& session) {
  const std::string& verb = session.arguments().operands()[0];
  if (verb == "create") {
    create(session);
  } else if (verb == "list") {
    list(session);
  } else if (verb == "revoke") {
    revoke(session);
  } else if (verb == "deliver") {
    deliver_due(session);
  } else {
    throw Failure(ExitCode::kInput,
                  "webhook does create, list, revoke or deliver, not \"" + verb + "\"");
  }
  return ExitCode::kDone;
}

}  // namespace

Command webhook_command() {
  return {
      .name = "webhook",
      .summary = "tell other programs what happens",
      .about =
          "Posts a small JSON body to URL when a rota is published, a consent is asked for or a "
          "promise turns at risk. Each is signed with the webhook's secret, which is printed "
          "once, and carries an id that stays the same when it is sent again "
          "(docs/operations.md says how to check it). What is not taken is tried again for three "
          "days; webhook list shows what waits and what was given up. Without a server, let cron "
          "run webhook deliver every minute, and queue --settle, which finds promises at risk.",
      .operands = {{"VERB", "create, list, revoke or deliver", true},
                   {"WHAT", "create: the URL; revoke: the webhook's number", false}},
      .options = {{"events", 0, "LIST",
                   "publish, consent, promise, with commas between (default: all three)"},
                  {"allow-private", 0, "",
                   "it may be on this machine or in a private network, where nothing is sent "
                   "otherwise"}},
      .run = run_webhook};
}

}  // namespace respite
