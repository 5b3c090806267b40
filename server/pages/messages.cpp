// What one is told by mail, and how; for a lead also what was sent and what waits.
#include "app/view/message.h"
#include "render/report.h"
#include "server/pages/form.h"
#include "server/pages/frame.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/routes.h"

namespace respite::server {
namespace {

using store::TokenRole;

constexpr const char* kMessagesPage = "/messages";

http::Response messages_page(const Call& call, const std::string& answer) {
  const OpenDesk desk = call.open_desk();
  const Words words = words_for(call);
  Html content = element("h1", words("Messages"));
  if (!answer.empty())
    content += element("p", {{"class", "card answer"}, {"role", "status"}}, Html::text(answer));
  const auto chosen = run_operation(call, desk, "message prefer");
  content += element("h2", words("What I am told by mail"));
  content += element("pre", render(chosen.as<PreferencesView>(), {}));
  content += element("h2", words("Choose"));
  content += form_of(operation_named("message prefer"), address_at(call, kMessagesPage), {});
  if (call.may(TokenRole::kLead)) {
    const auto sent = run_operation(call, desk, "message list");
    content += element("h2", words("Sent, and waiting")) +
               element("pre", render(sent.as<MessagesView>(), {}));
  }
  return framed(call, words, {words("Messages"), Section::kMessages}, content.markup());
}

http::Response get_messages(const Call& call, Services& /*services*/) {
  return messages_page(call, "");
}

http::Response post_messages(const Call& call, Services& /*services*/) {
  const http::Query said = form_in(call);
  const std::string refused = refusal_of(
      [&] { static_cast<void>(run_operation(call, call.open_desk(), "message prefer", said)); });
  const Words words = words_for(call);
  return messages_page(call, refused.empty() ? words("It is noted.") : refused);
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
