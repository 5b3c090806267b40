// What one is told by mail, and how; for a lead also what was sent and what waits.
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/view/message.h"
#include "render/report.h"
#include "server/pages/form.h"
#include "server/pages/parts.h"
#include "server/problem.h"
#include "server/routes.h"

namespace respite::server {
namespace {

using store::TokenRole;

constexpr const char* kMessagesPage = "/messages";

const Operation& named(std::string_view name) {
  const auto found = std::ranges::find(operations(), name, &Operation::name);
  if (found == operations().end()) throw Problem(404, "there is nothing here");
  return *found;
}

Outcome run(const Call& call, const OpenDesk& desk, std::string_view name,
            const http::Query& said) {
  const Prepared prepared = named(name).prepare();
  for (const ArgumentField& field : prepared.arguments) {
    const auto value = http::find_in(said, field.name);
    if (value && !value->empty()) read_text(field, *value);
  }
  prepared.check();
  return prepared.run({.invocation = desk.invocation,
                       .opened = &desk,
                       .role = call.role,
                       .subject = call.holder->token.subject,
                       .remote = true});
}

http::Response messages_page(const Call& call, const std::string& answer) {
  const OpenDesk desk = call.open_desk();
  Html content = element("h1", "Messages");
  if (!answer.empty()) content += element("p", {{"role", "status"}}, Html::text(answer));
  const auto chosen = run(call, desk, "message prefer", {});
  content += element("pre", render(chosen.as<PreferencesView>(), {}));
  content += form_of(named("message prefer"), address_at(call, kMessagesPage), {});
  if (call.may(TokenRole::kLead)) {
    const auto sent = run(call, desk, "message list", {});
    content +=
        element("h2", "Sent, and waiting") + element("pre", render(sent.as<MessagesView>(), {}));
  }
  return not_kept(html_page(
      "Messages", content + element("p", {}, link(address_at(call, "/"), "To the first page"))));
}

http::Response get_messages(const Call& call, Services& /*services*/) {
  return messages_page(call, "");
}

http::Response post_messages(const Call& call, Services& /*services*/) {
  const auto said = http::parse_query(call.request.body);
  if (!said) throw Problem(400, "this is no form");
  std::string answer = "It is noted.";
  try {
    static_cast<void>(run(call, call.open_desk(), "message prefer", *said));
  } catch (const BadArgument& bad) {
    answer = std::string(bad.argument()) + ' ' + bad.what();
  } catch (const Failure& refused) {
    answer = refused.what();
  }
  return messages_page(call, answer);
}

}  // namespace

std::vector<Route> message_routes() {
  return {{.method = "GET",
           .pattern = kMessagesPage,
           .least = TokenRole::kTechnician,
           .operation = "messages_page",
           .about = "What one is told by mail; for a lead also what was sent",
           .answer = get_messages,
           .page = true},
          {.method = "POST",
           .pattern = kMessagesPage,
           .least = TokenRole::kTechnician,
           .operation = "messages_form",
           .about = "Choose what one is told by mail",
           .answer = post_messages,
           .page = true}};
}

}  // namespace respite::server
